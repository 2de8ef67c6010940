"""Writes ``operations/``: the rows of the table, one module for each resource."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.classes import Classes
from codegen.facts import FIRST, Facts, Op, Param
from codegen.kinds import Type
from codegen.naming import constant
from codegen.text import heading, imports, literal, models_used

__all__ = ["PAGE", "files", "kind_of", "python_type"]

PAGE = {"page_size": "PAGE_SIZE", "start": "START"}

_PACKAGE = '''"""The table of operations, one module for each resource. Regenerated whole: never edit a file of it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ramp_api.operation import Operation

__all__ = ["all"]

_MODULES = {modules}


def all() -> Iterator[Operation[Any]]:
    """Every operation that this library knows, in the order of their resources.

    Example:
        >>> from ramp_api import operations
        >>> {{operation.path for operation in operations.all() if operation.name == "transactions.list"}}
        {{'/developer/v1/transactions'}}
    """
    for module in _MODULES:
        for value in vars(import_module(f"{{__name__}}.{{module}}")).values():
            if isinstance(value, Operation):
                yield value
'''


def files(facts: Facts, classes: Classes) -> Iterator[tuple[str, str]]:
    """Every file of ``operations/``: name and text."""
    modules = sorted({op.module for op in facts.operations})
    yield "__init__.py", _PACKAGE.format(modules=literal(modules))
    for module in modules:
        rows = [_row(op, facts, classes) for op in facts.operations if op.module == module]
        code = "\n\n".join(rows)
        running = imports(code, only=["START", "PAGE_SIZE", "OPEN", "Operation", "Parameter"])
        typing = imports(code, only=["Any", "Page", "OAuth2Token", "builtins"], more=models_used(code, module))
        yield f"{module}.py", f"{heading(f'Operations of {module}.', running, typing)}{code}\n"


def python_type(type_: Type, module: str, classes: Classes) -> str:
    """A type of an answer, as it is written outside of ``models/``."""
    match type_.kind:
        case "list":
            return f"builtins.list[{python_type(type_.parts[0], module, classes)}]"
        case "class":
            where = classes.module_of(type_.name)
            return f"{'models' if where == module else where}.{type_.name}"
        case _:
            raise ValueError(f"an answer cannot be {type_}")


def kind_of(op: Op, classes: Classes) -> str:
    """What ``Operation[...]`` is of."""
    if "python_result" in op.extra:
        return str(op.extra["python_result"].partition(":")[2])
    result = classes.results[op.key]
    if result is None:
        return "Page[Any]" if op.paged else "None" if op.result_known else "Any"
    if items := op.extra.get("items"):
        (field,) = (one for one in classes.classes[result.name].fields if one.name == items)
        return python_type(field.type, op.module, classes)
    inner = python_type(result, op.module, classes)
    return f"Page[{inner}]" if op.paged else inner


def _row(op: Op, facts: Facts, classes: Classes) -> str:
    columns: dict[str, str] = {
        "name": literal(op.name),
        "id": literal(op.id) if op.id else "None",
        "method": literal(op.method),
        "path": literal(f"/developer/v1{op.path}"),
        "summary": literal(facts.words["operations"][op.name]["summary"]),
    }
    columns |= {name: text for name, text in _columns(op, classes) if text}
    body = "".join(f"    {name}={text},\n" for name, text in columns.items())
    return f"{constant(op.name)}: Operation[{kind_of(op, classes)}] = Operation(\n{body})"


def _columns(op: Op, classes: Classes) -> Iterator[tuple[str, str]]:
    extra = op.extra
    ordered = sorted(op.query, key=lambda one: list(PAGE).index(one.name) if one.name in PAGE else -1, reverse=False)
    yield "scopes", literal(op.scopes) if op.scopes else ""
    yield "query", f"({''.join(_parameter(one, op) + ', ' for one in _pages_last(ordered))})" if op.query else ""
    yield "at_most_one", literal([tuple(group) for group in extra["at_most_one"]]) if "at_most_one" in extra else ""
    yield "body", _body(op, classes)
    yield "encoding", literal(op.encoding) if op.encoding != "json" else ""
    yield "files", literal(extra["files"]) if "files" in extra else ""
    yield "open_files", "True" if extra.get("open_files") else ""
    yield "key_header", literal(extra["key_header"]) if "key_header" in extra else ""
    yield "result", _result(op, classes)
    yield from _flags(op, extra, classes)


def _flags(op: Op, extra: dict[str, Any], classes: Classes) -> Iterator[tuple[str, str]]:
    yield "items", literal(extra["items"]) if "items" in extra else ""
    yield "task", literal(extra["task"]) if "task" in extra else ""
    yield "paged", "True" if op.paged else ""
    yield "cursor_in", literal(extra["cursor_in"]) if "cursor_in" in extra else ""
    yield "bare_cursor", "True" if extra.get("bare_cursor") else ""
    yield "sweeps", literal(extra["sweeps"]) if "sweeps" in extra else ""
    yield "retry", literal(retry_class(op, classes))
    yield "auth", literal(extra["auth"]) if "auth" in extra else ""
    yield "sensitive", "True" if extra.get("sensitive") else ""
    yield "known", literal(op.known) if op.known != "all" else ""
    for flag in ("plus", "beta", "destructive", "deprecated"):
        yield flag, "True" if getattr(op, flag) else ""
    yield "since", literal(op.since) if op.since != FIRST else ""
    yield "unlisted_since", literal(op.unlisted_since) if op.unlisted_since else ""


def retry_class(op: Op, classes: Classes) -> str:
    """``safe`` for what only reads, ``keyed`` for what takes a key, ``unkeyed`` for the rest."""
    if "retry" in op.extra:
        return str(op.extra["retry"])
    if op.method == "GET":
        return "safe"
    body = classes.bodies[op.key]
    if "key_header" in op.extra:
        return "keyed"
    return "keyed" if body and any(one.name == "idempotency_key" for one in body.fields) else "unkeyed"


def _pages_last(query: list[Param]) -> list[Param]:
    last = [one for name in ("start", "page_size") for one in query if one.name == name]
    return [*(one for one in query if one.name not in PAGE), *last]


def _parameter(one: Param, op: Op) -> str:
    size = op.extra.get("default_page_size")
    # The shared ones are as old as the operation; where paging came later, or unpublished, that is said.
    if one.name in PAGE and one.since in {FIRST, op.since} and not (one.name == "page_size" and size):
        return PAGE[one.name]
    parts = [literal(one.name)]
    if one.name == "page_size":
        parts.append(f'"integer", minimum=2, maximum=100, default={size or 20}')
    elif one.type != "string":
        parts.append(literal(one.type))
    if one.values:
        parts.append(f"values={literal(one.values)}")
    if one.many:
        parts.append("many=True")
    if one.required:
        parts.append("required=True")
    if one.default is not None and one.name != "page_size":
        parts.append(f"default={literal(one.default)}")
    if one.since != FIRST:
        parts.append(f"since={literal(one.since)}")
    if one.unlisted_since:
        parts.append(f"unlisted_since={literal(one.unlisted_since)}")
    return f"Parameter({', '.join(parts)})"


def _body(op: Op, classes: Classes) -> str:
    body = classes.bodies[op.key]
    if body is not None:
        return literal(f"{body.module}:{body.name}")
    return "OPEN" if takes_open_body(op) else ""


def takes_open_body(op: Op) -> bool:
    """Whether the body is open JSON: nothing is known of it, and the method may have one."""
    return (not op.body_known and op.method != "GET" and "auth" not in op.extra) or bool(op.extra.get("body_open"))


def _result(op: Op, classes: Classes) -> str:
    if "python_result" in op.extra:
        return ""
    result = classes.results[op.key]
    if result is None:
        return "" if op.result_known else "OPEN"
    inner = result.parts[0] if result.kind == "list" else result
    return literal(f"{classes.module_of(inner.name)}:{inner.name}{'[]' if result.kind == 'list' else ''}")
