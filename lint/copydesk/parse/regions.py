"""What the pre-scan finds: stretches of a Markdown text that are no prose, and their filler."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

# One filler for each length in UTF-8, so that byte and code point offsets both stay: letters and
# private-use characters mean nothing to Markdown, and U+007F may stand in a link's address.
_FILLERS = ("\x7f", "\x80", "\ue000", "\U000f0000")
FILLED = lazy_pattern(f"[{''.join(_FILLERS)}]+")
_LINE = lazy_pattern(r"([ \t]*)([^\n]*)")


class Region(NamedTuple):
    """A stretch that is no prose.

    `kind` and `detail` are those of its block when it is `alone` on its lines, `kind` that of its
    inline otherwise. `fill` is where its filler starts: `span.start`, or earlier when indentation
    is hidden too. `shown` says that readers see something in its place. `tags` are the elements
    that it opens (`name`) and closes (`/name`), in order.
    """

    span: Span
    kind: str
    detail: str
    fill: int
    alone: bool = True
    shown: bool = True
    tags: tuple[str, ...] = ()
    closed: bool = True


class Scan(NamedTuple):
    """The body with filler for every region: as long as the body, in code points and in bytes."""

    text: str
    regions: tuple[Region, ...] = ()


def is_fillable(text: str, start: int, end: int) -> bool:
    """True when a region that is alone can be hidden: its first and last line start with ASCII."""
    last = text[max(start, text.rfind("\n", start, end) + 1) : end].lstrip()
    return text[start : start + 2].isascii() and last[:2].isascii()


def filled(text: str, body: Span, regions: Sequence[Region]) -> Scan:
    """The body with the regions, which are in order and do not overlap, replaced by filler."""
    pieces, at = [], body.start
    for region in regions:
        pieces.append(text[at : region.fill])
        piece = text[region.fill : region.span.end]
        pieces.append(_headings(piece) if region.alone else _filler(piece))
        at = region.span.end
    pieces.append(text[at : body.end])
    return Scan("".join(pieces), tuple(regions))


def hidden(text: str, span: Span, regions: Iterable[Region]) -> str:
    """The text at a span, plain filler in place of the parts of regions that lie in it."""
    pieces, at = [], span.start
    for region in regions:
        start, end = max(region.fill, at), min(region.span.end, span.end)
        pieces += [text[at:start], _filler(text[start:end])]
        at = end
    return "".join([*pieces, text[at : span.end]])


def _headings(text: str) -> str:
    """Each line as a heading: the one block that ends a paragraph and needs but a single byte."""
    first, line_break, rest = text.partition("\n")
    return _heading(first) + line_break + _LINE.sub(lambda line: line[1] + _heading(line[2]), rest)


def _heading(line: str) -> str:
    if not line[:2].isascii() or not line:
        return _filler(line)
    return "# "[: len(line)] + _filler(line[2:])


def _filler(text: str) -> str:
    if text.isascii():
        return "\n".join(_FILLERS[0] * len(line) for line in text.split("\n"))
    return "".join(mark if mark == "\n" else _FILLERS[len(mark.encode()) - 1] for mark in text)
