"""Turns the errors of a JSON Schema validator into one fault each, at its best place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from typing import TYPE_CHECKING, Any

from copydesk.front_matter.edit import node_at
from copydesk.front_matter.fits import plainly_fits
from copydesk.front_matter.limits import limit_fault
from copydesk.front_matter.model import Fault
from copydesk.front_matter.suggest import nearest
from copydesk.front_matter.words import dotted, kind_of, listed, shown, spoken_format, spoken_types

if TYPE_CHECKING:
    from copydesk.front_matter.model import FrontMatter, Node, Value
    from copydesk.front_matter.schema import Schema
    from copydesk.span import Span

Path = tuple[str | int, ...]

# The key of suppressions, which no schema needs to know.
_OWN_KEY = "copydesk"
_MOST_NESTED = 4


def faults(schema: Schema, front: FrontMatter) -> tuple[Fault, ...]:
    """The faults of a front matter under a schema, in the order of the text."""
    if front.root is None:
        return ()
    values = {key: value for key, value in front.values.items() if key != _OWN_KEY}
    found = list(_misspelt(schema, front)) if schema.open else []
    if not (schema.open and plainly_fits(values, schema.source)):
        locator = _Locator(schema, front)
        for error in schema.validator.iter_errors(values):
            found += locator.faults(error)
    return tuple(sorted(set_of(found), key=lambda fault: (fault.span, fault.code)))


def set_of(found: list[Fault]) -> list[Fault]:
    """One fault for each mistake: a key that is misspelt is not missing as well."""
    seen: dict[tuple[str, Span, Path], Fault] = {}
    meant = {(*fault.path[:-1], fault.value) for fault in found if fault.code == "unknown-key"}
    for fault in found:
        if fault.code != "missing-key" or fault.path not in meant:
            seen.setdefault((fault.code, fault.span, fault.path), fault)
    return list(seen.values())


def _misspelt(schema: Schema, front: FrontMatter) -> Iterator[Fault]:
    """Keys that an open schema does not know, one or two letters away from one that is not set."""
    known = schema.source.get("properties", {})
    folded = {key.casefold() for key in known}
    for key in front.fields:
        if key in known or key in schema.customary or key == _OWN_KEY:
            continue
        same = key.casefold() in folded
        if same and schema.source.get("x-ignore-case"):
            continue
        if not same and not schema.resembles_one(key):
            continue
        absent = [name for name in known if name not in front.fields]
        candidates = [name for name in absent if name.casefold() == key.casefold()] if same else absent
        suggestion = (candidates or [""])[0] if same else nearest(key, candidates)
        if suggestion:
            params = {"key": key, "suggestion": f": did you mean `{suggestion}`?"}
            yield Fault("unknown-key", front.key(key), params, (key,), suggestion)


class _Locator:
    """Finds the place of each error of one front matter."""

    def __init__(self, schema: Schema, front: FrontMatter) -> None:
        self.schema = schema
        self.front = front

    def faults(self, error: Any, depth: int = 0) -> Iterator[Fault]:
        """The faults that one error of the validator stands for."""
        kind: dict[str, Any] = error.kind.as_dict()
        name: str = error.kind.name
        path: Path = tuple(error.instance_path)
        node = node_at(self.front, path)
        if node is None:
            return
        if name in ("oneOf", "anyOf") and "context" in kind and depth < _MOST_NESTED:
            yield from self._branches(kind["context"], path, node, depth)
        elif name in ("additionalProperties", "unevaluatedProperties"):
            yield from self._unknown_keys(kind["unexpected"], list(error.schema_path), path, node)
        elif name == "required":
            yield self._missing(kind["property"], list(error.schema_path), path, node)
        elif name == "uniqueItems":
            yield from _repeated(path, node)
        else:
            yield self._of_value(name, kind, path, node)

    def _of_value(self, name: str, kind: dict[str, Any], path: Path, node: Node) -> Fault:
        """A fault of one value; the root's is shown at the opening fence."""
        span = node.span if path else self.front.opening
        if name == "type":
            return _wrong_type(kind["types"], path, node, span)
        if name in ("enum", "const"):
            options = kind["options"] if name == "enum" else [kind["expected_value"]]
            return _wrong_value(options, path, node, span)
        found = limit_fault(name, kind, path, node, span)
        if found:
            code, span, params = found
            return Fault(code, span, params, path)
        if name in ("format", "pattern"):
            expected = spoken_format(kind["format"]) if name == "format" else str(kind["pattern"])
            params = {"key": dotted(path), "quote": shown(node), "expected": expected}
            return Fault(f"wrong-{name}", span, params, path)
        return Fault("not-allowed", span, {"key": dotted(path), "keyword": name}, path)

    def _branches(self, context: list[list[Any]], path: Path, node: Node, depth: int) -> Iterator[Fault]:
        """The errors of the branch that was most likely meant, else the types that would do."""
        live = [branch for branch in context if not any(_is_type_at(error, path) for error in branch)]
        if not live:
            types = {
                t for branch in context for error in branch if _is_type_at(error, path) for t in _types(error)
            }
            yield _wrong_type(sorted(types), path, node, node.span if path else self.front.opening)
            return
        meant = [branch for branch in live if not any(error.kind.name == "const" for error in branch)] or live
        best = max(
            meant, key=lambda branch: (max(len(error.instance_path) for error in branch), -len(branch))
        )
        for error in best:
            yield from self.faults(error, depth + 1)

    def _unknown_keys(
        self, names: list[str], schema_path: list[Any], path: Path, node: Node
    ) -> Iterator[Fault]:
        around = self._part(schema_path[:-1])
        known = around.get("properties", {}) if isinstance(around, Mapping) else {}
        for name in names:
            suggestion = nearest(name, [key for key in known if key not in node.keys])
            say = f": did you mean `{suggestion}`?" if suggestion else ""
            params = {"key": dotted((*path, name)), "suggestion": say}
            yield Fault("unknown-key", node.keys[name], params, (*path, name), suggestion or None)

    def _missing(self, name: str, schema_path: list[Any], path: Path, node: Node) -> Fault:
        key = dotted((*path, name))
        for cause in self._causes(schema_path, name):
            if cause in node.keys:
                value = shown(node.value[cause]) if isinstance(node.value, Mapping) else ""
                params = {"key": key, "because": f" because `{cause}` is {value}"}
                return Fault("missing-key", node.keys[cause], params, (*path, name))
        params = {"key": key, "because": ""}
        return Fault("missing-key", self._key_of(path), params, (*path, name))

    def _key_of(self, path: Path) -> Span:
        """The key that a value stands at, or the item itself; the opening fence for the root."""
        if not path:
            return self.front.opening
        parent = node_at(self.front, path[:-1])
        step = path[-1]
        if parent is not None and isinstance(step, str):
            return parent.keys[step]
        node = node_at(self.front, path)
        return node.span if node else self.front.opening

    def _causes(self, schema_path: list[Any], name: str) -> list[str]:
        """The keys that a condition around a `required` looks at."""
        around = self._part(schema_path)
        if schema_path[-1:] == ["dependentRequired"] and isinstance(around, Mapping):
            return [key for key, needs in around.items() if name in needs]
        for end in range(len(schema_path), 0, -1):
            if schema_path[end - 1] in ("then", "else"):
                condition = self._part(schema_path[: end - 1]).get("if", {})
                return [*condition.get("required", ()), *condition.get("properties", ())]
        return []

    def _part(self, schema_path: list[Any]) -> Any:
        """The part of the schema at a path; empty where it is in another file."""
        part: Any = self.schema.source
        for step in schema_path:
            inside = (
                step in part
                if isinstance(part, Mapping)
                else isinstance(step, int) and isinstance(part, list)
            )
            if not inside:
                return {}
            part = part[step]
        return part


def _repeated(path: Path, node: Node) -> Iterator[Fault]:
    """The items of a list that stand in it before, with the place of the first."""
    seen: dict[str, Node] = {}
    items = node.value if isinstance(node.value, tuple) else ()
    for number, item in enumerate(items):
        first = seen.setdefault(dumps(item.plain(), sort_keys=True), item)
        if first is not item:
            params = {"key": dotted(path), "quote": shown(item)}
            yield Fault("duplicate-item", item.span, params, (*path, number), cause=first.span)


def _wrong_type(types: list[str], path: Path, node: Node, span: Span) -> Fault:
    params = {"key": dotted(path), "expected": spoken_types(types), "found": kind_of(node)}
    return Fault("wrong-type", span, params, path, _converted(types, node))


def _converted(types: list[str], node: Node) -> Value:
    """The value as another type says the same: `"8"` as 8, `404` as "404", `a` as [a]."""
    value = node.value
    if "array" in types and isinstance(value, str) and value and "," not in value:
        return [value]
    if "string" in types and node.kind == "scalar" and value is not None and node.raw:
        return node.raw
    if isinstance(value, str) and value.isascii() and value.isdigit() and {"integer", "number"} & {*types}:
        return int(value) if len(value) < 16 else None
    if "boolean" in types and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return None


def _wrong_value(options: list[Any], path: Path, node: Node, span: Span) -> Fault:
    texts = [option for option in options if isinstance(option, str)]
    near = nearest(node.value, texts) if isinstance(node.value, str) else ""
    params = {"key": dotted(path), "quote": shown(node), "expected": listed(options)}
    params["suggestion"] = f": did you mean `{near}`?" if near else ""
    return Fault("wrong-value", span, params, path, near or None)


def _is_type_at(error: Any, path: Path) -> bool:
    return error.kind.name == "type" and tuple(error.instance_path) == path


def _types(error: Any) -> list[str]:
    types: list[str] = error.kind.as_dict()["types"]
    return types
