"""Directives in comments and front matter: what the author writes to switch findings off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.document import Document
    from copydesk.front_matter.model import Node

KINDS = ("disable", "disable-line", "disable-next-line", "enable")
EVERYWHERE = 0
NOWHERE = -1

_PREFIX = "copydesk-"
_OPENING = lazy_pattern(r"<!--|\{/\*")
_CLOSING = {"<!--": "-->", "{/*": "*/}"}
_HASH = lazy_pattern(r"(?:^|(?<=[ \t]))#[ \t]*(copydesk-[^\n]*)", re.MULTILINE)
_WORD = lazy_pattern(r"[^\s,]+")
# What opens the reason; editors make a dash of two hyphens.
_REASONS = ("--", "\u2013", "\u2014")


class Mark(NamedTuple):
    """A comment that starts with `copydesk-`: its content, and the whole of it."""

    content: Span
    whole: Span


class Directive(NamedTuple):
    """What one comment or front matter field says.

    `kind` is one of `KINDS`, or "" when `word` is no directive. `span` is what a complaint about it
    underlines. `names` has the rules and codes that it names (none: all) with their places. `lines`
    are the first and last line of the comment or, for `disable-next-line`, twice the line that it
    holds for; `EVERYWHERE` for a whole file, `NOWHERE` when there is no such line.
    """

    kind: str
    word: str
    span: Span
    names: Mapping[str, Span]
    lines: tuple[int, int]


def directives(document: Document) -> tuple[Directive, ...]:
    """The directives of a document: those of the front matter, then those of comments in order."""
    if document.source.problem or "copydesk" not in document.text:
        return ()
    marks = sorted(_marks(document))
    found = [_directive(document, mark) for mark in marks]
    if any(one.kind == "disable-next-line" for one in found):
        following = _following(document, marks)
        found = [_moved(one, following) if one.kind == "disable-next-line" else one for one in found]
    return (*_whole_file(document), *found)


def _directive(document: Document, mark: Mark) -> Directive:
    words = _WORD.finditer(document.text, mark.content.start, mark.content.end)
    first = next(words)
    names: dict[str, Span] = {}
    for word in words:
        if word[0].startswith(_REASONS):
            break
        names.setdefault(word[0], Span(*word.span()))
    kind = first[0].removeprefix(_PREFIX)
    lines = document.position(mark.whole.start).line, document.position(mark.whole.end).line
    return Directive(kind if kind in KINDS else "", first[0], Span(*first.span()), names, lines)


def _moved(directive: Directive, following: list[int]) -> Directive:
    line = following[directive.lines[1]]
    return directive._replace(lines=(line, line))


def _following(document: Document, marks: Iterable[Mark]) -> list[int]:
    """For each line (from 1) the next one with content; a line with nothing but a directive has none."""
    passed = {number for mark in marks for number in _own_lines(document, mark)}
    following = [NOWHERE] * (len(document.lines) + 1)
    target = NOWHERE
    for number in range(len(document.lines), 0, -1):
        following[number] = target
        if number not in passed and document.at(document.lines.line(number)).strip():
            target = number
    return following


def _own_lines(document: Document, mark: Mark) -> range:
    """The lines that a comment has for itself."""
    first = document.position(mark.whole.start).line
    last = document.position(mark.whole.end).line
    before = document.text[document.lines.line(first).start : mark.whole.start]
    after = document.text[mark.whole.end : document.lines.line(last).end]
    return range(0) if before.strip() or after.strip() else range(first, last + 1)


def _marks(document: Document) -> Iterator[Mark]:
    """Every directive that the parser sees as a comment."""
    for block in document.blocks:
        if block.kind == "comment":
            yield from _in_comments(document.text, block.span)
        for inline in block.prose.inlines if block.prose else ():
            if inline.target.startswith(tuple(_CLOSING)):
                yield from _in_comments(document.text, inline.source)
    front = document.front_matter
    if front.form not in {"yaml", "toml"}:
        return
    taken = sorted(_taken(front.root)) if front.root else []
    for found in _HASH.finditer(document.text, front.inner.start, front.inner.end):
        at = bisect_right(taken, (found.start(), len(document.text))) - 1
        if at < 0 or taken[at].end <= found.start():
            yield Mark(Span(*found.span(1)), Span(*found.span()))


def _in_comments(text: str, span: Span) -> Iterator[Mark]:
    """The directives of the comments in a span, which may hold several."""
    at = span.start
    while opening := _OPENING.search(text, at, span.end):
        closing = text.find(_CLOSING[opening[0]], opening.end(), span.end)
        if closing < 0:
            return
        at = closing + 3
        content = text[opening.end() : closing]
        start = opening.end() + len(content) - len(content.lstrip())
        if text.startswith(_PREFIX, start):
            yield Mark(Span(start, opening.end() + len(content.rstrip())), Span(opening.start(), at))


def _taken(node: Node) -> Iterator[Span]:
    """The spans of keys and scalars, in which a `#` starts no comment."""
    yield from node.keys.values()
    if node.kind == "scalar":
        yield node.span
    for child in node.children():
        yield from _taken(child)


def _whole_file(document: Document) -> Iterator[Directive]:
    """What `copydesk: {disable: [...]}` in the front matter says."""
    front = document.front_matter
    node = front.fields.get("copydesk")
    if node is None:
        return
    everywhere = (EVERYWHERE, EVERYWHERE)
    if not isinstance(node.value, Mapping):
        yield Directive("", "copydesk", front.key("copydesk"), {}, everywhere)
        return
    for key, listed in node.value.items():
        items = listed.value if isinstance(listed.value, tuple) else (listed,)
        names = {item.value: item.span for item in items if isinstance(item.value, str) and item.value}
        known = key == "disable" and len(names) == len(items)
        if names or not known:
            yield Directive("disable" if known else "", f"copydesk: {key}", node.keys[key], names, everywhere)
