"""The store and its records: transactions, places, pages, copies, and files that outlive their process."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from ramp_api.sandbox.clock import Clock
from ramp_api.sandbox.listing import at_least, at_most, equal, one_of, page, when
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import TABLES, Document, Record, Table, decode, encode, hidden, moment, table
from ramp_api.sandbox.registry import Call, Listing
from ramp_api.sandbox.store import Condition, Order, Store
from ramp_api.sandbox.world import World

THINGS = Table("things", {"rank": "rank", "colour": "look.colour", "secret": hidden("secret")}, ("rank",))
BARE = Table("bare")


def thing(name: str, rank: int | None = None, **more: Any) -> Document:
    return Document(name, {"id": name, "rank": rank, **more})


@pytest.fixture
def store() -> Iterator[Store]:
    made = Store(tables=(THINGS, BARE))
    made.index()
    yield made
    made.close()


def ids(store: Store, *conditions: Condition, **options: Any) -> list[str]:
    return [record.id for record in store.page(THINGS, conditions, **options)]


def filled(store: Store, *ranks: int | None) -> list[str]:
    for number, rank in enumerate(ranks):
        store.insert(THINGS, thing(f"t{number}", rank))
    return [f"t{number}" for number in range(len(ranks))]


def walk(store: Store, order: Order, size: int, between: Callable[[int], None] | None = None) -> list[str]:
    """A list to its end, with something done between its pages."""
    seen: list[str] = []
    for turn in count():
        found = ids(store, order=order, start=seen[-1] if seen else None, limit=size)
        seen += found
        if len(found) < size:
            return seen
        if between is not None:
            between(turn)
    raise AssertionError


# --- Records ---


def test_numbers_keep_the_digits_that_they_have() -> None:
    body = b'{"a":1.10,"b":0.1,"c":12345678901234567890.123456789,"d":-3}'
    found = decode(body)
    assert found == {"a": Decimal("1.10"), "b": Decimal("0.1"), "c": Decimal("12345678901234567890.123456789"), "d": -3}
    assert encode(found) == body
    assert not any(isinstance(value, float) for value in found.values())


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_money_survives_the_store(amount: Decimal) -> None:
    back = decode(encode({"amount": amount}))["amount"]
    assert (back, str(back)) == (amount, str(amount))


def test_columns_follow_from_the_record() -> None:
    every = Table("x", {"deep": "a.b", "none": "a.c.d", "odd": "a.b.c", "when": moment("at"), "hid": hidden("h")})
    document = Document("1", {"a": {"b": 2}, "at": "2026-05-31"}, {"h": 3})
    micros = int(datetime(2026, 5, 31, tzinfo=UTC).timestamp()) * 1_000_000
    assert every.row(document)[0] == ("1", 2, None, None, micros, 3)
    assert every.row(Document("1", {"at": None}))[0] == ("1", None, None, None, None, None)
    time = every.columns["when"]
    assert callable(time)
    assert time(Document("1", {"at": "2026-05-31T02:00:00+02:00"})) == micros
    assert time(Document("1", {"at": "2026-05-31T00:00:00"})) == micros


def test_what_is_hidden_is_kept_apart(store: Store) -> None:
    store.insert(THINGS, Document("a", {"id": "a"}, {"secret": "s"}))
    found = store.get(THINGS, "a")
    assert found is not None
    assert b"secret" not in found.body
    assert found.document() == Document("a", {"id": "a"}, {"secret": "s"})
    assert store.columns(THINGS, "a") == {"id": "a", "rank": None, "colour": None, "secret": "s"}
    assert Record("b", b"{}", None).document().hidden == {}


def test_two_tables_cannot_have_one_name() -> None:
    assert "users" in TABLES
    with pytest.raises(ValueError, match="users"):
        table("users")


# --- Single records ---


def test_a_record_is_kept_changed_and_removed(store: Store) -> None:
    store.insert(THINGS, thing("a", 1, look={"colour": "red"}))
    store.save(THINGS, thing("a", 2, look={"colour": "blue"}))
    assert store.columns(THINGS, "a") == {"id": "a", "rank": 2, "colour": "blue", "secret": None}
    assert [decode(body) for body, _ in store.bodies(THINGS)] == [{"id": "a", "rank": 2, "look": {"colour": "blue"}}]
    store.delete(THINGS, "a")
    assert (store.get(THINGS, "a"), store.columns(THINGS, "a")) == (None, None)
    assert (ids(store), list(store.bodies(THINGS))) == ([], [])
    assert store.count(THINGS) == 0


def test_an_id_is_taken_once(store: Store) -> None:
    filled(store, 1, 2)
    with pytest.raises(ValueError, match="t0 already"):
        store.insert(THINGS, thing("t0", 9))
    assert store.columns(THINGS, "t0") == {"id": "t0", "rank": 1, "colour": None, "secret": None}
    assert ids(store) == ["t0", "t1"]


def test_what_is_not_there_cannot_be_saved(store: Store) -> None:
    filled(store, 1)
    with pytest.raises(LookupError):
        store.save(THINGS, thing("none"))
    store.delete(THINGS, "t0")
    with pytest.raises(LookupError):
        store.save(THINGS, thing("t0", 2))
    assert store.get(THINGS, "t0") is None


def test_a_table_without_columns_can_be_changed(store: Store) -> None:
    store.insert(BARE, Document("a", {"x": 1}))
    store.save(BARE, Document("a", {"x": 2}))
    store.delete(BARE, "a")
    store.insert(BARE, Document("a", {"x": 3}))
    found = store.get(BARE, "a")
    assert found is not None
    assert decode(found.body) == {"x": 3}


# --- Transactions ---


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    filled(store, 1, 2)
    store.next_number("ids")

    def fail() -> None:
        with store.transaction():
            store.insert(THINGS, thing("new", 3))
            store.save(THINGS, thing("t0", 9))
            store.delete(THINGS, "t1")
            store.remember("key", "value")
            assert store.next_number("ids") == 2
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert ids(store) == ["t0", "t1"]
    assert ids(store, Condition("t.rank = ?", (1,))) == ["t0"]
    assert store.recall("key") is None
    assert store.next_number("ids") == 2


def test_a_transaction_that_ends_well_stays(store: Store) -> None:
    with store.transaction():
        filled(store, 1)
    with pytest.raises(ZeroDivisionError), store.transaction():
        raise ZeroDivisionError
    assert ids(store) == ["t0"]


def test_a_transaction_within_another_is_a_part_of_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        with store.transaction():
            filled(store, 1)
        raise ZeroDivisionError
    assert ids(store) == []


def test_a_part_can_be_undone_while_the_rest_goes_on(store: Store) -> None:
    with store.transaction():
        store.insert(THINGS, thing("before"))
        with pytest.raises(ZeroDivisionError), store.savepoint():
            store.insert(THINGS, thing("within"))
            with store.savepoint():
                store.insert(THINGS, thing("deeper"))
            raise ZeroDivisionError
        with store.savepoint():
            store.insert(THINGS, thing("after"))
    assert ids(store) == ["before", "after"]


def test_a_commit_that_fails_is_a_transaction_that_failed(store: Store) -> None:
    store.db.execute("PRAGMA foreign_keys=ON")
    store.db.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
    store.db.execute("CREATE TABLE children (of REFERENCES parents DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        filled(store, 1)
        store.db.execute("INSERT INTO children VALUES (1)")
    assert ids(store) == []
    with store.transaction():
        filled(store, 1)
    assert ids(store) == ["t0"]


def test_what_sqlite_rolled_back_itself_is_told_as_it_was(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.db.execute("ROLLBACK")
        raise ZeroDivisionError


def test_loading_is_all_or_nothing(store: Store) -> None:
    def rows() -> Iterator[Any]:
        for number in range(5_000):
            yield THINGS.row(thing(str(number), number))
        raise ZeroDivisionError

    filled(store, 1)
    with pytest.raises(ZeroDivisionError):
        store.load(THINGS, rows())
    assert ids(store) == ["t0"]
    store.load(THINGS, (THINGS.row(thing(str(number), number)) for number in range(5_000)))
    assert store.count(THINGS) == 5_001
    assert ids(store, limit=2, start="t0") == ["0", "1"]


# --- Pages ---


def test_orders_filters_and_limits(store: Store) -> None:
    filled(store, 3, 1, 2)
    assert ids(store) == ["t0", "t1", "t2"]
    assert ids(store, order=Order("rank")) == ["t1", "t2", "t0"]
    assert ids(store, order=Order("rank", descending=True)) == ["t0", "t2", "t1"]
    assert ids(store, order=Order(descending=True)) == ["t2", "t1", "t0"]
    assert ids(store, limit=2) == ["t0", "t1"]
    assert ids(store, Condition("t.rank > ?", (1,)), Condition("t.rank < ? OR FALSE", (3,))) == ["t2"]
    assert store.count(THINGS, [Condition("t.rank > ?", (1,))]) == 2
    with pytest.raises(LookupError):
        ids(store, start="none")


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_what_has_nothing_to_be_ordered_by_is_in_a_page_all_the_same(
    store: Store, size: int, *, descending: bool
) -> None:
    """SQLite takes no comparison with NULL for true: a page that began there had nothing after it."""
    filled(store, None, 2, None, 1, 2, None)
    order = Order("rank", descending=descending)
    assert walk(store, order, size) == ids(store, order=order)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=14),
    st.sampled_from([Order(), Order(descending=True), Order("rank"), Order("rank", descending=True)]),
    st.integers(1, 5),
)
def test_pages_are_the_list_in_pieces(ranks: list[int | None], order: Order, size: int) -> None:
    store = Store(tables=(THINGS,))
    store.index()
    filled(store, *ranks)
    assert walk(store, order, size) == ids(store, order=order)
    store.close()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_there_all_the_time_is_seen_exactly_once(data: st.DataObject) -> None:
    """While records come, go, and come again between the pages, whatever the order."""
    store = Store(tables=(THINGS,))
    store.index()
    stay = filled(store, *data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=12)))
    come_and_go = [f"x{number}" for number in range(4)]
    there: set[str] = set()

    def change(_: int) -> None:
        for name in data.draw(st.lists(st.sampled_from(come_and_go), max_size=4)):
            if name in there:
                store.delete(THINGS, name)
                there.remove(name)
            else:
                # A record's rank does not change: what moves within an order may be seen twice, at Ramp as well.
                store.insert(THINGS, thing(name, int(name[1:])))
                there.add(name)

    change(0)
    order = Order(data.draw(st.sampled_from([None, "rank"])), data.draw(st.booleans()))
    seen = walk(store, order, data.draw(st.integers(1, 4)), change)
    assert sorted(one for one in seen if one in stay) == sorted(stay)
    store.close()


def test_a_page_that_begins_after_what_is_gone_can_be_read(store: Store) -> None:
    filled(store, 1, 2, 3, 4)
    store.delete(THINGS, "t1")
    assert ids(store, start="t1") == ["t2", "t3"]
    assert ids(store, start="t1", order=Order("rank", descending=True)) == ["t0"]
    # And when it has come again, no others are passed over.
    store.insert(THINGS, thing("t1", 2))
    assert ids(store, start="t1") == ["t2", "t3"]
    assert ids(store) == ["t0", "t1", "t2", "t3"]


def call(**query: Any) -> Call:
    return Call("things.list", "http://host/things", {}, query, [(name, str(value)) for name, value in query.items()])


@pytest.fixture
def world(store: Store) -> World:
    return World(store, Clock(frozen=True))


def test_a_page_says_where_the_next_one_is(world: World) -> None:
    filled(world.store, *range(5))
    listing = Listing(THINGS, {"rank": at_least("rank"), "colour": equal("colour")})
    first = decode(page(world, call(page_size=2, rank=1), listing).body)
    assert [one["id"] for one in first["data"]] == ["t1", "t2"]
    assert first["page"]["next"] == "http://host/things?rank=1&page_size=2&start=t2"
    last = decode(page(world, call(page_size=2, rank=1, start="T2"), listing).body)
    # A last page that is full has no next one.
    assert ([one["id"] for one in last["data"]], last["page"]["next"]) == (["t3", "t4"], None)
    none = decode(page(world, call(rank=9), listing).body)
    assert none == {"data": [], "page": {"next": None}}
    with pytest.raises(Problem) as caught:
        page(world, call(start="none"), listing)
    assert caught.value.kind is Kind.VALIDATION
    with pytest.raises(Problem) as caught:
        page(world, call(shape="round"), listing)
    assert caught.value.kind is Kind.NOT_IMPLEMENTED


def test_a_list_has_conditions_orders_and_shapes_of_its_own(world: World) -> None:
    filled(world.store, 3, 1, 2, 0)
    listing = Listing(
        THINGS,
        {"low": at_most("rank"), "some": one_of("rank"), "even": when("t.rank % 2 = 0", "t.rank % 2 = 1")},
        shown=lambda query: None if query.get("all") else Condition("t.rank > 0"),
        read=frozenset({"all"}),
        orders={"up": Order("rank"), "down": Order("rank", descending=True)},
        within=lambda _, call: [Condition("t.id <> ?", (call.path.get("not", ""),))],
        render=lambda _, call, record: encode([call.name, record.id]),
    )

    def found(path: dict[str, str] | None = None, **query: Any) -> list[str]:
        asked = Call("things.list", "http://host/things", path or {}, query)
        return [name for _, name in decode(page(world, asked, listing).body)["data"]]

    assert found() == ["t0", "t1", "t2"]
    assert found(all=True) == ["t0", "t1", "t2", "t3"]
    assert found(up=True) == ["t1", "t2", "t0"]
    assert found(up=False, down=True) == ["t0", "t2", "t1"]
    assert found({"not": "t1"}) == ["t0", "t2"]
    assert found(low=2) == ["t1", "t2"]
    assert found(some=[3, 2]) == ["t0", "t2"]
    assert found(some=3) == ["t0"]
    assert found(some=[]) == []
    assert (found(even=True), found(even=False)) == (["t2"], ["t0", "t1"])


# --- What is beside the records ---


def test_things_are_remembered(store: Store) -> None:
    assert store.recall("key") is None
    for value in ("text", 1.5, b"\x00bytes"):
        store.remember("key", value)
        assert store.recall("key") == value
    assert [store.next_number("a"), store.next_number("a"), store.next_number("b")] == [1, 2, 1]


def test_clearing_leaves_nothing(store: Store) -> None:
    filled(store, 1, 2)
    store.remember("key", "value")
    store.clear()
    assert ids(store) == []
    assert store.recall("key") is None
    assert filled(store, 1) == ids(store)


@pytest.mark.parametrize("durable", [False, True])
def test_a_copy_is_apart_and_can_be_gone_back_to(tmp_path: Path, *, durable: bool) -> None:
    path = tmp_path / "file" if durable else None
    store = Store(path, tables=(THINGS,))
    store.index()
    filled(store, 1, 2)
    copy = store.copy()
    store.insert(THINGS, thing("later"))
    store.delete(THINGS, "t0")
    store.become(copy)
    assert ids(store) == ["t0", "t1"]
    # The copy is as it was, however often it is gone back to.
    store.delete(THINGS, "t1")
    store.become(copy)
    assert ids(store) == ["t0", "t1"]
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.delete(THINGS, "t1")
        raise ZeroDivisionError
    store.insert(THINGS, thing("new"))
    store.close()
    copy.close()
    if path is not None:
        again = Store(path, tables=(THINGS,))
        assert ids(again) == ["t0", "t1", "new"]
        assert again.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        again.close()


# --- Files ---


def test_a_file_outlives_its_store(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for turn in range(3):
        store = Store(path, tables=(THINGS,))
        assert ids(store) == [f"turn {before}" for before in range(turn)]
        store.insert(THINGS, thing(f"turn {turn}"))
        assert store.next_number("ids") == turn + 1
        store.close()


def test_a_file_that_was_ended_before_it_was_indexed_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    store = Store(path, tables=(THINGS,))
    filled(store, 1)
    store.close()
    again = Store(path, tables=(THINGS, BARE))
    with pytest.raises(ValueError, match="already"):
        again.insert(THINGS, thing("t0"))
    again.close()


def _other(path: Path, *statements: str) -> bytes:
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE mine (x)",),
        # Many programs number their shapes from 1, as ours does.
        ("CREATE TABLE mine (x)", "PRAGMA user_version=1"),
        ("PRAGMA user_version=7",),
        ("PRAGMA application_id=7",),
        ("CREATE TABLE things (n INTEGER PRIMARY KEY, id TEXT)",),
    ],
)
def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path, statements: tuple[str, ...]) -> None:
    path = tmp_path / "file"
    before = _other(path, *statements)
    with pytest.raises(ValueError, match="not a sandbox's"):
        Store(path, tables=(THINGS,))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a letter to somebody, which is long enough to be taken for a page of a database\n" * 20)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(ValueError, match="not a sandbox's file"):
            Store(path, tables=(THINGS,))
    assert path.read_bytes() == before
    for impossible in (tmp_path, tmp_path / "none" / "file"):
        with pytest.raises(ValueError, match="cannot be a sandbox's file"):
            Store(impossible, tables=(THINGS,))


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    store = Store(path, tables=(THINGS,))
    assert filled(store, 1) == ids(store)
    store.close()


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    Store(path, tables=(THINGS,)).close()
    with pytest.raises(ValueError, match="things has other columns"):
        Store(path, tables=(Table("things", {"rank": "rank"}),))
    Store(path, tables=(THINGS,)).close()
    _other(path, "PRAGMA user_version=99")
    with pytest.raises(ValueError, match="another version"):
        Store(path, tables=(THINGS,))


_WRITER = """
    import os
    import signal
    import sys
    from pathlib import Path
    from ramp_api.sandbox.records import Document, Table
    from ramp_api.sandbox.store import Store

    tables = Table("things", {"rank": "rank"}, ("rank",)), Table("bare")
    store = Store(Path(sys.argv[1]), tables=tables)
    store.index()
    # So little is kept in memory that half a transaction is in the file before it ends.
    store.db.execute("PRAGMA cache_size=2")
    first, last = int(store.recall("rounds") or 0), int(sys.argv[2])
    for number in range(first, first + 1_000_000):
        with store.transaction():
            for part in range(5):
                body = {"id": f"{number}/{part}", "rank": number, "filling": "x" * 20_000}
                store.insert(tables[0], Document(body["id"], body))
            # Two tables, a counter and what is remembered change together.
            store.insert(tables[1], Document(str(number), {"next": store.next_number("ids")}))
            if number:
                store.delete(tables[0], f"{number - 1}/0")
            if number == last:
                os.kill(os.getpid(), signal.SIGKILL)
            store.remember("rounds", number + 1)
        print(number, flush=True)
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[int], None]:
    """Opens what a killed process has written in so many rounds or more: each is there whole, or not at all."""
    tables = Table("things", {"rank": "rank"}, ("rank",)), Table("bare")

    def check(least: int) -> None:
        store = Store(tmp_path / "file", tables=tables)
        assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rounds = int(store.recall("rounds"))
        # What was told to be done is done. One more may be, which nobody has heard of.
        assert least <= rounds <= least + 1
        assert [record.id for record in store.page(tables[1])] == [str(number) for number in range(rounds)]
        expected = [f"{number}/{part}" for number in range(rounds) for part in range(5) if part or number == rounds - 1]
        assert [record.id for record in store.page(tables[0])] == expected
        assert store.count(tables[0], [Condition("t.rank = ?", (rounds - 1,))]) == 5
        assert store.recall("ids") == rounds
        store.close()

    return check


def test_a_process_that_is_killed_at_any_time_leaves_whole_transactions(
    tmp_path: Path, written: Callable[[int], None]
) -> None:
    for turn in range(2):
        written(_killed(tmp_path / "file", after=3 + 8 * turn) + 1)


def test_a_process_that_is_killed_within_a_transaction_leaves_nothing_of_it(
    tmp_path: Path, written: Callable[[int], None]
) -> None:
    for last in (4, 7):
        assert _killed(tmp_path / "file", within=last) == last - 1
        written(last)


def _killed(path: Path, *, after: int | None = None, within: int = -1) -> int:
    """Start a writer that is killed, within a round or once it has told of so many; gives the last that it told of."""
    command = [sys.executable, "-c", dedent(_WRITER), str(path), str(within)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = -1
        for number, line in enumerate(writer.stdout):
            told = int(line)
            if number == after:
                writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    return told


# --- Against a model ---


class StoreLikeADictionary(RuleBasedStateMachine):
    """A store does what a dictionary does, in transactions that may fail."""

    names = Bundle("names")

    def __init__(self) -> None:
        super().__init__()
        self.store = Store(tables=(THINGS,))
        self.store.index()
        self.model: dict[str, int] = {}
        self.numbers = count()

    def teardown(self) -> None:
        self.store.close()

    @rule(target=names, rank=st.integers(0, 5))
    def insert(self, rank: int) -> str:
        name = f"n{next(self.numbers)}"
        self.store.insert(THINGS, thing(name, rank))
        self.model[name] = rank
        return name

    @rule(name=names, rank=st.integers(0, 5))
    def save(self, name: str, rank: int) -> None:
        self.store.save(THINGS, thing(name, rank))
        self.model[name] = rank

    @rule(name=consumes(names))
    def delete(self, name: str) -> None:
        self.store.delete(THINGS, name)
        del self.model[name]

    @rule(name=names, rank=st.integers(0, 5))
    def replace(self, name: str, rank: int) -> None:
        with self.store.transaction():
            self.store.delete(THINGS, name)
            self.store.insert(THINGS, thing(name, rank))
        self.model[name] = rank

    @rule(name=names)
    def fail(self, name: str) -> None:
        with pytest.raises(ZeroDivisionError), self.store.transaction():
            self.store.delete(THINGS, name)
            self.store.insert(THINGS, thing(f"{name} and more"))
            raise ZeroDivisionError

    @rule()
    def go_back(self) -> None:
        copy = self.store.copy()
        self.store.clear()
        self.store.become(copy)
        copy.close()

    @invariant()
    def same(self) -> None:
        found = {record.id: decode(record.body)["rank"] for record in self.store.page(THINGS)}
        assert found == self.model
        assert list(found) == list(self.model)
        assert self.store.count(THINGS) == len(self.model)
        for rank in set(self.model.values()):
            wanted = [name for name, one in self.model.items() if one == rank]
            assert ids(self.store, Condition("t.rank = ?", (rank,))) == wanted


TestStoreLikeADictionary = StoreLikeADictionary.TestCase
TestStoreLikeADictionary.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
