"""Composes the YAML that most posts have, one plain field a line, without a YAML library.

What it takes is a small part of YAML on which all readers agree: `key: value` at the margin, values
plain or quoted on one line, lists of those, in brackets or one a line. Everything else, and whatever is
doubtful, is left to libyaml. Most runs check one post, and loading the library costs more than reading it.
"""

from __future__ import annotations

import re

from copydesk.front_matter.model import NO_KEYS, Composed, Duplicate, Node
from copydesk.front_matter.odd import is_odd
from copydesk.front_matter.scalar import is_word, resolve
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

MOST_NODES = 2_000  # what has more is for the composer, which knows the limit
_VALUE = r""" +(?:"([^"\\\n]*)"|'([^'\n]*)'|([^ \n][^\n]*)) *(?:\n|\Z)"""
_FIELD = lazy_pattern(rf"([A-Za-z_][A-Za-z0-9_-]{{0,63}}):(?:{_VALUE}| *(?:\n|\Z))").match
_ITEM = lazy_pattern(rf"( *)-{_VALUE}").match
_IN_BRACKETS = lazy_pattern(
    r""" *(?:"([^"\\]*)"|'([^']*)'|([^\s\x00-\x2e:-@\[-`{-\x7f][^\[\]{},:#"'\n]*)) *([,\]])"""
).match
_STYLES = ("", "", "double", "single", "plain")


def simple(text: str, base: int) -> Composed | None:
    """The nodes of a text, as `compose` makes them; None for anything that is not plainly simple."""
    if "\t" in text or is_odd(text) or text.count(",") + text.count("\n") > MOST_NODES:
        return None
    values: dict[str, Node] = {}
    keys: dict[str, Span] = {}
    duplicates = []
    at, size, end, start = 0, len(text), 0, -1
    while at < size:
        if text[at] == "\n":
            at += 1
            continue
        found = _FIELD(text, at)
        made = found and _field(text, found, base)
        if not found or not made:
            return None
        name, (node, at) = found[1], made
        span = Span(found.start(1) + base, found.end(1) + base)
        if name in keys:
            duplicates.append(Duplicate(name, keys[name], values[name], span, node))
        else:
            values[name], keys[name] = node, span
        start, end = (found.start() if start < 0 else start), node.span.end
    if start < 0:
        return None
    root = Node("map", Span(start + base, end), values, keys, "block")
    return Composed(root, (), tuple(duplicates))


def _field(text: str, found: re.Match[str], base: int) -> tuple[Node, int] | None:
    """The value of a field and where it ends; None where it is not simple."""
    if is_word(found[1]):
        return None
    if found.lastindex == 1:
        return _below(text, found.end(), found.end(1) + 1, base)
    node = _value(found, base)
    return (node, found.end()) if node else None


def _value(found: re.Match[str], base: int) -> Node | None:
    """The value of a line; its groups are those of `_VALUE`, behind the first."""
    form = found.lastindex or 0
    if form < 4:
        raw, (start, end) = found[form], found.span(form)
        return Node("scalar", Span(start - 1 + base, end + 1 + base), raw, NO_KEYS, _STYLES[form], raw)
    raw, start = found[4].rstrip(" "), found.start(4)
    if raw[0] == "[":
        return _list(raw, start + base)
    if not _starts_plainly(raw[0]) or ": " in raw or " #" in raw or raw[-1] == ":":
        return None
    return Node("scalar", Span(start + base, start + len(raw) + base), resolve(raw), NO_KEYS, "plain", raw)


def _starts_plainly(character: str) -> bool:
    return character.isalnum() or character == "/" or character > "\x7f"


def _list(written: str, at: int) -> Node | None:
    """A list in brackets whose items are scalars; `at` is where it starts."""
    items: list[Node] = []
    start, size = 1, len(written)
    if written == "[]":
        return Node("list", Span(at, at + 2), (), NO_KEYS, "flow")
    while found := _IN_BRACKETS(written, start):
        form = next(group for group in (1, 2, 3) if found[group] is not None)
        quote = form < 3
        raw = found[form] if quote else found[form].rstrip(" ")
        first = found.start(form) + at
        span = Span(first - quote, first + len(raw) + quote)
        items.append(Node("scalar", span, raw if quote else resolve(raw), NO_KEYS, _STYLES[form + 1], raw))
        start = found.end()
        if found[4] == "]":
            return Node("list", Span(at, at + size), tuple(items), NO_KEYS, "flow") if start == size else None
    return None


def _below(text: str, at: int, colon: int, base: int) -> tuple[Node, int] | None:
    """What follows a key without a value, and where that ends: a list of scalars, or nothing."""
    items: list[Node] = []
    margin, start, size = "", at, len(text)
    while at < size and text[at] in " -\n":
        if text[at] == "\n":
            at += 1
            continue
        found = _ITEM(text, at)
        node = found and _value(found, base)
        if found is None or not node or (items and found[1] != margin):
            return None
        if not items:
            margin, start = found[1], found.end(1)
        items.append(node)
        at = found.end()
    if not items:
        return Node("scalar", Span(colon + base, colon + base), None, NO_KEYS, "plain"), at
    span = Span(start + base, items[-1].span.end)
    return Node("list", span, tuple(items), NO_KEYS, "block"), at
