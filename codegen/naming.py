"""Ramp's names for schemas as names for classes."""

from __future__ import annotations

import re

__all__ = ["camel", "class_name", "constant", "member"]

_FRAMEWORK = re.compile(
    r"(DumpSchemaV2|DumpSchema|SchemaV2|Schema|ParamsRequestBody|RequestBody|Params|Resource|Dump|V2)$"
)
_LATER = re.compile(
    r"(?P<method>Post|Put|Patch|Delete)(?P<thing>[A-Z]\w*?)"
    r"(?:ListWithPagination|ListResource|SingleResource|DetailResource|Resource)?(?:RequestBody|Body(?P<part>[A-Z]\w*))$"
)
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
