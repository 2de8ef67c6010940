"""Writes ``resources/``: the methods of both clients, one module for each resource, and how they are attached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from codegen.classes import Classes
from codegen.facts import LEGACY, Facts, Op, Param
from codegen.faults import Fault
from codegen.kinds import Field, Type
from codegen.naming import camel, constant, is_name
from codegen.operations import kind_of, python_type, retry_class, takes_open_body
from codegen.text import HEADER, docstring, filled, heading, imports, listed, models_used

__all__ = ["files"]

_BY_HAND = {"auths"}
_PACKAGE = '"""The methods that a client shows, by resource. Every file here is regenerated whole: never edit one."""\n'
_HINTS = {
    "string": "str",
    "uuid": "str",
    "boolean": "bool",
    "integer": "int",
    "decimal": "Decimal | int | str",
    "date": "date | str",
    "datetime": "datetime | date | str",
    "filters": "Mapping[str, str | Sequence[str]]",
}
_RUNNING = ("AsyncResource", "Resource", "optional", "nullable", "UNSET")
_TYPING = (
    "datetime",
    "date",
    "Decimal",
    "Any",
    "Literal",
    "Mapping",
    "Sequence",
    "builtins",
    "UnsetType",
    "FileInput",
    "Files",
    "Money",
    "Pages",
    "AsyncPages",
    "Task",
    "AsyncTask",
)


@dataclass(slots=True)
class _Group:
    """A resource: its operations and the groups below it."""

    path: tuple[str, ...]
    operations: list[Op] = field(default_factory=list[Op])
    groups: dict[str, _Group] = field(default_factory=dict[str, "_Group"])

    @property
    def name(self) -> str:
        return "".join(camel(part) for part in self.path)

    def walk(self) -> Iterator[_Group]:
        for group in self.groups.values():
            yield from group.walk()
        yield self


@dataclass(slots=True)
class _Argument:
    """A parameter of a method, and where its value goes."""

    name: str
    wire: str
    hint: str
    part: str  # path, query, required, optional, nullable, file, files, body or call
    default: str | None = None
    positional: bool = False

    @property
    def text(self) -> str:
        return f"{self.name}: {self.hint}" + (f" = {self.default}" if self.default is not None else "")


def files(facts: Facts, classes: Classes) -> Iterator[tuple[str, str]]:
    """Every file of ``resources/``: name and text."""
    yield "__init__.py", _PACKAGE
    writer = _Methods(facts, classes)
    modules: dict[str, _Group] = {}
    for op in facts.operations:
        parts = op.name.split(".")
        if parts[0] in _BY_HAND:
            continue
        group = modules.setdefault(parts[0], _Group((parts[0],)))
        for part in parts[1:-1]:
            group = group.groups.setdefault(part, _Group((*group.path, part)))
        group.operations.append(op)
    for module, root in sorted(modules.items()):
        yield f"{module}.py", _module(module, root, writer)
    paths = {".".join(group.path) for root in modules.values() for group in root.walk()}
    for kind, idle in (
        ("resources", set(facts.words["resources"]) - paths),
        ("parameters", set(facts.words["parameters"]) - writer.explained),
    ):
        if idle:
            raise Fault(f"words.toml speaks of {kind} that are none: {', '.join(sorted(idle))}")
    yield "attached.py", _attached(sorted(modules), facts)


def _module(module: str, root: _Group, writer: _Methods) -> str:
    groups = list(root.walk())
    parts = [writer.group(group, asynchronous=asynchronous) for asynchronous in (False, True) for group in groups]
    code = "\n\n\n".join(parts)
    names = sorted(prefix + group.name for group in groups for prefix in ("", "Async"))
    exported = "__all__ = [" + ", ".join(f'"{name}"' for name in names) + "]"
    aliased = [f"from ramp_api.operations import {module} as operations"]
    running = imports(code, only=_RUNNING, more=aliased)
    typing = imports(code, only=_TYPING, more=models_used(code, module))
    return f"{heading(f'Methods of ``client.{module}``.', running, typing)}{exported}\n\n\n{code}\n"


class _Methods:
    def __init__(self, facts: Facts, classes: Classes) -> None:
        self._words = facts.words
        self._classes = classes
        self._keys = {op.name: op.key for op in facts.operations}
        self.explained = set[str]()

    def group(self, group: _Group, *, asynchronous: bool) -> str:
        prefix = "Async" if asynchronous else ""
        lines = [
            f"class {prefix}{group.name}({prefix}Resource):",
            f'    """``{prefix}Client.{".".join(group.path)}``."""',
            "",
            "    __slots__ = ()",
        ]
        for name, below in group.groups.items():
            said = self._words["resources"].get(
                ".".join(below.path), f"{_words(name)} of {_words(group.path[-1]).lower()}."
            )
            lines += [
                "",
                "    @property",
                f"    def {name}(self) -> {prefix}{below.name}:",
                f'        """{said}"""',
                f"        return {prefix}{below.name}(self._client)",
            ]
        for op in group.operations:
            lines += ["", self._method(op, asynchronous=asynchronous)]
        return "\n".join(lines)

    def _method(self, op: Op, *, asynchronous: bool) -> str:
        arguments = self._arguments(op)
        verb = op.name.rpartition(".")[2]
        signature = [
            "self",
            *(one.text for one in arguments if one.positional),
            "*",
            *(one.text for one in arguments if not one.positional),
        ]
        returned = self._returned(op, asynchronous=asynchronous)
        waits = asynchronous and not op.paged
        comma = "," if any(not one.positional and one.part != "call" for one in arguments) else ""
        head = f"    {'async ' if waits else ''}def {verb}({', '.join(signature)}{comma}) -> {returned}:"
        doc = docstring(self._paragraphs(op, arguments, asynchronous=asynchronous), 8)
        return "\n".join([head, doc, f"        return {'await ' if waits else ''}{self._call(op, arguments)}"])

    def _returned(self, op: Op, *, asynchronous: bool) -> str:
        prefix = "Async" if asynchronous else ""
        kind = kind_of(op, self._classes)
        if op.paged:
            return kind.replace("Page[", f"{prefix}Pages[", 1)
        if task := op.extra.get("task"):
            status = self._classes.results[self._keys[task]]
            if status is None:
                raise Fault(f"{task} has no model, so that {op.name} cannot be waited for")
            (data,) = (one for one in self._classes.classes[status.name].fields if one.name == "data")
            return f"{prefix}Task[{python_type(data.type, op.module, self._classes)}]"
        return kind

    # --- What a method takes ---

    def _arguments(self, op: Op) -> list[_Argument]:
        renamed = op.extra.get("rename_path", {})
        found = [_Argument(renamed.get(name, name), name, "str", "path", positional=True) for name in op.path_names]
        found += [self._query(one, op) for one in op.query]
        body = self._classes.bodies[op.key]
        if body is not None:
            found += [self._field(one, op) for one in body.fields]
        if takes_open_body(op):
            found.append(_Argument("body", "body", "Mapping[str, Any] | None", "body", "None"))
        if op.extra.get("open_files"):
            found.append(_Argument("files", "files", "Mapping[str, Files] | None", "files", "None"))
        found += [_Argument(name, name, "FileInput", "file") for name in op.extra.get("files", ())]
        # Not Ramp's but the call's: should Ramp have one of that name, it needs another of ours.
        found.append(_Argument("timeout", "timeout", "float | None", "call", "None"))
        names = [one.name for one in found]
        if odd := [name for name in names if not is_name(name)]:
            raise Fault(f"{op.name}: {', '.join(odd)}: no name that Python takes; give another in overrides.toml")
        if len(set(names)) < len(names):
            raise Fault(f"{op.name} has two parameters of one name: {', '.join(names)}")
        last = ["body", "files", "start", "page_size", "timeout"]
        return sorted(
            found,
            key=lambda one: (
                not one.positional,
                one.default is not None,
                last.index(one.name) if one.name in last else -1,
            ),
        )

    def _query(self, one: Param, op: Op) -> _Argument:
        if one.name == "page_size":
            return _Argument("page_size", "page_size", "int", "query", "100")
        if one.values and one.type == "enum":
            (enum,) = (each for each in self._classes.enums.values() if each.values == one.values)
            hint = f"{'models' if enum.module == op.module else enum.module}.{enum.name} | str"
        else:
            hint = "Literal[True]" if one.type == "boolean" and one.values == ("true",) else _HINTS[one.type]
        if one.many:
            hint = f"Sequence[{hint}]"
        return _Argument(
            one.name, one.name, hint if one.required else f"{hint} | None", "query", None if one.required else "None"
        )

    def _field(self, one: Field, op: Op) -> _Argument:
        hint = self._hint(one.type, op.module)
        if op.extra.get("cursor_in") == "body" and one.name == "page_size":
            return _Argument("page_size", "page_size", "int", "optional", "100")
        if op.extra.get("cursor_in") == "body" and one.name == "start":
            return _Argument("start", "start", "str | None", "optional", "None")
        # A key is made where none is given: see build.py.
        if one.required and one.name != "idempotency_key":
            return _Argument(one.name, one.name, f"{hint} | None" if one.nullable else hint, "required")
        if one.nullable:
            return _Argument(one.name, one.name, f"{hint} | UnsetType | None", "nullable", "UNSET")
        return _Argument(one.name, one.name, f"{hint} | None" if hint != "Any" else hint, "optional", "None")

    def _hint(self, type_: Type, module: str) -> str:
        match type_.kind:
            case "enum" | "class":
                where = self._classes.module_of(type_.name)
                name = f"{'models' if where == module else where}.{type_.name}"
                return f"{name} | str" if type_.kind == "enum" else f"{name} | Mapping[str, Any]"
            case "list":
                return f"Sequence[{self._hint(type_.parts[0], module)}]"
            case "map":
                return f"Mapping[str, {self._hint(type_.parts[0], module)}]"
            case "union":
                parts = [part for one in type_.parts for part in self._hint(one, module).split(" | ")]
                return " | ".join(dict.fromkeys(parts))
            case _:
                if type_.only_true:
                    return "Literal[True]"
                return {
                    "datetime": "datetime | str",
                    "date": "date | str",
                    "Decimal": "Decimal | int | str",
                    "Money": "Money | Mapping[str, Any]",
                }.get(type_.name, type_.name)

    # --- What a method says ---

    def _paragraphs(self, op: Op, arguments: list[_Argument], *, asynchronous: bool) -> Iterator[str]:
        said = self._words["operations"][op.name]
        yield said["summary"]
        yield _source(op)
        yield from said.get("more", ())
        yield from (f"{text}" for text in self._remarks(op))
        if notes := self._notes(op, arguments, said.get("notes", {})):
            yield "Args:\n" + "\n".join(notes)
        yield "Raises:\n" + "\n".join(self._raises(op))
        if not asynchronous and "example" in said:
            example = said["example"].rstrip().replace("\n", "\n    ").replace("    \n", "\n")
            yield f"Example:\n    {example}"

    def _remarks(self, op: Op) -> Iterator[str]:
        for remark, holds in {
            "Needs Ramp Plus.": op.plus,
            "Ramp calls it destructive.": op.destructive,
            "The answer holds a secret: no repr, error, log or pickle shows any of it.": op.extra.get("sensitive"),
            "Beta at Ramp: it may change.": op.beta,
            "Legacy: only in the document that the Rust crate was made from (2022).": op.since == LEGACY,
            "Deprecated by Ramp.": op.deprecated and op.since != LEGACY,
            f"Ramp's list of operations of {op.unlisted_since} leaves it out.": op.unlisted_since,
        }.items():
            if holds:
                yield remark
        if op.known == "path" and takes_open_body(op):
            yield "Open JSON both ways: Ramp has published neither what it takes nor what it answers."
        elif not op.result_known:
            yield "The answer is open JSON: Ramp has not published what it holds."
        elif takes_open_body(op):
            yield "The request is open: Ramp has not published what it takes."

    def _notes(self, op: Op, arguments: list[_Argument], notes: dict[str, str]) -> list[str]:
        common = self._words["parameters"]
        lines: list[str] = []
        for one in arguments:
            shared = _shared(one, op)
            note = notes.get(one.name) or common.get(shared)
            self.explained.add(shared)
            said = [*([note] if note else []), *self._says_ramp(one, op)]
            if said:
                note = " ".join(said)
                # The margin of the docstring comes on top.
                lines.append(filled(f"{one.name}: {note}", 112, "    ", "        "))
        if unknown := set(notes) - {one.name for one in arguments}:
            raise Fault(f"words.toml explains {', '.join(sorted(unknown))}, which {op.name} does not take")
        return lines

    def _says_ramp(self, argument: _Argument, op: Op) -> Iterator[str]:
        """What Ramp says of a parameter itself."""
        body = self._classes.bodies[op.key]
        for one in op.query if argument.part == "query" else ():
            if one.name == argument.name and one.unlisted_since:
                yield f"Ramp's list of {one.unlisted_since} leaves it out."
        for field_ in body.fields if body else ():
            if field_.name == argument.name and field_.deprecated and argument.part != "query":
                yield "Deprecated by Ramp."

    def _raises(self, op: Op) -> Iterator[str]:
        lacking = ", or a scope that the token lacks" if op.scopes else ""
        yield f"    InvalidRequestError: an argument that Ramp would refuse{lacking}; nothing was sent."
        found = "; ``NotFoundError`` where there is no such object" if op.path_names else ""
        yield f"    APIError: Ramp refused, by status{found}."
        yield "    TransportError: no answer came."
        if retry_class(op, self._classes) != "safe":
            yield "    OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out."
        if op.paged:
            yield "    PaginationError: the pages cannot be followed to their end."
        if "task" in op.extra:
            yield "    TaskError: on waiting: the task failed, or did not end in time."

    # --- What a method does ---

    def _call(self, op: Op, arguments: list[_Argument]) -> str:
        given = [f"operations.{constant(op.name)}"]
        if task := op.extra.get("task"):
            given.append(f"operations.{constant(task)}")
        for name, part in (("path", "path"), ("query", "query")):
            if values := [f'"{one.wire}": {one.name}' for one in arguments if one.part == part]:
                given.append(f"{name}={{{', '.join(values)}}}")
        if any(one.part == "body" for one in arguments):
            given.append("body=body")
            given += ["files=files"] if op.extra.get("open_files") else []
        elif self._classes.bodies[op.key] is not None:
            given.append(f"body={_body(arguments)}")
        if values := [f'"{one.wire}": {one.name}' for one in arguments if one.part == "file"]:
            given.append(f"files={{{', '.join(values)}}}")
        given.append("timeout=timeout")
        method = "_pages" if op.paged else "_task" if "task" in op.extra else "_call"
        return f"self.{method}({', '.join(given)})"


def _body(arguments: list[_Argument]) -> str:
    required = [f'"{one.wire}": {one.name}' for one in arguments if one.part == "required"]
    parts = [f"{{{', '.join(required)}}}"] if required else []
    for helper in ("optional", "nullable"):
        values = [f"{one.wire}={one.name}" for one in arguments if one.part == helper]
        if values:
            parts.append(f"{helper}({', '.join(values)})")
    return " | ".join(parts) or "{}"


def _shared(argument: _Argument, op: Op) -> str:
    """What an argument goes by among those that many methods explain alike."""
    if argument.part == "call":
        of = "_of_pages" if op.paged else "_of_task" if "task" in op.extra else ""
        return f"{argument.name}{of}"
    return "file" if argument.part == "file" else argument.name


def _source(op: Op) -> str:
    operation = f", operation ``{op.id}``" if op.id else ""
    scopes = (
        f", {'scope' if len(op.scopes) == 1 else 'scopes'} {listed([f'``{scope}``' for scope in op.scopes])}"
        if op.scopes
        else ""
    )
    return f"Ramp: ``{op.method} /developer/v1{op.path}``{operation}{scopes}."


def _words(name: str) -> str:
    text = name.replace("_", " ")
    return text[0].upper() + text[1:]


def _attached(modules: list[str], facts: Facts) -> str:
    said = facts.words["resources"]
    parts: list[str] = []
    for prefix in ("", "Async"):
        sends = f"{prefix}Sends"
        lines = [
            f"class {prefix}Resources:",
            f'    """What ``{prefix}Client`` has for each resource; imported when it is first used."""',
        ]
        for module in modules:
            if module not in said:
                raise Fault(f"words.toml does not say what client.{module} is")
            name = f"{prefix}{camel(module)}"
            lines += [
                "",
                "    @cached_property",
                f"    def {module}(self) -> {module}.{name}:",
                f'        """{said[module]}"""',
                f"        from ramp_api.resources.{module} import {name}",
                "",
                f'        return {name}(cast("{sends}", self))',
            ]
        parts.append("\n".join(lines))
    return (
        f'"""The resources as properties of a client. {HEADER}"""\n\nfrom __future__ import annotations\n\n'
        "from functools import cached_property\nfrom typing import TYPE_CHECKING, cast\n\nif TYPE_CHECKING:\n"
        f"    from ramp_api.pages import AsyncSends, Sends\n    from ramp_api.resources import {', '.join(modules)}\n\n"
        '__all__ = ["AsyncResources", "Resources"]\n\n\n' + "\n\n\n".join(parts) + "\n"
    )
