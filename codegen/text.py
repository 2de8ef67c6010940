"""Python source as text: what all writers share. No facts."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import cast

__all__ = ["HEADER", "docstring", "filled", "heading", "imports", "listed", "literal", "models_used"]

HEADER = "Regenerated whole: never edit this file."
_WIDTH = 120

_SOURCES = {
    "datetime": "from datetime import datetime",
    "date": "from datetime import date",
    "Decimal": "from decimal import Decimal",
    "Any": "from typing import Any",
    "Literal": "from typing import Literal",
    "Annotated": "from typing import Annotated",
    "Mapping": "from collections.abc import Mapping",
    "Sequence": "from collections.abc import Sequence",
    "builtins": "import builtins",
    "Meta": "from msgspec import Meta",
    "UNSET": "from msgspec import UNSET",
    "UnsetType": "from msgspec import UnsetType",
    "FileInput": "from ramp_api.http import FileInput",
    "Files": "from ramp_api.http import Files",
    "Aware": "from ramp_api.model import Aware",
    "Model": "from ramp_api.model import Model",
    "MonthDayYear": "from ramp_api.model import MonthDayYear",
    "OpenEnum": "from ramp_api.model import OpenEnum",
    "RequestModel": "from ramp_api.model import RequestModel",
    "utc": "from ramp_api.model import utc",
    "Money": "from ramp_api.money import Money",
    **{name: f"from ramp_api.rules import {name}" for name in ("AtLeast", "AtMost", "ByKind", "OnlyTrue", "ToldBy")},
    "Page": "from ramp_api.pages import Page",
    "Pages": "from ramp_api.pages import Pages",
    "AsyncPages": "from ramp_api.pages import AsyncPages",
    "Task": "from ramp_api.tasks import Task",
    "AsyncTask": "from ramp_api.tasks import AsyncTask",
    "START": "from ramp_api.operation import START",
    "PAGE_SIZE": "from ramp_api.operation import PAGE_SIZE",
    "OPEN": "from ramp_api.operation import OPEN",
    "Operation": "from ramp_api.operation import Operation",
    "Parameter": "from ramp_api.operation import Parameter",
    "AsyncResource": "from ramp_api.resource import AsyncResource",
    "Resource": "from ramp_api.resource import Resource",
    "optional": "from ramp_api.resource import optional",
    "nullable": "from ramp_api.resource import nullable",
    "Secret": "from ramp_api.secret import Secret",
    "OAuth2Token": "from ramp_api.tokens import OAuth2Token",
}


def imports(code: str, *, only: Iterable[str] = (), without: Iterable[str] = (), more: Iterable[str] = ()) -> str:
    """The imports that a piece of code needs; docstrings do not count."""
    bare = re.sub(r'r?"""(?:[^"\\]|\\.|"(?!""))*"""', "", code)
    words = set(re.findall(r"(?<![\w.\"'])[A-Za-z_]\w*", bare))
    wanted = [name for name in _SOURCES if name in words and name not in set(without) and (not only or name in only)]
    grouped: dict[str, set[str]] = {}
    plain: list[str] = []
    for line in [*(_SOURCES[name] for name in wanted), *more]:
        source, found, name = line.partition(" import ")
        if found and source.startswith("from "):
            grouped.setdefault(source, set()).add(name)
        else:
            plain.append(line)
    lines = [*plain, *(f"{source} import {', '.join(sorted(names, key=_order))}" for source, names in grouped.items())]
    ours = sorted(line for line in lines if line.split()[1].startswith("ramp_api"))
    foreign = sorted(line for line in lines if line.split()[1].startswith("msgspec"))
    standard = sorted(
        (line for line in lines if line not in ours and line not in foreign),
        key=lambda line: (line.startswith("from"), line),
    )
    return "\n\n".join("\n".join(block) for block in (standard, foreign, ours) if block)


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest: as the linter sorts names."""
    bare = name.partition(" as ")[0]
    return (0 if bare.isupper() and len(bare) > 1 else 1 if bare[0].isupper() else 2, name)


def docstring(paragraphs: Iterable[str], indent: int) -> str:
    """Paragraphs as a docstring; what begins with a blank or holds line ends is taken as it is."""
    margin = " " * indent
    parts: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if "\n" in paragraph or paragraph.startswith(" "):
            parts.append(textwrap.indent(paragraph.rstrip(), margin))
        else:
            # The quotes stand before the first line, and where it is the only one, behind it.
            first = margin + "xxxxxxx" if number == 0 else margin
            wrapped = filled(paragraph, _WIDTH, first, margin)
            parts.append(wrapped.replace("xxxxxxx", "", 1) if number == 0 else wrapped)
    body = "\n\n".join(parts).lstrip()
    mark = 'r"""' if "\\" in body else '"""'
    if "\n" not in body and len(margin + mark + body) + 3 <= _WIDTH:
        return f'{margin}{mark}{body}"""'
    return f'{margin}{mark}{body}\n{margin}"""'


def filled(text: str, width: int, first: str, rest: str) -> str:
    """Text in lines of at most that width."""
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def heading(says: str, running: str, typing: str) -> str:
    """The beginning of a file: what lives in it, what it imports, and what it imports for types alone."""
    lines = [f'"""{says} {HEADER}"""', "", "from __future__ import annotations", ""]
    lines += ["from typing import TYPE_CHECKING", ""] if typing else []
    lines += [running, ""]
    lines += ["if TYPE_CHECKING:", textwrap.indent(typing, "    "), ""] if typing else []
    return "\n".join(lines) + "\n"


def models_used(code: str, module: str) -> list[str]:
    """The imports of models that a piece of code needs, in a file that belongs to ``module``."""
    used = set(re.findall(r"(?<![\w.`])(models|shared|custom_forms)\.[A-Z]", code))
    named = {"models": f"from ramp_api.models import {module} as models"}
    return [named.get(name, f"from ramp_api.models import {name}") for name in sorted(used)]


def listed(names: Iterable[str], word: str = "and") -> str:
    """``a, b and c``."""
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def literal(value: object) -> str:
    """A value as Python source, with double quotes, as the formatter has it."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list | tuple):
        parts = cast("Sequence[object]", value)
        inner = ", ".join(map(literal, parts))
        return f"({inner},)" if len(parts) == 1 else f"({inner})"
    if isinstance(value, dict):
        items = cast("dict[str, object]", value)
        return "{" + ", ".join(f"{literal(key)}: {literal(part)}" for key, part in items.items()) + "}"
    return repr(value)
