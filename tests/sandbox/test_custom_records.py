"""Custom records: custom tables and Ramp's own, their columns, rows and cells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ramp_api import operations
from ramp_api.sandbox.behaviour.record_cells import MOST_SHOWN
from ramp_api.sandbox.registry import BEHAVIOURS

from .wire import Reply, Wire

ROOT = "/custom-records"
TABLES = f"{ROOT}/custom-tables"
NATIVE = f"{ROOT}/native-tables"
MAKE = f"{ROOT}/configure"
NOBODY = "00000000-0000-4000-8000-000000000000"

names = (f"table_{number}" for number in range(10_000))


def everything(wire: Wire, path: str, **query: Any) -> list[dict[str, Any]]:
    """A list to its end: here ``next`` is the cursor itself."""
    found: list[dict[str, Any]] = []
    start: dict[str, str] = {}
    while True:
        reply = wire.get(path, **query, **start)
        assert reply.status == 200, reply.content
        found += reply.json["data"]
        following = reply.json["page"]["next"]
        if following is None:
            return found
        assert "/" not in following
        start = {"start": following}


def make(wire: Wire, *columns: dict[str, Any]) -> str:
    name = next(names)
    reply = wire.json("POST", f"{MAKE}/custom-tables", {"table_label": name.title(), "table_name": name})
    assert (reply.status, reply.content) == (200, b"")
    for column in columns:
        assert add(wire, name, column).status == 200
    return name


def add(wire: Wire, table: str, column: dict[str, Any]) -> Reply:
    return wire.json("POST", f"{MAKE}/custom-tables/{table}/columns", column)


def plain(kind: str, name: str) -> dict[str, Any]:
    return {"column_type_name": kind, "label": name.title(), "name": name}


def reference(
    kind: str, name: str, table: str, back: str, cardinality: str = "many_to_one", **more: Any
) -> dict[str, Any]:
    arguments = {
        "cardinality": cardinality,
        "corresponding_column_name": back,
        "foreign_table": {"table_name": table},
        **more,
    }
    return {**plain(f"{kind}_reference", name), "reference_args": arguments}


def row(key: str, **cells: Any) -> dict[str, Any]:
    listed = [
        {"name": name, "contents": one}
        for name, contents in cells.items()
        for one in (contents if isinstance(contents, list) else [contents])
    ]
    return {"external_key": key, "cells": listed}


def put(wire: Wire, table: str, *rows: dict[str, Any]) -> Reply:
    return wire.json("PUT", f"{TABLES}/{table}/rows", {"data": list(rows)})


def append(wire: Wire, table: str, *rows: dict[str, Any]) -> Reply:
    return wire.json("POST", f"{TABLES}/{table}/rows/-/append", {"data": list(rows)})


def remove(wire: Wire, table: str, *rows: dict[str, Any]) -> Reply:
    return wire.json("POST", f"{TABLES}/{table}/rows/-/remove", {"data": list(rows)})


def held(wire: Wire, table: str, **query: Any) -> dict[str, dict[str, Any]]:
    """What the rows of a table hold, by their keys and the labels of columns; references as lists of keys."""
    return {one["external_key"]: cells(one) for one in everything(wire, f"{TABLES}/{table}/rows", **query)}


def cells(one: dict[str, Any]) -> dict[str, Any]:
    found = {cell["column_display_name"]: cell["value"] for cell in one["cells"]}
    return {
        name: [each["external_key"] for each in value["rows"]] if "rows" in value else value["value"]
        for name, value in found.items()
    }


def keys(wire: Wire, table: str, **query: Any) -> list[str]:
    return list(held(wire, table, **query))


@pytest.fixture(scope="module")
def plainly(changing: Wire) -> str:
    """A table with a text and a boolean, and rows."""
    table = make(changing, plain("text", "note"), plain("boolean", "done"))
    data = [row("a", note="one", done=True), row("b", note="two", done=False), row("c", note=None, done=None)]
    assert put(changing, table, *data).json == {"metadata": {"inserted": 3, "updated": 0}}
    return table


@pytest.fixture(scope="module")
def users(changing: Wire) -> list[dict[str, Any]]:
    return changing.all("/users")


# --- The founding company ---


def test_every_record_of_the_founding_company_is_as_ramp_says(shared: Wire) -> None:
    tables = [one["table_name"] for one in everything(shared, TABLES)]
    assert tables == ["projects", "milestones"]
    for table in tables:
        assert everything(shared, f"{TABLES}/{table}/columns")
        assert everything(shared, f"{TABLES}/{table}/rows")
        assert everything(shared, f"{TABLES}/{table}/rows", include_all_referenced_rows=True)
    native = [one["table_name"] for one in everything(shared, NATIVE)]
    assert native == ["users", "departments", "transactions"]
    for table in native:
        columns = everything(shared, f"{NATIVE}/{table}/columns")
        assert bool(columns) == (table != "transactions")
    assert len(everything(shared, f"{NATIVE}/departments/rows")) == len(shared.all("/departments"))


def test_references_of_the_founding_company_hold_in_both_directions(shared: Wire) -> None:
    asked = {"include_all_referenced_rows": True}
    people = {one["id"] for one in everything(shared, f"{NATIVE}/users/rows", page_size=100)}
    projects, milestones = held(shared, "projects", **asked), held(shared, "milestones", **asked)
    assert {one["Lead"][0] for one in projects.values()} <= people
    for key, one in milestones.items():
        assert key in projects[one["Project"][0]]["Milestones"]
    led = {one["id"]: cells(one).get("Leads", []) for one in everything(shared, f"{NATIVE}/users/rows", **asked)}
    assert all(key in led[one["Lead"][0]] for key, one in projects.items())
    by_department = {one["id"]: cells(one) for one in everything(shared, f"{NATIVE}/departments/rows", **asked)}
    for key, one in projects.items():
        assert all(key in by_department[department]["Projects"] for department in one["Departments"])


def test_a_cell_shows_some_rows_and_says_that_there_are_more(shared: Wire) -> None:
    def first(**query: Any) -> dict[str, Any]:
        one = everything(shared, f"{TABLES}/projects/rows", **query)[0]
        return next(cell["value"] for cell in one["cells"] if cell["column_display_name"] == "Milestones")

    assert (len(first()["rows"]), first()["has_more"]) == (MOST_SHOWN, True)
    whole = first(include_all_referenced_rows=True)
    assert (len(whole["rows"]), whole["has_more"]) == (MOST_SHOWN + 4, False)


def test_the_same_seed_has_the_same_custom_records(opened: Any) -> None:
    first, second, other = opened(seed=5), opened(seed=5), opened(seed=6)
    for path in (f"{TABLES}/projects/rows", f"{NATIVE}/users/rows", f"{TABLES}/projects/columns"):
        assert first.get(path).content == second.get(path).content != other.get(path).content


# --- Tables ---


def test_a_table_that_is_made_is_listed(changing: Wire) -> None:
    name = make(changing)
    assert everything(changing, TABLES)[-1] == {
        "table_label": name.title(),
        "table_name": name,
        "type": "custom_table",
    }
    assert everything(changing, f"{TABLES}/{name}/rows") == everything(changing, f"{TABLES}/{name}/columns") == []
    again = changing.json("POST", f"{MAKE}/custom-tables", {"table_label": "Other", "table_name": name})
    assert (again.status, again.code) == (409, "SANDBOX_CONFLICT")


@pytest.mark.parametrize(
    "body",
    [
        {"table_label": "x", "table_name": ""},
        {"table_label": "x", "table_name": "a.b"},
        {"table_label": "x", "table_name": "a/b"},
        {"table_label": "x", "table_name": "ä"},
        {"table_label": " ", "table_name": "fine"},
        {"table_label": "x", "table_name": "fine", "type": "native_table"},
        {"table_name": "fine"},
        {"table_label": "x", "table_name": "fine", "colour": "red"},
    ],
)
def test_a_table_that_cannot_be_is_refused(changing: Wire, body: dict[str, Any]) -> None:
    before = everything(changing, TABLES)
    assert changing.json("POST", f"{MAKE}/custom-tables", body).status == 422
    assert everything(changing, TABLES) == before


def test_tables_and_columns_have_pages(opened: Any) -> None:
    wire: Wire = opened()
    made = [make(wire) for _ in range(60)]
    assert [one["table_name"] for one in everything(wire, TABLES)][2:] == made
    assert len(wire.get(TABLES).json["data"]) == 50
    for number in range(60):
        assert add(wire, made[0], plain("text", f"c{number}")).status == 200
    names_of = [one["name"] for one in everything(wire, f"{TABLES}/{made[0]}/columns")]
    assert names_of == [f"c{number}" for number in range(60)]
    assert wire.get(TABLES, start=NOBODY).status == 422


def test_ramps_own_tables_are_extended_once(changing: Wire) -> None:
    assert changing.get(f"{NATIVE}/locations/columns").code == "DEVELOPER_7003"
    reply = changing.json("POST", f"{MAKE}/native-tables", {"table_name": "locations"})
    assert (reply.status, reply.content) == (200, b"")
    assert {"table_name": "locations", "type": "native_table"} in everything(changing, NATIVE)
    assert everything(changing, f"{NATIVE}/locations/columns") == []
    assert changing.json("POST", f"{MAKE}/native-tables", {"table_name": "locations"}).status == 409
    assert changing.json("POST", f"{MAKE}/native-tables", {"table_name": "vendors"}).status == 422
    wrong = {"table_name": "bills", "type": "custom_table"}
    assert changing.json("POST", f"{MAKE}/native-tables", wrong).status == 422
    for path in (f"{NATIVE}/vendors/rows", f"{NATIVE}/business_entities/rows"):
        assert changing.get(path).code == "DEVELOPER_7003"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", f"{TABLES}/none/rows", None),
        ("GET", f"{TABLES}/none/columns", None),
        ("PUT", f"{TABLES}/none/rows", {"data": [{"external_key": "a", "cells": []}]}),
        ("POST", f"{TABLES}/none/rows/-/append", {"data": [{"external_key": "a", "cells": []}]}),
        ("POST", f"{TABLES}/none/rows/-/remove", {"data": [{"external_key": "a", "cells": []}]}),
        ("DELETE", f"{TABLES}/none/rows", {"data": [{"external_key": "a"}]}),
        ("PATCH", f"{TABLES}/none/rows/{NOBODY}", {"new_external_key": "a"}),
        ("PATCH", f"{MAKE}/custom-tables/none/columns/a", {"new_name": "b"}),
        ("PATCH", f"{MAKE}/native-tables/users/columns/none", {"new_name": "b"}),
        ("POST", f"{MAKE}/custom-tables/none/columns", plain("text", "a")),
        ("POST", f"{MAKE}/native-tables/none/columns", plain("text", "a")),
    ],
)
def test_a_table_that_is_not_there_is_a_404(changing: Wire, method: str, path: str, body: Any) -> None:
    reply = changing.json(method, path, body) if body else changing.get(path)
    assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


# --- Columns ---


def test_columns_of_every_kind(changing: Wire) -> None:
    other = make(changing)
    table = make(changing)
    for column in (
        plain("text", "note"),
        plain("boolean", "done"),
        reference("custom", "parent", other, "children"),
        reference("native", "people", "users", f"{table}_people", "many_to_many", corresponding_column_label="Where"),
    ):
        reply = add(changing, table, column)
        assert (reply.status, set(reply.json)) == (200, {"column_id"})
    found = {one["name"]: one for one in everything(changing, f"{TABLES}/{table}/columns")}
    assert [one["type"]["type"] for one in found.values()] == [
        "text",
        "boolean",
        "custom_reference",
        "native_reference",
    ]
    assert all(one["allows_writes"] for one in found.values())
    (there,) = everything(changing, f"{TABLES}/{other}/columns")
    assert (there["name"], there["allows_writes"], there["display_name"]) == ("children", False, table.title())
    assert there["type"]["cardinality"] == "one_to_many"
    assert there["type"]["corresponding_column_id"] == found["parent"]["id"]
    assert found["parent"]["type"]["corresponding_column_id"] == there["id"]
    assert found["parent"]["type"]["table_display_name"] == other.title()
    assert there["type"]["table_name"] == table
    people = next(one for one in everything(changing, f"{NATIVE}/users/columns") if one["name"] == f"{table}_people")
    assert (people["display_name"], people["type"]["cardinality"]) == ("Where", "many_to_many")


@pytest.mark.parametrize(
    ("column", "status"),
    [
        (plain("number", "x"), 422),
        (plain("text", "a b"), 422),
        ({**plain("text", "x"), "label": " "}, 422),
        (plain("text", "note"), 409),
        (plain("custom_reference", "x"), 422),
        ({**reference("custom", "x", "projects", "y"), "column_type_name": "text"}, 422),
        (reference("custom", "x", "none", "y"), 422),
        (reference("custom", "x", "projects", "y", "one_to_many"), 422),
        (reference("custom", "x", "projects", "title"), 409),
        (reference("custom", "x", "projects", "y", corresponding_column_label=" "), 422),
        (reference("custom", "x", "projects", "y", foreign_table={"table_name": "users", "type": "native_table"}), 422),
        (reference("native", "x", "projects", "y"), 422),
        (reference("native", "x", "bills", "y"), 422),
    ],
)
def test_a_column_that_cannot_be_is_refused(changing: Wire, plainly: str, column: dict[str, Any], status: int) -> None:
    before = [everything(changing, f"{TABLES}/{table}/columns") for table in (plainly, "projects")]
    assert add(changing, plainly, column).status == status
    # Nor is half of it there: the counterpart without the column.
    assert [everything(changing, f"{TABLES}/{table}/columns") for table in (plainly, "projects")] == before


def test_a_column_can_be_renamed(changing: Wire) -> None:
    table = make(changing, plain("text", "old"), plain("text", "other"))
    assert put(changing, table, row("a", old="x")).status == 200
    path = f"{MAKE}/custom-tables/{table}/columns"
    reply = changing.json("PATCH", f"{path}/old", {"new_name": "new"})
    assert (reply.status, reply.json["name"], reply.json["display_name"]) == (200, "new", "Old")
    assert reply.json in everything(changing, f"{TABLES}/{table}/columns")
    assert held(changing, table) == {"a": {"Old": "x"}}
    assert put(changing, table, row("a", old="y")).status == 422
    assert put(changing, table, row("a", new="y")).status == 200
    assert changing.json("PATCH", f"{path}/new", {"new_name": "new"}).status == 200
    assert changing.json("PATCH", f"{path}/new", {"new_name": "other"}).status == 409
    assert changing.json("PATCH", f"{path}/old", {"new_name": "x"}).status == 404
    assert changing.json("PATCH", f"{path}/new", {"new_name": "a.b"}).status == 422
    assert changing.json("PATCH", f"{path}/new", {"new_name": 5}).status == 422
    assert changing.json("PATCH", f"{path}/new", {}).status == 422
    unknown = changing.json("PATCH", f"{path}/new", {"new_name": "x", "label": "X"})
    assert (unknown.status, unknown.code) == (501, "SANDBOX_NOT_IMPLEMENTED")
    native = changing.json("PATCH", f"{MAKE}/native-tables/users/columns/badge", {"new_name": "badge_number"})
    assert (native.status, native.json["name"]) == (200, "badge_number")
    back = changing.json("PATCH", f"{MAKE}/native-tables/users/columns/badge_number", {"new_name": "badge"})
    assert back.status == 200


# --- Rows of custom tables ---


def test_what_is_put_is_what_is_held(changing: Wire) -> None:
    table = make(changing, plain("text", "note"), plain("boolean", "done"))
    first = put(changing, table, row("a", note="one", done=True), row("b", note="two", done=None))
    assert first.json == {"metadata": {"inserted": 2, "updated": 0}}
    assert held(changing, table) == {"a": {"Note": "one", "Done": True}, "b": {"Note": "two"}}
    second = put(changing, table, row("c", note=None), row("a", note="other"))
    assert second.json == {"metadata": {"inserted": 1, "updated": 1}}
    # Columns that were not named stay.
    assert held(changing, table) == {"a": {"Note": "other", "Done": True}, "b": {"Note": "two"}, "c": {}}
    assert put(changing, table, row("a", note=None)).status == 200
    assert held(changing, table)["a"] == {"Done": True}


@pytest.mark.parametrize(
    "data",
    [
        [],
        [row("d", note="x"), row("e", done=True)],
        [row("d", note="x"), row("d", note="y")],
        [row(" ", note="x")],
        [row("d", colour="x")],
        [row("d", note=True)],
        [row("d", note="")],
        [row("d", note={"column_name": "id", "value": "x"})],
        [row("d", done="true")],
        [row("d", note=["x", "y"])],
        [row("d", note=["x", None])],
        [row("d", note=[None, None])],
        [row("d", note=5)],
        [{"external_key": "d"}],
    ],
)
def test_a_batch_with_a_fault_leaves_nothing(changing: Wire, plainly: str, data: list[dict[str, Any]]) -> None:
    before = held(changing, plainly)
    good = [row("z", **{cell["name"]: None for cell in data[0].get("cells", [])})] if data else []
    assert put(changing, plainly, *good, *data).status == 422
    assert held(changing, plainly) == before


def test_references_are_seen_from_both_sides(changing: Wire, users: list[dict[str, Any]]) -> None:
    parents = make(changing)
    table = make(
        changing,
        reference("custom", "parent", parents, "children"),
        reference("native", "people", "users", "seen_in", "many_to_many"),
    )
    assert put(changing, parents, row("p"), row("q")).status == 200
    first, second = users[0], users[1]
    named = {"column_name": "email", "value": second["email"]}
    assert put(changing, table, row("a", parent="p", people=[first["id"].upper(), named])).status == 200
    assert put(changing, table, row("b", parent={"column_name": "external_key", "value": "p"})).status == 200
    assert held(changing, table) == {
        "a": {"Parent": ["p"], "People": [first["id"], second["id"]]},
        "b": {"Parent": ["p"]},
    }
    assert held(changing, parents) == {"p": {table.title(): ["a", "b"]}, "q": {}}
    (person,) = everything(changing, f"{NATIVE}/users/rows", ramp_id=first["id"])
    assert cells(person)[table.title()] == ["a"]
    assert put(changing, table, row("a", parent="q")).status == 200
    assert held(changing, parents) == {"p": {table.title(): ["b"]}, "q": {table.title(): ["a"]}}
    # Nobody writes what follows from the other side.
    assert put(changing, parents, row("p", children="a")).status == 422
    for wrong in (
        row("a", parent="none"),
        row("a", parent=["p", "q"]),
        row("a", parent=True),
        row("a", parent={"column_name": "title", "value": "p"}),
        row("a", people=NOBODY),
        row("a", people=[first["id"], first["id"]]),
        row("a", people={"column_name": "email", "value": "nobody@example.com"}),
        row("a", people={"column_name": "role", "value": "BUSINESS_OWNER"}),
    ):
        assert put(changing, table, wrong).status == 422, wrong


def test_rows_of_one_call_may_refer_to_each_other(changing: Wire) -> None:
    table = make(changing)
    assert add(changing, table, reference("custom", "next", table, "previous")).status == 200
    assert put(changing, table, row("a", next="b"), row("b", next="a")).status == 200
    label = table.title()
    assert held(changing, table) == {"a": {"Next": ["b"], label: ["b"]}, "b": {"Next": ["a"], label: ["a"]}}


def test_cells_are_appended_and_removed(changing: Wire, users: list[dict[str, Any]]) -> None:
    table = make(changing, plain("text", "note"), reference("native", "people", "users", "listed_in", "many_to_many"))
    ids = [one["id"] for one in users[:3]]
    assert put(changing, table, row("a"), row("b")).status == 200
    added = append(changing, table, row("a", people=ids[:2], note="x"), row("b", people=ids[0]))
    assert added.json == {"metadata": {"inserted": 4}}
    # What is there is not there twice.
    assert append(changing, table, row("a", people=ids[1:])).json == {"metadata": {"inserted": 1}}
    assert held(changing, table) == {"a": {"Note": "x", "People": ids}, "b": {"People": [ids[0]]}}
    assert append(changing, table, row("b", note="y"), row("a", note="y")).status == 422
    assert "Note" not in held(changing, table)["b"]
    gone = remove(changing, table, row("a", people=[ids[1]], note="other"), row("b", people=ids[1]))
    assert gone.json == {"metadata": {"deleted": 1}}
    assert remove(changing, table, row("a", note="x")).json == {"metadata": {"deleted": 1}}
    assert held(changing, table) == {"a": {"People": [ids[0], ids[2]]}, "b": {"People": [ids[0]]}}
    for change in (append, remove):
        assert change(changing, table, row("none", note="x")).status == 422
        assert change(changing, table, row("a", note=None)).status == 422
        assert change(changing, table, row("a", colour="x")).status == 422
        assert change(changing, table).status == 422
        assert change(changing, table, {"external_key": "a", "cells": [{"name": "note"}]}).status == 422


def test_a_row_can_be_renamed(changing: Wire) -> None:
    parents = make(changing)
    table = make(changing, reference("custom", "parent", parents, "children"))
    put(changing, parents, row("p"), row("q"))
    put(changing, table, row("a", parent="p"))
    one, other = everything(changing, f"{TABLES}/{parents}/rows")
    path = f"{TABLES}/{parents}/rows"
    reply = changing.json("PATCH", f"{path}/{one['id'].upper()}", {"new_external_key": "r"})
    assert (reply.status, reply.json) == (200, {**one, "external_key": "r", "display_name": "r"})
    assert held(changing, table) == {"a": {"Parent": ["r"]}}
    assert keys(changing, parents) == ["r", "q"]
    assert changing.json("PATCH", f"{path}/{one['id']}", {"new_external_key": "q"}).status == 409
    assert changing.json("PATCH", f"{path}/{other['id']}", {"new_external_key": "q"}).status == 200
    assert changing.json("PATCH", f"{path}/{one['id']}", {"new_external_key": " "}).status == 422
    assert changing.json("PATCH", f"{path}/{NOBODY}", {"new_external_key": "x"}).status == 404
    elsewhere = changing.json("PATCH", f"{TABLES}/{table}/rows/{one['id']}", {"new_external_key": "x"})
    assert elsewhere.code == "DEVELOPER_7003"


def test_a_row_that_is_deleted_is_gone_from_everywhere(changing: Wire) -> None:
    parents = make(changing, plain("text", "note"))
    table = make(changing, reference("custom", "parent", parents, "children"))
    put(changing, parents, row("p", note="x"), row("q", note="x"))
    put(changing, table, row("a", parent="p"), row("b", parent="q"))
    path = f"{TABLES}/{parents}/rows"
    # A text that says what looks like the row's id is still a text.
    put(changing, parents, row("q", note=everything(changing, path)[0]["id"]))
    for data in ([], [{"external_key": "p"}, {"external_key": "none"}], [{"external_key": "p"}] * 2):
        assert changing.json("DELETE", path, {"data": data}).status == 422
    assert keys(changing, parents) == ["p", "q"]
    gone = changing.json("DELETE", path, {"data": [{"external_key": "p"}]})
    assert (gone.status, gone.json) == (200, {"metadata": {"deleted": 1}})
    assert list(held(changing, parents)) == ["q"]
    assert set(held(changing, parents)["q"]) == {"Note", table.title()}
    assert held(changing, table) == {"a": {}, "b": {"Parent": ["q"]}}
    # The same key later is another row.
    assert put(changing, parents, row("p", note=None)).json["metadata"]["inserted"] == 1
    assert held(changing, table)["a"] == {}


# --- Lists and filters ---


def test_rows_are_filtered(changing: Wire, users: list[dict[str, Any]]) -> None:
    parents = make(changing)
    table = make(
        changing,
        plain("text", "note"),
        plain("boolean", "done"),
        reference("custom", "parent", parents, "children"),
        reference("native", "people", "users", f"{parents}_people", "many_to_many"),
    )
    first, second = users[2]["id"], users[3]["id"]
    put(changing, parents, row("p"), row("q"))
    put(changing, table, row("a", note="one", done=True, parent="p", people=[first, second]))
    put(changing, table, row("b", note="two", done=False, parent="q", people=[second]))
    put(changing, table, row("c", note="one", done=None, parent=None, people=[None]))
    expected: list[tuple[dict[str, str], list[str]]] = [
        ({"filter.note.one_of": "one"}, ["a", "c"]),
        ({"filter.note.one_of": "three"}, []),
        ({"filter.note.is_not": "one"}, ["b"]),
        ({"filter.done.one_of": "true"}, ["a"]),
        ({"filter.done.is_not": "true"}, ["b", "c"]),
        ({"filter.parent.one_of": "p"}, ["a"]),
        ({"filter.parent.is_not": "p"}, ["b", "c"]),
        ({"filter.parent.one_of": "none"}, []),
        ({"filter.people.one_of": first.upper()}, ["a"]),
        ({"filter.people.one_of": second}, ["a", "b"]),
        ({"filter.people.is_not": first}, ["b", "c"]),
        ({"filter.note.one_of": "one", "filter.done.one_of": "true"}, ["a"]),
        ({"external_key": "a,c,z"}, ["a", "c"]),
        ({"external_key": "a,b", "filter.note.one_of": "two"}, ["b"]),
    ]
    for query, found in expected:
        assert keys(changing, table, **query) == found, query
    assert keys(changing, parents, **{"filter.children.one_of": "a"}) == ["p"]
    assert keys(changing, parents, **{"filter.children.is_not": "a"}) == ["q"]
    several = changing.get(f"{TABLES}/{table}/rows?filter.note.one_of=two&filter.note.one_of=three").json["data"]
    assert [one["external_key"] for one in several] == ["b"]
    # What was taken away is not found by what it was.
    remove(changing, table, row("b", note="two"))
    assert keys(changing, table, **{"filter.note.one_of": "two"}) == []


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("filter.colour.one_of", "x", 422),
        ("filter.note.contains", "x", 501),
        ("filter.done.one_of", "yes", 422),
        ("filter.note", "x", 422),
        ("filter.note.one_of", "", 422),
        ("start", NOBODY, 422),
        ("page_size", "1", 422),
        ("colour", "red", 422),
    ],
)
def test_a_doubtful_filter_is_refused(changing: Wire, plainly: str, name: str, value: str, status: int) -> None:
    assert changing.get(f"{TABLES}/{plainly}/rows", **{name: value}).status == status


def test_pages_stay_whole_while_rows_come_and_go(changing: Wire) -> None:
    table = make(changing, plain("text", "note"))
    put(changing, table, *(row(f"k{number}", note="x") for number in range(12)))
    path, seen, start = f"{TABLES}/{table}/rows", list[str](), dict[str, str]()
    for turn in range(4):
        reply = changing.get(path, page_size=4, **{"filter.note.one_of": "x"}, **start).json
        seen += [one["external_key"] for one in reply["data"]]
        if turn == 0:
            # The last row of the page, one before it, and one that is to come.
            gone = [{"external_key": key} for key in ("k3", "k0", "k5")]
            changing.json("DELETE", path, {"data": gone})
            put(changing, table, row("new", note="x"))
        if reply["page"]["next"] is None:
            break
        start = {"start": reply["page"]["next"]}
    assert seen == [*(f"k{number}" for number in range(12) if number != 5), "new"]


# --- Ramp's own rows ---


def test_every_record_of_ramp_is_a_row(changing: Wire, users: list[dict[str, Any]]) -> None:
    rows = everything(changing, f"{NATIVE}/users/rows", page_size=7)
    assert {one["id"] for one in users} <= {one["id"] for one in rows}
    assert all(one["external_key"] == one["id"] for one in rows)
    suspended = changing.all("/users", status="USER_SUSPENDED")
    assert {one["id"] for one in suspended} <= {one["id"] for one in rows}
    names_of = {one["id"]: one["display_name"] for one in rows}
    assert all(names_of[one["id"]] == f"{one['first_name']} {one['last_name']}" for one in users)
    wanted = f"{users[1]['id'].upper()},{NOBODY}"
    assert [one["id"] for one in everything(changing, f"{NATIVE}/users/rows", ramp_id=wanted)] == [users[1]["id"]]


def test_native_cells_are_put_appended_and_removed(changing: Wire, users: list[dict[str, Any]]) -> None:
    path = f"{NATIVE}/users/rows"
    by_id, by_mail = users[4], users[5]

    def of(user: dict[str, Any]) -> dict[str, Any]:
        (one,) = everything(changing, path, ramp_id=user["id"])
        return cells(one)

    def given(user: dict[str, Any], by: str, **contents: Any) -> dict[str, Any]:
        value = user["id"] if by == "ramp_id" else user[by]
        return {"row": {"column_name": by, "value": value}, "cells": row("", **contents)["cells"]}

    both = [given(by_id, "ramp_id", badge="B-1", remote=True), given(by_mail, "email", badge="B-2", remote=None)]
    reply = changing.json("PUT", path, {"data": both})
    assert (reply.status, reply.json) == (200, {"metadata": {"inserted": 0, "updated": 2}})
    assert of(by_id)["Badge"] == "B-1"
    assert of(by_mail)["Badge"] == "B-2"
    assert [one["id"] for one in everything(changing, path, **{"filter.badge.one_of": "B-2"})] == [by_mail["id"]]
    away = changing.json("POST", f"{path}/-/remove", {"data": [given(by_id, "id", badge="B-1")]})
    assert away.json == {"metadata": {"deleted": 1}}
    assert "Badge" not in of(by_id)
    back = changing.json("POST", f"{path}/-/append", {"data": [given(by_id, "id", badge="B-3")]})
    assert back.json == {"metadata": {"inserted": 1}}
    assert of(by_id)["Badge"] == "B-3"
    for wrong in (
        [],
        [given(by_id, "id", badge="x"), given(by_id, "email", badge="y")],
        [given(by_id, "id", badge="x"), given(by_mail, "id", remote=True)],
        [{**given(by_id, "id", badge="x"), "row": {"column_name": "id", "value": NOBODY}}],
        [{**given(by_id, "id", badge="x"), "row": {"column_name": "status", "value": "USER_ACTIVE"}}],
        [given(by_id, "id", colour="x")],
        [given(by_id, "id", leads="PRJ-001")],
    ):
        assert changing.json("PUT", path, {"data": wrong}).status == 422
    assert of(by_id)["Badge"] == "B-3"


def test_a_value_must_name_exactly_one_record(changing: Wire) -> None:
    for _ in range(2):
        assert changing.json("POST", "/departments", {"name": "Twins"}).status == 201
    made = changing.json("POST", f"{MAKE}/native-tables/departments/columns", plain("text", "budget_code"))
    assert made.status == 200

    def update(name: str) -> int:
        one = {"row": {"column_name": "name", "value": name}, "cells": [{"name": "budget_code", "contents": "x"}]}
        return changing.json("PUT", f"{NATIVE}/departments/rows", {"data": [one]}).status

    assert (update("Finance"), update("Twins"), update("Triplets")) == (200, 422, 422)


# --- The part as a whole ---


def test_every_operation_of_custom_records_answers() -> None:
    assert all(one.name in BEHAVIOURS for one in operations.all() if one.name.startswith("custom_records."))


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(texts, st.one_of(st.none(), texts), min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_holds_what_a_dictionary_would(changing: Wire, batches: list[dict[str, str | None]]) -> None:
    table = make(changing, plain("text", "note"))
    model: dict[str, str | None] = {}
    for batch in batches:
        reply = put(changing, table, *(row(key, note=note) for key, note in batch.items()))
        assert reply.json["metadata"]["inserted"] == len(batch.keys() - model.keys())
        model |= batch
    assert held(changing, table) == {key: {} if note is None else {"Note": note} for key, note in model.items()}
