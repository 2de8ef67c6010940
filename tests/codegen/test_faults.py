"""What the documents, the overrides or the words lack is said, and nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import codegen.reading
import pytest
from codegen.classes import Classes
from codegen.documents import documents_in
from codegen.faults import Fault
from codegen.models import files as models
from codegen.operations import files as operations
from codegen.reading import read
from codegen.resources import files as resources

from tests.conformance.spec import SPEC, absent

pytestmark = absent

HERE = Path(codegen.reading.__file__).parent


def generate() -> None:
    facts = read(documents_in(SPEC))
    classes = Classes(facts)
    for files in (models, operations, resources):
        list(files(facts, classes))


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the generator finds its overrides and words: copies, to be changed."""
    for name in ("overrides.toml", "words.toml"):
        shutil.copy(HERE / name, tmp_path / name)
    monkeypatch.setattr("codegen.reading._HERE", tmp_path)
    return tmp_path


def test_nothing_is_at_fault_as_it_is(beside: Path) -> None:
    generate()


ADDED = {
    '[[name]]\nreason = "r"\nnames = { "GET /nowhere" = "nowhere.get" }': "fit no operation: GET /nowhere",
    '[[resource]]\nreason = "r"\nnames = { "nowhere" = "somewhere" }': "fit no operation: nowhere",
    '[[verb]]\nreason = "r"\nverbs = ["fly"]': "verbs in overrides.toml fit no operation: fly",
    '[[name]]\nreason = "r"\nnames = { "GET /locations/{location_id}" = "locations.list" }': "two operations have one name: locations.list",
    '[[operation]]\nreason = "r"\nmatch = ["users.fly"]\nset = {}': "corrects users.fly, which is no operation",
    '[[operation]]\nreason = "r"\nmatch = ["users.list"]\nset = { query = { nothing = { type = "string" } } }': (
        "users.list has no parameter nothing"
    ),
    '[[operation]]\nreason = "r"\nmatch = ["users.list"]\nset = { retires = "safe" }': "sets retires of users.list, which means nothing",
    '[[operations]]\nreason = "r"': "entries of kinds that nobody reads: operations",
    '[[operation]]\nreason = " "\nmatch = []\nset = {}': "an entry of operation has no reason",
    '[[operation]]\nmatch = []\nset = {}': "an entry of operation has no reason",
    '[[operation]]\nreason = "r"\nmatch = ["users.list"]\nset = { query = { email = { name = "e-mail" } } }': "users.list: e-mail: no name that Python takes",
    '[[operation]]\nreason = "r"\nmatch = ["users.list"]\nset = { query = { email = { name = "employee_id" } } }': "users.list has two parameters of one name",
    '[[operation]]\nreason = "r"\nmatch = ["users.list"]\nset = { query = { email = { name = "timeout" } } }': "users.list has two parameters of one name",
    '[[operation]]\nreason = "r"\nmatch = ["departments.create"]\nset = { task = "users.deactivate" }': "users.deactivate has no model, so that departments.create cannot be waited for",
    '[[told_by]]\nreason = "r"\nclasses = { Nothing = { a = "b" } }': "that are none: Nothing",
    "[[parameter]]\nreason = \"r\"\npattern = 'nothing'\ntype = \"string\"": "fit none: nothing",
    '[[field]]\nreason = "r"\ntypes = { "User.nothing" = "str" }': "that are none: User.nothing",
    '[[more]]\nreason = "r"\nfields = { Nothing = { id = "str" } }': "that are none: Nothing",
    '[[money]]\nreason = "r"\nclasses = ["Nothing"]': "that are none: Nothing",
    '[[extends]]\nreason = "r"\nclasses = { Nothing = "User" }': "that are none: Nothing",
    '[[class]]\nreason = "r"\nnames = { Nothing = "Something" }': "that are none: Nothing",
    '[[class]]\nreason = "r"\nnames = { ApiBillVendor = "User" }': "two classes would be called User",
    '[[enum]]\nreason = "r"\nnames = { "User.nothing" = "Something" }': "that are none: User.nothing",
    '[[enum]]\nreason = "r"\nnames = { "User.role" = "User" }': "two classes would be called User",
}  # fmt: skip


@pytest.mark.parametrize("override", ADDED)
def test_an_override_that_fits_nothing_or_collides_is_a_fault(beside: Path, override: str) -> None:
    with (beside / "overrides.toml").open("a") as file:
        file.write(f"\n{override}\n")
    with pytest.raises(Fault) as raised:
        generate()
    assert ADDED[override] in str(raised.value)


CHANGED = {
    (
        "words.toml",
        'summary = "One user."',
        "",
    ): "1 operations have no summary in words.toml: users.get (GET /users/{user_id})",
    (
        "words.toml",
        '[operations."users.get"]',
        '[operations."users.fly"]',
    ): "no summary in words.toml: users.get (GET /users/{user_id})",
    (
        "words.toml",
        "[resources]",
        '[operations."users.fly"]\nsummary = "Fly."\n\n[resources]',
    ): "that are none: users.fly",
    ("words.toml", "employee_id = ", "badge = "): "explains badge, which users.list does not take",
    ("words.toml", '"trips" =', '"journeys" ='): "speaks of resources that are none: journeys",
    (
        "words.toml",
        'Business = "The company behind the token."',
        'Nobody = "No."',
    ): "speaks of classes that are none: Nobody",
    (
        "words.toml",
        'min_amount = "at least',
        'least_amount = "at least',
    ): "speaks of parameters that are none: least_amount",
    ("words.toml", "[resources]", "[others]\nx = 1\n\n[resources]"): "entries of kinds that nobody reads: others",
    ("overrides.toml", r"pattern = '.*\?start'", "pattern = 'nothing'"): "nothing is known of the parameter start",
}


@pytest.mark.parametrize("change", CHANGED)
def test_what_is_missing_or_idle_is_a_fault(beside: Path, change: tuple[str, str, str]) -> None:
    name, old, new = change
    text = (beside / name).read_text(encoding="utf-8")
    assert old in text
    (beside / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Fault) as raised:
        generate()
    assert CHANGED[change] in str(raised.value)


def test_every_override_has_its_reason() -> None:
    overrides = read(documents_in(SPEC)).overrides
    assert [group for groups in overrides.values() for group in groups if not group.get("reason").strip()] == []
