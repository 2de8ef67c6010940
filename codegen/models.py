"""Writes ``models/``: a module for each resource, of structs and open enums."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.classes import Classes
from codegen.facts import Facts
from codegen.faults import Fault
from codegen.kinds import Class, Enumeration, Field, Type
from codegen.naming import member
from codegen.text import docstring, imports, listed, literal

__all__ = ["files"]

_PACKAGE = (
    '"""What Ramp takes and gives, one module for each resource. Every file here is regenerated whole: '
    'never edit one."""\n'
)
_WHERE = {
    "shared": "Models that several resources share.",
    "custom_forms": "Models of custom forms and their conditions, which several resources carry.",
}
_MOST_USES = 3
_NEEDS = (
    "datetime", "date", "Decimal", "Any", "Annotated", "Meta", "UNSET", "UnsetType", "Aware", "Model", "MonthDayYear",
    "OpenEnum", "RequestModel", "utc", "Money", "Secret", "AtLeast", "AtMost", "ByKind", "OnlyTrue", "ToldBy",
)  # fmt: skip


def files(facts: Facts, classes: Classes) -> Iterator[tuple[str, str]]:
    """Every file of ``models/``: name and text."""
    yield "__init__.py", _PACKAGE
    everything: list[Class | Enumeration] = [*classes.enums.values(), *classes.classes.values()]
    if idle := sorted(set(facts.words["classes"]) - {made.name for made in everything}):
        raise Fault(f"words.toml speaks of classes that are none: {', '.join(idle)}")
    for module in sorted({made.module for made in everything}):
        yield f"{module}.py", _Module(module, facts, classes).text()


class _Module:
    def __init__(self, module: str, facts: Facts, classes: Classes) -> None:
        self._module = module
        self._classes = classes
        self._said = facts.words["classes"]
        self._enums = sorted((one for one in classes.enums.values() if one.module == module), key=lambda one: one.name)
        self._structs = {made.name: made for made in classes.classes.values() if made.module == module}

    def text(self) -> str:
        parts = [self._enum(one) for one in self._enums]
        written: set[str] = set()
        for made in self._in_order():
            parts.append(self._struct(made, written))
            written.add(made.name)
        code = "\n\n\n".join(parts)
        known = _WHERE.get(
            self._module, f"Models of {self._module}: what ``operations/{self._module}.py`` takes and gives."
        )
        names = sorted([*self._structs, *(one.name for one in self._enums)])
        exported = "__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]"
        heading = imports(code, only=_NEEDS, more=self._neighbours())
        return f'"""{known} Regenerated whole."""\n\n{heading}\n\n{exported}\n\n\n{code}\n'

    def _neighbours(self) -> list[str]:
        needed: dict[str, set[str]] = {}
        for made in self._structs.values():
            names = {made.base} if made.base else set[str]()
            for one in made.fields:
                names.update(self._named(one.type), (part.name for part in one.type.walk() if part.kind == "enum"))
            for name in names:
                if (module := self._classes.module_of(name)) != self._module:
                    needed.setdefault(module, set()).add(name)
        return [f"from ramp_api.models.{module} import {name}" for module, names in needed.items() for name in names]

    def _in_order(self) -> Iterator[Class]:
        """What is needed first; a circle is cut where it closes."""
        done: set[str] = set()

        def visit(made: Class) -> Iterator[Class]:
            if made.name in done:
                return
            done.add(made.name)
            needed = [name for one in made.fields for name in self._named(one.type)]
            for name in [made.base, *needed] if made.base else needed:
                if name in self._structs:
                    yield from visit(self._structs[name])
            yield made

        for name in sorted(self._structs):
            yield from visit(self._structs[name])

    def _named(self, type_: Type) -> list[str]:
        return [name for part in type_.walk() for name in self._classes.names_in(part)]

    def _enum(self, one: Enumeration) -> str:
        lines = [f"class {one.name}(OpenEnum):", self._doc(one.name, f"Values of {self._uses(one.uses)}.")]
        taken: set[str] = set()
        body = [""]
        for value in one.values:
            name = member(value)
            while name in taken:
                name += "_"
            taken.add(name)
            body.append(f"    {name} = {literal(value)}")
        return "\n".join([*lines, *body])

    def _doc(self, name: str, otherwise: str, made: Class | None = None) -> str:
        paragraphs = self._said.get(name, otherwise).split("\n\n")
        if old := [f"``{one.name}``" for one in made.fields if one.deprecated] if made else []:
            paragraphs.append(f"Deprecated by Ramp: {listed(old)}.")
        return docstring(paragraphs, 4)

    @staticmethod
    def _uses(uses: list[str]) -> str:
        distinct = list(dict.fromkeys(uses))
        return listed([*distinct[:_MOST_USES], "elsewhere"] if len(distinct) > _MOST_USES else distinct)

    def _struct(self, made: Class, written: set[str]) -> str:
        base = made.base or ("RequestModel" if made.request else "Model")
        uses = self._uses(made.uses)
        lines = [f"class {made.name}({base}):", self._doc(made.name, f"{uses[0].upper()}{uses[1:]}.", made)]
        if rules := list(_rules(made)):
            lines += ["", f"    __rules__ = ({', '.join(rules)},)"]
        fields = [
            f"    {one.name}: {self._annotation(one, made, written)}"
            for one in sorted(made.fields, key=lambda one: not one.required)
        ]
        lines += ["", *fields] if fields else []
        return "\n".join([*lines, *self._times(made)])

    def _times(self, made: Class) -> list[str]:
        """Times made aware, once the struct stands."""
        times = [one.name for one in made.fields if one.type == Type("scalar", "datetime") and not made.request]
        if not times:
            return []
        parent = self._classes.classes[made.base].fields if made.base else []
        inherited = any(one.type.name == "datetime" for one in parent)
        above = ["        super().__post_init__()"] if inherited else []
        return [
            "",
            "    def __post_init__(self) -> None:",
            *above,
            *(f"        self.{name} = utc(self.{name})" for name in times),
        ]

    def _annotation(self, one: Field, made: Class, written: set[str]) -> str:
        text = self._type(one.type, made)
        # A circle is closed by a name in quotes.
        if any(name in self._structs and name not in written for name in self._named(one.type)):
            text = f'"{text}"'
            if made.request and one.required:
                return text
            suffix = " | None" if not made.request else (" | UnsetType | None" if one.nullable else " | UnsetType")
            return f'"{text[1:-1]}{suffix}" = {"UNSET" if made.request else "None"}'
        if not made.request:
            return f"{text} = None" if text == "Any" else f"{text} | None = None"
        null = " | None" if one.nullable and text != "Any" else ""
        return f"{text}{null}" if one.required else f"{text} | UnsetType{null} = UNSET"

    def _type(self, type_: Type, made: Class) -> str:
        match type_.kind:
            case "list":
                return self._bounded(f"list[{self._type(type_.parts[0], made)}]", type_)
            case "map":
                return self._bounded(f"dict[str, {self._type(type_.parts[0], made)}]", type_)
            case "union":
                return " | ".join(self._type(part, made) for part in type_.parts)
            case "scalar" if made.request and type_.name == "datetime":
                return "Aware"
            case _:
                return self._bounded(type_.name, type_)

    @staticmethod
    def _bounded(text: str, type_: Type) -> str:
        # An exact number has its bounds in a rule: Meta knows none for it.
        if not type_.limits or type_.name == "Decimal":
            return text
        return f"Annotated[{text}, Meta({', '.join(f'{name}={value}' for name, value in type_.limits)})]"


def _rules(made: Class) -> Iterator[str]:
    """What a request must hold beyond the types of its fields."""
    if made.needs is not None:
        teller, needs = made.needs
        yield f"ByKind({literal(teller)}, {literal(needs)})"
    for part, teller in made.told_by.items():
        yield f"ToldBy({literal(part)}, {literal(teller)})"
    if switches := [one.name for one in made.fields if one.type.only_true]:
        yield f"OnlyTrue({literal(switches)})"
    bounds: dict[tuple[str, int | str], list[str]] = {}
    for one in made.fields:
        for limit in one.type.limits if one.type.name == "Decimal" else ():
            bounds.setdefault(limit, []).append(one.name)
    for (name, bound), names in bounds.items():
        yield f"{_BOUNDS[name]}({bound!r}, {literal(names)})"


_BOUNDS = {"ge": "AtLeast", "le": "AtMost"}
