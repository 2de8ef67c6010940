"""From Ramp's paths and schemas to the names of methods and classes."""

from __future__ import annotations

import keyword
import re
from typing import Any

from codegen.faults import Fault

__all__ = ["Names", "camel", "class_name", "constant", "is_name", "member"]

_FRAMEWORK = re.compile(
    r"(DumpSchemaV2|DumpSchema|SchemaV2|Schema|ParamsRequestBody|RequestBody|Params|Resource|Dump|V2)$"
)
_LATER = re.compile(
    r"(?P<method>Post|Put|Patch|Delete)(?P<thing>[A-Z]\w*?)"
    r"(?:ListWithPagination|ListResource|SingleResource|DetailResource|Resource)?(?:RequestBody|Body(?P<part>[A-Z]\w*))$"
)
_VERBS = {"GET": "get", "POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete"}
_DONE = {"Post": "Create", "Put": "Replace", "Patch": "Update", "Delete": "Delete"}


def class_name(ramp: str) -> str:
    """What a class is called, by rule: without ``Api`` in front, and without the words of the framework behind."""
    if match := _LATER.fullmatch(ramp):
        thing = match["thing"].removeprefix("DevApi")
        return thing + match["part"] if match["part"] else thing + _DONE[match["method"]]
    name = ramp.removeprefix("Api").removeprefix("DeveloperApi").removeprefix("DevApi")
    while (shorter := _FRAMEWORK.sub("", name)) != name:
        name = shorter
    return name


def is_name(text: str) -> bool:
    """Whether Python takes a text for a name."""
    return text.isidentifier() and not keyword.iskeyword(text)


def camel(snake: str) -> str:
    """``payment_method`` as ``PaymentMethod``."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_\W]+", snake) if part)


def constant(name: str) -> str:
    """The name of an operation's constant: ``vendors.contacts.list`` is ``CONTACTS_LIST`` of its module."""
    return "_".join(name.split(".")[1:]).upper()


def member(value: str) -> str:
    """The name of an enum's member for a value."""
    name = re.sub(r"\W+", "_", value).strip("_").upper()
    return f"_{name}" if name[:1].isdigit() else name


class Names:
    """From a path to the name of a method, by rule and by exception."""

    def __init__(self, overrides: dict[str, Any]) -> None:
        self._exceptions: dict[str, str] = {
            key: name for group in overrides["name"] for key, name in group["names"].items()
        }
        self._prefixes: dict[str, str] = {
            path: name for group in overrides["resource"] for path, name in group["names"].items()
        }
        self._verbs = {verb for group in overrides["verb"] for verb in group["verbs"]}
        self._unused = set(self._exceptions) | set(self._prefixes)
        self._unused_verbs = set(self._verbs)

    def of(self, method: str, path: str, *, paged: bool) -> str:
        """The name of an operation."""
        key = f"{method} {path}"
        if key in self._exceptions:
            self._unused.discard(key)
            return self._exceptions[key]
        fixed = [part for part in path.strip("/").split("/") if part != "-" and not part.startswith("{")]
        if fixed[-1] in self._verbs:
            self._unused_verbs.discard(fixed[-1])
            verb = fixed.pop().replace("-", "_")
        else:
            verb = "list" if method == "GET" and paged else _VERBS[method]
        return f"{self._resource(fixed)}.{verb}"

    def _resource(self, fixed: list[str]) -> str:
        for count in range(len(fixed), 0, -1):
            known = self._prefixes.get("/".join(fixed[:count]))
            if known is not None:
                self._unused.discard("/".join(fixed[:count]))
                return ".".join([known, *(part.replace("-", "_") for part in fixed[count:])])
        return ".".join(part.replace("-", "_") for part in fixed)

    def finish(self) -> None:
        """Complain of exceptions that fit nothing."""
        if self._unused:
            raise Fault(f"names in overrides.toml fit no operation: {', '.join(sorted(self._unused))}")
        if self._unused_verbs:
            raise Fault(f"verbs in overrides.toml fit no operation: {', '.join(sorted(self._unused_verbs))}")
