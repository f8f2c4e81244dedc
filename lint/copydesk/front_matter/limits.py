"""The faults of size: lengths, numbers of items, ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.front_matter.words import dotted, shown
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.front_matter.model import Node

_Found = tuple[str, Span, "Mapping[str, str | int]"]

_RANGES = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}


def limit_fault(
    name: str, kind: Mapping[str, Any], path: tuple[str | int, ...], node: Node, span: Span
) -> _Found | None:
    """Code, place and params of an error about a size; None for any other keyword."""
    key = dotted(path)
    if name in ("maxLength", "minLength"):
        return _length_fault(name, kind["limit"], key, node, span)
    if name in ("maxItems", "minItems", "maxProperties", "minProperties"):
        many = name.startswith("max")
        items = node.value if isinstance(node.value, tuple) else ()
        at = items[kind["limit"]].span if many and len(items) > kind["limit"] else span
        count = len(items) or len(node.keys)
        params: dict[str, str | int] = {"key": key, "count": count, "limit": kind["limit"]}
        return ("too-many" if many else "too-few"), at, params
    if name in _RANGES:
        limit = kind.get("limit", kind.get("multiple_of", ""))
        return (
            "out-of-range",
            span,
            {"key": key, "quote": shown(node), "expected": f"{_RANGES[name]} {limit}"},
        )
    return None


def _length_fault(name: str, limit: int, key: str, node: Node, span: Span) -> _Found:
    value = str(node.value)
    params: dict[str, str | int] = {"key": key, "length": len(value), "limit": limit}
    if name == "minLength":
        return ("empty-value" if not value else "too-short"), span, params
    quote = node.style in ("single", "double")
    written = span.end - span.start - 2 * quote
    if written == len(value):
        span = Span(span.start + quote + limit, span.end - quote)
    return "too-long", span, params
