"""The house stands as drawn: arrows point one way, the core needs no extra, importing costs little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import ramp_api

ROOT = Path(ramp_api.__file__).parent

# Each room may import from rooms of a lower floor, and from its own.
FLOORS: list[set[str]] = [
    {"version", "errors", "secret", "rules", "forks", "learning", "trust"},
    {"flow", "http", "multipart", "operation", "model", "money", "tokens", "limits", "hooks", "network", "content"},
    {"models", "operations", "pages", "retry", "tasks", "mend", "redaction", "telemetry", "inquiries", "host_window"},
    {"limiters", "codec", "seeing", "complaints", "sieve"},
    {"drift", "comparison", "failures"},
    {"oauth", "build"},
    {"config"},
    {"logins"},
    {"auth", "grants", "succession", "consents"},
    {"session"},
    {"connections", "transport"},
    {"errands", "drivers", "resource"},
    {"resources", "auths"},
    {"client"},
    {"app"},
    {"sandbox"},
    {"export"},
    {"cli"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
EXTRAS = {
    "starlette",
    "keyring",
    "cryptography",
    "uvicorn",
    "oauthlib",
    "duckdb",
    "click",
    "rich",
    "multipart",
    "opentelemetry",
    "python_multipart",
}
HTTP = {"httpx", "httpx2", "httpcore", "httpcore2", "requests", "aiohttp", "urllib3"}


def rooms() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room != "__init__":
            yield room, path


def imports(path: Path, *, typing_too: bool = False) -> Iterator[str]:
    """The modules that a file imports when it runs, wherever in the file that is."""

    def visit(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not typing_too:
            return
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)
        for child in ast.iter_child_nodes(node):
            yield from visit(child)

    return visit(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("room", "path"), [pytest.param(room, path, id=str(path.relative_to(ROOT))) for room, path in rooms()]
)
def test_arrows_point_down(room: Any, path: Any) -> None:
    assert room in FLOOR, f"{room} has no floor: give it one"
    for module in imports(path, typing_too=True):
        top, _, rest = module.partition(".")
        if top == "ramp_api" and (target := rest.partition(".")[0]) in FLOOR:
            assert FLOOR[target] <= FLOOR[room], f"{path.name} imports upward: {module}"


def import_graph(folder: Path, package: str) -> dict[str, list[str]]:
    """The modules of a package, and which of them each imports, be it inside a function or for types only.

    A package is imported where something of its own is taken, not where it is named on the way to a module.
    """
    paths = {
        ".".join((package, *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in sorted(folder.rglob("*.py"))
    }

    def imported(path: Path) -> Iterator[str]:
        named = set(imports(path, typing_too=True))
        for module in sorted(named & paths.keys()):
            taken = {name for name in named if name.rpartition(".")[0] == module}
            if not taken or taken - paths.keys():
                yield module

    return {module: list(imported(path)) for module, path in paths.items()}


def circle(graph: dict[str, list[str]]) -> list[str]:
    """A circle of imports, each module before the one that it imports; nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        around: list[str] = error.args[1]
        return around[::-1]
    return []


def test_the_sandbox_has_no_import_circles() -> None:
    graph = import_graph(ROOT / "sandbox", "ramp_api.sandbox")
    assert "ramp_api.sandbox.behaviour.cards" in graph["ramp_api.sandbox.behaviour.users"]
    found = " -> ".join(circle(graph))
    assert not found, f"a circle of imports: {found}"


@pytest.mark.parametrize(
    ("back", "found"),
    [
        ("from rooms.low import LOW", set()),
        ("from rooms import low", set()),
        ("from rooms.high import HIGH", {"rooms.high", "rooms.middle"}),
        ("def late():\n    from rooms import high", {"rooms.high", "rooms.middle"}),
        ("if TYPE_CHECKING:\n    import rooms.high", {"rooms.high", "rooms.middle"}),
        ("from rooms import HIGH", {"rooms", "rooms.high", "rooms.middle"}),
    ],
)
def test_a_circle_of_imports_is_found(tmp_path: Path, back: str, found: set[str]) -> None:
    rooms = {"__init__": "from rooms.high import HIGH", "low": "", "middle": back, "high": "from rooms import middle"}
    for name, text in rooms.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    graph = import_graph(tmp_path, "rooms")
    around = circle(graph)
    assert set(around) == found
    assert all(target in graph[module] for module, target in pairwise(around))


def test_only_the_transport_knows_an_http_library() -> None:
    users = {
        room for room, path in rooms() for module in imports(path, typing_too=True) if module.partition(".")[0] in HTTP
    }
    # It also knows where a system has its certificate authorities.
    assert users == {"connections", "transport", "trust"}


def test_only_the_drivers_know_a_lock_or_a_clock() -> None:
    known = {
        room
        for room, path in rooms()
        if FLOOR[room] < FLOOR["sandbox"]
        for module in imports(path, typing_too=True)
        if module.partition(".")[0] in {"threading", "time", "anyio", "asyncio", "concurrent", "multiprocessing"}
    }
    # A token store is a place outside: it has locks of its own, whoever drives. msgspec needs one for what it lacks.
    # The HTTP library counts by the clock of the machine, whoever gives the drivers another.
    known -= {"tokens", "learning", "transport", "connections", "errands"}
    assert known == {"drivers"}


# What works by means of an extra; the core imports none before somebody asks for it.
BY_EXTRA = {
    "telemetry.py": {"opentelemetry"},
    "tokens/keyring.py": {"keyring"},
    "tokens/encryption.py": {"cryptography"},
}


def test_the_core_needs_no_extra() -> None:
    for room, path in rooms():
        if FLOOR[room] < FLOOR["sandbox"]:
            needed = {module.partition(".")[0] for module in imports(path, typing_too=True)} & EXTRAS
            assert needed <= BY_EXTRA.get(path.relative_to(ROOT).as_posix(), set()), path


def test_operations_import_no_models() -> None:
    for room, path in rooms():
        if room == "operations":
            assert not [module for module in imports(path) if "models" in module], path


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_loads_only_what_is_used() -> None:
    assert {module for module in loaded_after("import ramp_api") if module.startswith("ramp_api")} == {
        "ramp_api",
        "ramp_api.version",
    }
    loaded = loaded_after("from ramp_api import Client, AsyncClient; Client(token='t'); AsyncClient(token='t')")
    assert not {module.partition(".")[0] for module in loaded} & (HTTP | EXTRAS | {"anyio", "asyncio", "ssl"})
    assert not [module for module in loaded if module.startswith(("ramp_api.models.", "ramp_api.sandbox"))]
    # The mixins that attach the resources name them, and load none.
    assert [module for module in loaded if module.startswith("ramp_api.resources.")] == ["ramp_api.resources.attached"]
    assert [module for module in loaded if module.startswith("ramp_api.operations.")] == ["ramp_api.operations.auths"]


def test_a_resource_loads_no_models_until_something_is_decoded() -> None:
    loaded = loaded_after("from ramp_api import Client; ramp = Client(token='t'); ramp.users, ramp.vendors.contacts")
    assert {"ramp_api.resources.users", "ramp_api.operations.vendors"} <= loaded
    assert not [module for module in loaded if module.startswith("ramp_api.models")]


def test_every_file_says_what_lives_in_it() -> None:
    for _, path in rooms():
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, f"{path} has no first lines"
