"""From schemas to classes: which there are, what they are called, what their fields are, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.facts import Facts, Op
from codegen.faults import Fault
from codegen.kinds import SCALARS, Class, Enumeration, Field, Type
from codegen.naming import camel, class_name, is_name
from codegen.schemas import Node, merged
from codegen.unions import compatible, needs_of, one_list, renamed, told, whole

__all__ = ["Classes"]


class Classes:
    """Every class of ``models/``, made by asking for the types of operations."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        overrides = facts.overrides
        self._names: dict[str, str] = {
            key: name for group in overrides["class"] for key, name in group["names"].items()
        }
        self._enum_names: dict[str, str] = {
            key: name for group in overrides["enum"] for key, name in group["names"].items()
        }
        self._types: dict[str, str] = {
            key: name for group in overrides["field"] for key, name in group["types"].items()
        }
        self._more = {key: more for group in overrides["more"] for key, more in group["fields"].items()}
        self._money = {name for group in overrides["money"] for name in group["classes"]}
        self._extends = {key: name for group in overrides["extends"] for key, name in group["classes"].items()}
        self._told_by = {key: parts for group in overrides["told_by"] for key, parts in group["classes"].items()}
        self._unused = {
            *self._told_by,
            *self._names,
            *self._enum_names,
            *self._types,
            *self._more,
            *self._money,
            *self._extends,
        }
        self._by_key: dict[tuple[object, ...], Class] = {}
        self.classes: dict[str, Class] = {}
        self._enums: dict[tuple[str, ...], Enumeration] = {}
        self.results = {op.key: self._result(op) for op in facts.operations}
        self.bodies = {op.key: self._body(op) for op in facts.operations}
        for op in facts.operations:
            for one in op.query:
                if one.type == "enum":
                    self._enumeration(one.values, f"{op.name}?{one.name}", f"``{one.name}=`` of ``{op.name}``")
        self._settle()

    # --- What operations need ---

    def _result(self, op: Op) -> Type | None:
        if not op.result_known or op.result is None:
            return None
        node = op.result
        if op.paged:
            node = dict(self._facts.schemas["document"][node.ref].properties)["data"].items or node
        if op.extra.get("result_class"):
            return Type(
                "class",
                self._class(
                    (op.key, "result"),
                    op.extra["result_class"],
                    [node],
                    op.definitions,
                    request=False,
                    use=_use(op, "result"),
                ).name,
            )
        return self._type(node, op.definitions, request=False, place=op.name, use=_use(op, "result"))

    def _body(self, op: Op) -> Class | None:
        if op.body is None:
            return None
        if op.extra.get("body_class"):
            return self._class(
                (op.key, "body"), op.extra["body_class"], [op.body], op.definitions, request=True, use=_use(op, "body")
            )
        kind = self._type(op.body, op.definitions, request=True, place=op.name, use=_use(op, "body"))
        found = self.classes[kind.name]
        taken = {one.name for one in found.fields}
        # Files are parts of their own; the cursor of a list by POST is left out of its schema.
        found.fields = [one for one in found.fields if one.name not in op.extra.get("files", ())]
        for name in op.extra.get("add_body", {}):
            if name not in taken:
                found.fields.append(Field(name, Type("scalar", "str"), required=False, nullable=True))
        return found

    # --- From nodes to types ---

    def _type(self, node: Node, scope: str, *, request: bool, place: str, use: str) -> Type:
        limits = node.limits if request else ()
        match node.kind:
            case "ref":
                return self._ref(node.ref, scope, request=request, place=place, use=use)
            case "object" | "union" | "all":
                return self._composite(node, scope, request=request, place=place, use=use)
            case "array":
                items = node.items or Node("any")
                part = self._type(items, scope, request=request, place=place, use=use)
                # What is null in a list is not Ramp's to say, but it is said.
                part = Type("union", parts=(part, Type("scalar", "None"))) if items.nullable else part
                return Type("list", parts=(part,), limits=limits)
            case "map":
                part = self._type(node.items or Node("any"), scope, request=request, place=place, use=use)
                return Type("map", parts=(part,), limits=limits)
            case "string" if node.values:
                return Type("enum", self._enumeration(node.values, place, use).name)
            case kind:
                return Type("scalar", SCALARS[kind], limits=limits, only_true=request and node.only is True)

    def _ref(self, ref: str, scope: str, *, request: bool, place: str, use: str) -> Type:
        if ref in self._money:
            self._unused.discard(ref)
            return Type("scalar", "Money")
        node = self._facts.schemas[scope][ref]
        if node.kind in {"object", "union", "all"}:
            return self._composite(node, scope, request=request, place=place, use=use, ref=ref)
        owner = ref if node.values else place
        return self._type(node, scope, request=request, place=owner, use=use)

    def _composite(self, node: Node, scope: str, *, request: bool, place: str, use: str, ref: str = "") -> Type:
        variants = list(self._variants(node, scope))
        objects = [variant for variant in variants if variant.kind == "object"]
        others = one_list([variant for variant in variants if variant.kind != "object"])
        beside = f"{place}.items" if objects else place
        parts = list(
            dict.fromkeys(self._type(other.bare, scope, request=request, place=beside, use=use) for other in others)
        )
        if objects:
            refs = frozenset(option.ref for option in node.options if option.ref)
            # The same alternatives are one class, wherever they stand.
            key = (scope, request, ref or refs or place)
            made = self._by_key.get(key)
            name = made.name if made else self._name(ref or place, scope, request=request)
            made = self._class(key, name, objects, scope, request=request, use=use, ref=ref)
            parts.append(Type("class", made.name))
        return parts[0] if len(parts) == 1 else Type("union", parts=tuple(compatible(parts)))

    def _variants(self, node: Node, scope: str) -> Iterator[Node]:
        if node.kind == "ref" and node.ref not in self._money:
            yield from self._variants(self._facts.schemas[scope][node.ref], scope)
        elif node.kind == "union":
            for option in node.options:
                variants = list(self._variants(option, scope))
                yield from [told(one, option.ref, node.discriminator) for one in variants]
        elif node.kind == "all":
            yield whole([variant for option in node.options for variant in self._variants(option, scope)])
        else:
            yield node

    def _name(self, ramp: str, scope: str, *, request: bool) -> str:
        for key in (f"{scope}:{ramp}", ramp):
            if key in self._names:
                self._unused.discard(key)
                name = self._names[key]
                break
        else:
            name = "".join(class_name(camel(part) if part[:1].islower() else part) for part in ramp.split("."))
            if name in self.classes and request:
                name += "Input"
        if name in self.classes:
            raise Fault(f"two classes would be called {name}: name {scope}:{ramp} in overrides.toml")
        return name

    def _class(
        self,
        key: tuple[object, ...],
        name: str,
        variants: list[Node],
        scope: str,
        *,
        request: bool,
        use: str,
        ref: str = "",
    ) -> Class:
        if (known := self._by_key.get(key)) is not None:
            known.uses.append(use)
            return known
        made = self._by_key[key] = self.classes[name] = Class(name, request, uses=[use])
        if ref in self._extends:
            self._unused.discard(ref)
            parent = self._ref(
                self._extends[ref], scope, request=request, place=ref, use=f"what :class:`{name}` is, too"
            )
            made.base = parent.name
        self._fill(made, variants, scope, ref)
        return made

    def _fill(self, made: Class, variants: list[Node], scope: str, ref: str) -> None:
        """The fields of all variants, and what holds between them."""
        inherited = {one.name for one in self.classes[made.base].fields} if made.base else set[str]()
        nodes: dict[str, Node] = {}
        for variant in variants:
            for field_name, node in variant.properties:
                nodes[field_name] = merged(nodes[field_name], node) if field_name in nodes else node
        required = variants[0].required.intersection(*(variant.required for variant in variants))
        if made.request:
            made.needs = needs_of(variants, required)
        made.fields = [
            self._field(field_name, node, scope, made, ref or made.name, required=field_name in required)
            for field_name, node in nodes.items()
            if field_name not in inherited
        ]
        made.told_by = self._told_by.get(ref, {})
        self._unused.discard(ref if made.told_by else "")
        for field_name, type_ in self._more.get(ref, {}).items():
            self._unused.discard(ref)
            made.fields.append(Field(field_name, Type("scalar", type_), required=False, nullable=True))
        made.fields.sort(key=lambda one: one.name != "id")

    def _field(self, name: str, node: Node, scope: str, owner: Class, ramp: str, *, required: bool) -> Field:
        place = f"{ramp}.{name}"
        if not is_name(name):
            raise Fault(f"the field {place} has no name that Python takes, and this generator knows no other for it")
        use = f"``{name}`` of :class:`{owner.name}`"
        if place in self._types:
            self._unused.discard(place)
            # The type as it would be is asked for as well: its classes may be what the override names.
            self._type(node, scope, request=owner.request, place=place, use=use)
            type_ = Type("scalar", self._types[place])
        else:
            type_ = self._type(node, scope, request=owner.request, place=place, use=use)
        return Field(name, type_, required and owner.request, node.nullable, node.deprecated)

    def _enumeration(self, values: tuple[str, ...], place: str, use: str) -> Enumeration:
        one = self._enums.setdefault(values, Enumeration(values))
        one.name = f"enum:{values}"
        one.places.append(place)
        one.uses.append(use)
        return one

    # --- Names and places, once everything is there ---

    def _settle(self) -> None:
        self.enums: dict[str, Enumeration] = {}
        for one in self._enums.values():
            provisional = one.name
            chosen = [self._enum_names[place] for place in one.places if place in self._enum_names]
            self._unused -= set(one.places)
            owner, _, name = one.places[0].rpartition(".")
            one.name = chosen[0] if chosen else class_name(owner) + camel(name)
            if one.name in self.classes or one.name in self.enums:
                raise Fault(f"two classes would be called {one.name}: name {one.places[0]} in overrides.toml")
            self.enums[one.name] = one
            for made in self.classes.values():
                for part in made.fields:
                    part.type = renamed(part.type, provisional, one.name)
            self.results = {
                key: renamed(type_, provisional, one.name) if type_ else None for key, type_ in self.results.items()
            }
        if self._unused:
            raise Fault(f"overrides.toml speaks of schemas or fields that are none: {', '.join(sorted(self._unused))}")
        for op in self._facts.operations:
            self._reach(op)
        # What stands in a union that no type can hold is Any, and its parts are nobody's.
        self.classes = {name: made for name, made in self.classes.items() if made.reached}
        self.enums = {name: one for name, one in self.enums.items() if one.reached}
        everything: list[Class | Enumeration] = [*self.classes.values(), *self.enums.values()]
        for each in everything:
            (each.module,) = each.reached if len(each.reached) == 1 else ("shared",)
        for group in self._facts.overrides["module"]:
            for module, root in group["names"].items():
                self._set_apart(module, root)

    def _set_apart(self, module: str, root: str) -> None:
        """What is only reached through ``root`` stands in a module of its own."""
        inside = self._closure([root], stop="")
        outside = self._closure([name for name in self.classes if name not in inside], stop=root)
        for name in inside - outside:
            (self.classes.get(name) or self.enums[name]).module = module

    def _closure(self, names: list[str], *, stop: str) -> set[str]:
        found: set[str] = set()
        left = list(names)
        while left:
            name = left.pop()
            if name in found or name == stop:
                continue
            found.add(name)
            made = self.classes.get(name)
            for one in made.fields if made else ():
                for part in one.type.walk():
                    left += [*self.names_in(part), *([part.name] if part.kind == "enum" else [])]
        return found

    def _reach(self, op: Op) -> None:
        body, result = self.bodies[op.key], self.results[op.key]
        types = [Type("class", body.name)] if body else []
        for type_ in [*types, *([result] if result else [])]:
            self._mark(type_, op.module)
        for one in op.query:
            if one.type == "enum":
                self._enums[one.values].reached.add(op.module)

    def _mark(self, type_: Type, module: str) -> None:
        for part in type_.walk():
            if part.kind == "enum":
                self.enums[part.name].reached.add(module)
            for name in self.names_in(part):
                made = self.classes[name]
                if module not in made.reached:
                    made.reached.add(module)
                    if made.base:
                        self._mark(Type("class", made.base), module)
                    for one in made.fields:
                        self._mark(one.type, module)

    def names_in(self, type_: Type) -> list[str]:
        """The structs that a type itself names; an override may name several."""
        if type_.kind == "class":
            return [type_.name]
        return [
            name
            for name in self.classes
            if type_.kind == "scalar" and name in type_.name.replace("[", " ").replace("]", " ").split()
        ]

    def module_of(self, name: str) -> str:
        """The module of a class or enum."""
        return (self.classes.get(name) or self.enums[name]).module


def _use(op: Op, part: str) -> str:
    if part == "body":
        return f"the body of ``{op.name}``"
    return f"a record of ``{op.name}``" if op.paged else f"the answer to ``{op.name}``"
