"""JSON front matter: values from the json module, places from the YAML composer (JSON is YAML)."""

from __future__ import annotations

from copydesk.front_matter.compose import compose
from copydesk.front_matter.model import Composed, Node, Problem, Value
from copydesk.front_matter.odd import without_surrogates
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_SURROGATE_ESCAPE = lazy_pattern(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def compose_json(text: str, base: int, *, bare: bool) -> Composed:
    """The nodes of a JSON object; without braces (Hexo's `;;;`) they are put around it first."""
    from json import JSONDecodeError, loads

    if not bare and not text.lstrip().startswith("{"):
        text, base = "{" + text.rstrip() + "}", base - 1
    # libyaml refuses pairs of surrogates; a stand-in of the same length keeps every place.
    composed = compose(_SURROGATE_ESCAPE.sub(r"\\ufffd", text), base)
    if any(problem.code.startswith("too-") for problem in composed.problems):
        return composed
    try:
        values: Value = loads(text, object_pairs_hook=_first_of_each)
    except JSONDecodeError as error:
        at = Span(error.pos + base, min(error.pos + 1, len(text)) + base)
        return Composed(None, (Problem("json-syntax", at, {"problem": _plainer(error.msg)}),))
    except (ValueError, RecursionError):
        return Composed(
            None, (Problem("json-syntax", Span(base, base), {"problem": "a number is too long"}),)
        )
    whole = Span(base, base + len(text))
    root = _with_value(composed.root or Node("scalar", whole), values, whole)
    return Composed(root, (), composed.duplicates)


def _first_of_each(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    """An object as YAML is composed here: a key set twice keeps its first value."""
    first: dict[str, Value] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return first


def _with_value(node: Node, value: Value, whole: Span) -> Node:
    """The node with the value that JSON reads; the place of the whole where YAML read it otherwise."""
    if isinstance(value, dict):
        known = node.value if isinstance(node.value, dict) else {}
        spare = Node("scalar", whole)
        fields = {
            without_surrogates(key): _with_value(known.get(key, spare), item, whole)
            for key, item in value.items()
        }
        keys = {key: node.keys.get(key, whole) for key in fields}
        return Node("map", node.span, fields, keys, "flow")
    if isinstance(value, list):
        items = node.value if isinstance(node.value, tuple) and len(node.value) == len(value) else ()
        spares = items or tuple(Node("scalar", whole) for _ in value)
        pairs = zip(spares, value, strict=True)
        return Node("list", node.span, tuple(_with_value(*pair, whole) for pair in pairs), style="flow")
    if isinstance(value, str):
        return Node("scalar", node.span, without_surrogates(value), style="double", raw=node.raw)
    return Node("scalar", node.span, value, style="plain", raw=node.raw)


def _plainer(message: str) -> str:
    return message[0].lower() + message[1:]
