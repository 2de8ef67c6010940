"""Matrix tables: columns of inputs and of results, and rows by their inputs."""

from __future__ import annotations

from typing import Any

import pytest

from .wire import Reply, Wire

ROOT = "/custom-records/matrix-tables"
NOBODY = "00000000-0000-4000-8000-000000000000"

labels = (f"Matrix {number}" for number in range(10_000))

Cells = dict[str, Any]


def definition(named: str, **more: Any) -> dict[str, Any]:
    return {
        "label": named,
        "input_columns": [
            {"label": "Department", "column_type": {"table_name": "departments"}},
            {"label": "From", "name": "amount", "column_type": {"type": "number"}},
        ],
        "result_columns": [
            {"label": "Approver", "cardinality": "many_to_one", "native_table": {"table_name": "users"}},
            {"label": "Reviewers", "cardinality": "many_to_many", "native_table": {"table_name": "users"}},
        ],
        **more,
    }


def make(wire: Wire) -> dict[str, Any]:
    reply = wire.json("POST", ROOT, definition(next(labels)))
    assert reply.status == 200, reply.content
    found: dict[str, Any] = reply.json
    return found


def given(inputs: Cells, results: Cells) -> dict[str, Any]:
    """A row: numbers are numbers, texts name a record by Ramp's id, and what is a dictionary goes out as it is."""

    def cell(name: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return {"column_name": name, **value}
        if isinstance(value, int | float):
            return {"column_name": name, "number_identifier": value}
        identifier = None if value is None else {"column_name": "ramp_id", "value": value}
        return {"column_name": name, "identifier": identifier}

    return {
        "inputs": [cell(name, value) for name, value in inputs.items()],
        "results": [
            cell(name, one)
            for name, value in results.items()
            for one in (value if isinstance(value, list) else [value])
        ],
    }


def send(wire: Wire, table: str, verb: str, *rows: dict[str, Any]) -> Reply:
    method, path = {"put": ("PUT", "rows")}.get(verb, ("POST", f"rows/-/{verb}"))
    return wire.json(method, f"{ROOT}/{table}/{path}", {"data": list(rows)})


def listed(wire: Wire, table: str, **body: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        reply = wire.json("POST", f"{ROOT}/{table}/list-rows", body)
        assert reply.status == 200, reply.content
        found += reply.json["data"]
        following = reply.json["page"]["next"]
        if following is None:
            return found
        body["start"] = following


def held(wire: Wire, table: str, **body: Any) -> list[dict[str, Any]]:
    return [
        {
            cell["column_display_name"]: cell["value"].get(
                "value", [one["external_key"] for one in cell["value"].get("rows", [])]
            )
            for cell in one["cells"]
        }
        for one in listed(wire, table, **body)
    ]


@pytest.fixture(scope="module")
def people(changing: Wire) -> list[str]:
    return [one["id"] for one in changing.all("/users")]


@pytest.fixture(scope="module")
def places(changing: Wire) -> list[str]:
    return [one["id"] for one in changing.all("/departments")]


def test_the_founding_company_has_one(shared: Wire) -> None:
    (found,) = shared.get(ROOT).json["data"]
    assert found["table_name"] == "approvers"
    rows = held(shared, "approvers", page_size=7)
    departments = [one["id"] for one in shared.all("/departments")]
    assert [one["Department"][0] for one in rows] == [one for one in departments for _ in range(2)]
    people = {one["id"] for one in shared.all("/users")}
    assert {one["Approver"][0] for one in rows} <= people
    assert [one["From amount"] for one in rows[:2]] == [500, 10_000]


def test_a_table_is_made_listed_and_renamed(changing: Wire) -> None:
    made = make(changing)
    assert made["table_name"] == made["table_label"].lower().replace(" ", "_")
    assert [one["name"] for one in made["input_columns"]] == ["department", "amount"]
    assert [one["cardinality"] for one in made["result_columns"]] == ["many_to_one", "many_to_many"]
    assert changing.get(ROOT).json["data"][-1] == made
    path = f"{ROOT}/{made['table_name']}"
    renamed = changing.json("POST", f"{path}/rename", {"new_name": f"{made['table_name']}_b"})
    assert (renamed.status, renamed.json) == (200, {**made, "table_name": f"{made['table_name']}_b"})
    assert changing.get(ROOT).json["data"][-1] == renamed.json
    assert changing.json("POST", f"{path}/list-rows", {}).code == "DEVELOPER_7003"
    assert listed(changing, renamed.json["table_name"]) == []
    for name, status in (("approvers", 409), (renamed.json["table_name"], 200), ("a b", 422)):
        assert changing.json("POST", f"{path}_b/rename", {"new_name": name}).status == status
    assert changing.json("POST", ROOT, definition("x", name="approvers")).status == 409


@pytest.mark.parametrize(
    "change",
    [
        {"label": " "},
        {"label": "…"},
        {"name": "a.b"},
        {"input_columns": []},
        {"result_columns": []},
        {"input_columns": [{"label": "x", "column_type": {"table_name": "bills"}}]},
        {"input_columns": [{"label": "x", "column_type": {"type": "text"}}]},
        {"input_columns": [{"label": "x", "column_type": {"type": "number", "table_name": "users"}}]},
        {"input_columns": [{"label": "x", "column_type": {"type": "native_table"}}]},
        {"input_columns": [{"label": "x", "column_type": {"table_name": "accounting_field_options"}}]},
        {"input_columns": [{"label": "x", "column_type": {"table_name": "users", "accounting_field_ramp_id": NOBODY}}]},
        {
            "result_columns": [
                {"label": "x", "cardinality": "many_to_one", "native_table": {"table_name": "departments"}}
            ]
        },
        {"result_columns": [{"label": "x", "cardinality": "one_to_one", "native_table": {"table_name": "users"}}]},
        {
            "result_columns": [
                {
                    "label": "x",
                    "cardinality": "many_to_one",
                    "native_table": {"table_name": "accounting_field_options", "accounting_field_ramp_id": NOBODY},
                }
            ]
        },
    ],
)
def test_a_table_that_cannot_be_is_refused(changing: Wire, change: dict[str, Any]) -> None:
    before = changing.get(ROOT).json
    assert changing.json("POST", ROOT, definition("Never", **change)).status == 422
    assert changing.get(ROOT).json == before


def test_two_columns_of_one_name_are_refused_with_their_table(changing: Wire) -> None:
    before = changing.get(ROOT).json
    twice = definition("Never", input_columns=[{"label": "Approver", "column_type": {"type": "number"}}])
    assert changing.json("POST", ROOT, twice).status == 409
    assert changing.get(ROOT).json == before


def test_columns_are_added_and_renamed(changing: Wire, people: list[str], places: list[str]) -> None:
    table = make(changing)["table_name"]
    more = {"label": "Told", "cardinality": "many_to_many", "native_table": {"table_name": "users"}}
    reply = changing.json("POST", f"{ROOT}/{table}/columns", more)
    assert reply.status == 200
    column = changing.get(ROOT).json["data"][-1]["result_columns"][-1]
    assert (column["id"], column["name"]) == (reply.json["column_id"], "told")
    assert changing.json("POST", f"{ROOT}/{table}/columns", more).status == 409
    assert (
        send(changing, table, "put", given({"department": places[0], "amount": 1}, {"told": people[:2]})).status == 200
    )
    renamed = changing.json("PATCH", f"{ROOT}/{table}/columns/told", {"new_name": "informed"})
    assert (renamed.status, renamed.json) == (200, {**column, "name": "informed"})
    assert held(changing, table)[0]["Told"] == people[:2]
    assert changing.json("PATCH", f"{ROOT}/{table}/columns/told", {"new_name": "x"}).status == 404
    assert changing.json("PATCH", f"{ROOT}/{table}/columns/informed", {"new_name": "amount"}).status == 409
    assert changing.json("PATCH", f"{ROOT}/{table}/columns/informed", {"new_name": "a.b"}).status == 422


def test_options_of_an_accounting_field_are_those_of_the_field(changing: Wire, places: list[str]) -> None:
    fields = [one["ramp_id"] for one in changing.all("/accounting/fields")]
    by_field = {one: changing.all("/accounting/field-options", field_id=one) for one in fields}
    with_options = [one for one in fields if by_field[one]]
    own, other = by_field[with_options[0]][0], by_field[with_options[1]][0]
    column = {
        "label": "Class",
        "cardinality": "many_to_one",
        "native_table": {
            "table_name": "accounting_field_options",
            "accounting_field_ramp_id": with_options[0],
        },
    }
    made = changing.json("POST", ROOT, definition(next(labels), result_columns=[column]))
    assert made.status == 200
    table = made.json["table_name"]
    row = given({"department": places[0], "amount": None}, {"class": own["ramp_id"]})
    assert send(changing, table, "put", row).status == 200
    assert held(changing, table)[0]["Class"] == [own["ramp_id"]]
    wrong = given({"department": places[0], "amount": None}, {"class": other["ramp_id"]})
    assert send(changing, table, "put", wrong).status == 422


def test_rows_are_known_by_their_inputs(changing: Wire, people: list[str], places: list[str]) -> None:
    table = make(changing)["table_name"]
    first = given({"department": places[0], "amount": 100}, {"approver": people[0], "reviewers": people[:2]})
    second = given({"department": places[0], "amount": 2.5}, {"approver": people[1]})
    reply = send(changing, table, "put", first, second)
    assert (reply.status, reply.json) == (200, {"metadata": {"inserted": 2, "updated": 0}})
    assert held(changing, table) == [
        {"Department": [places[0]], "From": 100, "Approver": [people[0]], "Reviewers": people[:2]},
        {"Department": [places[0]], "From": 2.5, "Approver": [people[1]]},
    ]
    by_name = {"identifier": {"column_name": "name", "value": changing.all("/departments")[0]["name"]}}
    by_text = {"number_identifier": "100.00"}
    again = given({"amount": by_text, "department": by_name}, {"approver": None, "reviewers": people[2]})
    anywhere = given({"department": None, "amount": 100}, {"approver": people[2]})
    assert send(changing, table, "put", again, anywhere).json == {"metadata": {"inserted": 1, "updated": 1}}
    assert held(changing, table) == [
        {"Department": [places[0]], "From": 100, "Reviewers": [people[2]]},
        {"Department": [places[0]], "From": 2.5, "Approver": [people[1]]},
        {"From": 100, "Approver": [people[2]]},
    ]


def test_results_are_appended_and_removed(changing: Wire, people: list[str], places: list[str]) -> None:
    table = make(changing)["table_name"]
    where = {"department": places[1], "amount": 1}
    send(changing, table, "put", given(where, {"approver": people[0]}))
    assert send(changing, table, "append", given(where, {"reviewers": people[:3]})).json["metadata"] == {"inserted": 3}
    assert send(changing, table, "append", given(where, {"reviewers": people[2]})).json["metadata"] == {"inserted": 0}
    assert send(changing, table, "append", given(where, {"approver": people[1]})).status == 422
    removed = send(
        changing, table, "remove", given(where, {"reviewers": [people[0], people[5]], "approver": people[0]})
    )
    assert removed.json["metadata"] == {"deleted": 2}
    assert held(changing, table) == [{"Department": [places[1]], "From": 1, "Reviewers": people[1:3]}]
    for verb in ("append", "remove"):
        assert send(changing, table, verb, given({**where, "amount": 2}, {"reviewers": people[0]})).status == 422
        assert send(changing, table, verb, given(where, {"reviewers": None})).status == 422
        assert send(changing, table, verb).status == 422


def test_a_row_that_cannot_be_is_refused(changing: Wire, people: list[str], places: list[str]) -> None:
    table = make(changing)["table_name"]
    where = {"department": places[0], "amount": 1}
    good = given({**where, "amount": 7}, {"approver": people[0]})
    both = {
        "identifier": {"column_name": "ramp_id", "value": places[0]},
        "number_identifier": 1,
    }
    for wrong in (
        given({"amount": 1}, {}),
        given({**where, "approver": people[0]}, {}),
        given({"department": None, "amount": None}, {}),
        given({**where, "department": NOBODY}, {}),
        given({**where, "department": both}, {}),
        given({**where, "amount": places[0]}, {}),
        given({**where, "amount": {"number_identifier": "1e999"}}, {}),
        given(where, {"department": places[0]}),
        given(where, {"approver": people[:2]}),
        given(where, {"reviewers": [people[0], people[0]]}),
        given(where, {"reviewers": [people[0], None]}),
        given(where, {"approver": NOBODY}),
        {"inputs": given(where, {})["inputs"] * 2, "results": []},
        good,
    ):
        assert send(changing, table, "put", good, wrong).status == 422, wrong
    assert send(changing, table, "put").status == 422
    assert listed(changing, table) == []


def test_rows_are_filtered_and_paged(changing: Wire, people: list[str], places: list[str]) -> None:
    table = make(changing)["table_name"]
    rows = [
        given({"department": places[number % 2], "amount": number}, {"reviewers": people[number : number + 2]})
        for number in range(5)
    ]
    assert send(changing, table, "put", *rows).status == 200

    def found(**body: Any) -> list[int]:
        return [one["From"] for one in held(changing, table, **body)]

    def one_of(column: str, *values: str) -> dict[str, Any]:
        return {"column_name": column, "one_of": list(values)}

    assert found(page_size=2) == found() == list(range(5))
    assert found(filters=[one_of("department", places[0])]) == [0, 2, 4]
    assert found(filters=[one_of("department", places[0]), one_of("amount", "2.0", "3")]) == [2]
    assert found(filters=[one_of("reviewers", people[1], people[4])]) == [0, 1, 3, 4]
    assert found(filters=[one_of("reviewers")]) == []
    keys = [one["external_key"] for one in listed(changing, table)]
    assert found(external_keys=[keys[3], keys[0], "none"]) == [0, 3]
    assert found(external_keys=None, filters=None) == list(range(5))
    path = f"{ROOT}/{table}/list-rows"
    assert changing.json("POST", path, {"page_size": 2}).json["page"]["next"] == listed(changing, table)[1]["id"]
    for wrong in ({"page_size": 1}, {"page_size": 0}, {"page_size": 101}, {"start": NOBODY}, {"colour": "red"}):
        assert changing.json("POST", path, wrong).status == 422
    for column, value in (("none", "x"), ("amount", "many")):
        assert changing.json("POST", path, {"filters": [one_of(column, value)]}).status == 422


def test_a_row_is_deleted(changing: Wire, people: list[str], places: list[str]) -> None:
    table, other = make(changing)["table_name"], make(changing)["table_name"]
    where = {"department": places[0], "amount": 1}
    send(changing, table, "put", given(where, {"approver": people[0]}))
    (row,) = listed(changing, table)

    def delete(of: str, row_id: str) -> Reply:
        return changing.json("DELETE", f"{ROOT}/{of}/rows/{row_id}", "")

    assert delete(other, row["id"]).code == delete(table, NOBODY).code == "DEVELOPER_7003"
    gone = delete(table, row["id"])
    assert (gone.status, gone.json) == (200, {"metadata": {"deleted": 1}})
    assert listed(changing, table) == []
    assert delete(table, row["id"]).status == 404
    assert send(changing, table, "put", given(where, {"approver": people[1]})).json["metadata"]["inserted"] == 1
    assert held(changing, table)[0]["Approver"] == [people[1]]


def test_reading_rows_is_no_change(changing: Wire) -> None:
    table = make(changing)["table_name"]
    before = changing.all("/audit-logs/events")
    assert listed(changing, table) == []
    assert changing.all("/audit-logs/events") == before
