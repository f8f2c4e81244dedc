"""Marks of a generator in a document: end markers, chat tokens, tool citations, output labels."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Block, Document, Prose, Span
from copydesk_rules.analyses.fields import plain_fields
from copydesk_rules.analyses.quoting import hinted, mentioned, named, quoted
from copydesk_rules.analyses.wrappers import opens_object, wrapper
from copydesk_rules.data.marker_list import LINE_STARTS, MARKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk_rules.data.leftover import Leftover

_LONGEST_LINE = 80
_OPENING_BLOCKS = 2
_SENTENCE_ENDS = frozenset(".!?。！？…」』）)”")
_BLANKS = " \t\u3000"
_SHORTEST_TITLE = 4


class Marker(NamedTuple):
    """One mark: `span` is the mark itself, `name` the entry of the marker list that knows it.

    `code` is end, label, token, citation, tracking, wrapper or object. `block` is the index of its block in
    `document.blocks`, -1 in the front matter. `inline` says that text stands beside it on its line.
    """

    span: Span
    code: str
    name: str
    block: int
    inline: bool
    sure: bool


class Markers(NamedTuple):
    """The markers in source order, and the indexes of the blocks that are nothing but markers."""

    found: tuple[Marker, ...]
    blocks: frozenset[int]


def markers(document: Document) -> Markers:
    """The marks that a generator left in the document; what is named in code or quotes is none."""
    known = mentioned(document, (entry for entry in MARKERS if entry.scope in _READERS))
    found = [*_wrapper(document), *_opening(document), *_in_fields(document, known)]
    for index, block in enumerate(document.blocks):
        found += _lines(index, block)
        for entry in known:
            found += _READERS[entry.scope](document, index, entry)
    kept = _without_overlaps(found)
    kept += _mentions(document, kept)
    kept.sort(key=lambda marker: marker.span)
    lines = Counter(marker.block for marker in kept if not marker.inline)
    return Markers(
        tuple(kept), frozenset(index for index in lines if lines[index] == _lines_of(document, index))
    )


def _lines_of(document: Document, index: int) -> int:
    """How many lines of prose a block has; a block without prose counts as one."""
    prose = document.blocks[index].prose
    return sum(1 for line in prose.text.split("\n") if line.strip()) if prose else 1


def _lines(index: int, block: Block) -> Iterator[Marker]:
    """The lines of prose that are one mark."""
    if block.prose is None:
        return
    for start, line in _candidates(block.prose.text):
        for entry in MARKERS:
            if (
                entry.scope == "line"
                and hinted(entry.hints, line.lower())
                and _pattern(entry).fullmatch(line)
            ):
                if not named(block.prose, start, start + len(line)):
                    yield _marker(entry, block.prose.source(start, start + len(line)), index, inline=False)
                break


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare and bare[0] in LINE_STARTS and len(bare) <= _LONGEST_LINE:
            yield start + line.index(bare[0]), bare
        start += len(line) + 1


def _edges(document: Document, index: int, entry: Leftover) -> Iterator[Marker]:
    """Marks at the start of a line, or at its end after a sentence; a mark in mid-sentence is named."""
    prose = document.blocks[index].prose
    if prose is None or not hinted(entry.hints, prose.text.lower()):
        return
    text = prose.text
    for found in _pattern(entry).finditer(text):
        start, end = found.start(), found.start() + len(found[0].rstrip())
        before, after = _last_before(text, start), _first_after(text, end)
        glued = bool(after) and not text[end].isspace()
        starts_line = not before and (glued or not after or entry.code == "end")
        ends_line = not after and before in _SENTENCE_ENDS
        if (starts_line or ends_line) and not named(prose, start, end):
            yield _marker(entry, prose.source(start, end), index, inline=bool(before or after))


def _last_before(text: str, at: int) -> str:
    """The last letter or sign before an offset on its line, or ""."""
    while at > 0 and text[at - 1] in _BLANKS:
        at -= 1
    return text[at - 1].strip() if at > 0 else ""


def _first_after(text: str, at: int) -> str:
    """The first letter or sign after an offset on its line, or ""."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return text[at].strip() if at < len(text) else ""


def _texts(document: Document, index: int, entry: Leftover) -> Iterator[Marker]:
    prose = document.blocks[index].prose
    if prose is None or not hinted(entry.hints, prose.text.lower()):
        return
    for found in _pattern(entry).finditer(prose.text):
        if not named(prose, found.start(), found.end()):
            alone = found[0] == prose.text.strip()
            yield _marker(entry, prose.source(found.start(), found.end()), index, inline=not alone)


def _targets(document: Document, index: int, entry: Leftover) -> Iterator[Marker]:
    prose = document.blocks[index].prose
    for inline in prose.inlines if prose else ():
        if inline.kind in ("link", "image") and _pattern(entry).fullmatch(inline.target):
            yield _marker(entry, inline.source, index, inline=True)


def _tags(document: Document, index: int, entry: Leftover) -> Iterator[Marker]:
    block = document.blocks[index]
    tag_pattern = re.compile(rf"</?(?:{entry.pattern})\b[^<>\n]{{0,200}}>", re.IGNORECASE)
    for inline in block.prose.inlines if block.prose else ():
        if inline.kind == "html" and tag_pattern.match(document.text, inline.source.start):
            yield _marker(entry, inline.source, index, inline=True)
    starts = [container.start for container in block.containers if container.kind == "element"]
    for start in [*starts[-1:], *([block.span.start] if block.kind in ("html", "opaque") else [])]:
        if tag := tag_pattern.match(document.text, start):
            yield _marker(entry, Span(*tag.span()), index, inline=block.prose is not None)


def _infos(document: Document, index: int, entry: Leftover) -> Iterator[Marker]:
    block = document.blocks[index]
    if block.kind == "code" and _pattern(entry).fullmatch(block.detail.partition(" ")[0]):
        yield _marker(entry, _first_line(document, block.span), index, inline=True)


def _opening(document: Document) -> Iterator[Marker]:
    """Labels of a generator's output format before the text itself."""
    leading = [(index, block) for index, block in enumerate(document.blocks) if block.prose][:_OPENING_BLOCKS]
    for place, (index, block) in enumerate(leading):
        prose = block.prose or Prose("")
        line = prose.text.strip()
        if "\n" in line or (":" not in line and "：" not in line):
            continue
        for entry in MARKERS:
            if entry.scope != "opening" or not hinted(entry.hints, line.lower()):
                continue
            if found := _pattern(entry).fullmatch(line):
                title = found.groupdict().get("title", "")
                if not title:
                    yield _marker(entry, prose.source(0, len(prose.text)), index, inline=False)
                elif place == 0 and _same_title(title, document.front_matter.text("title")):
                    label = prose.text.index(line) + found.start("title")
                    yield _marker(entry, prose.source(0, label), index, inline=True)


def _same_title(one: str, other: str) -> bool:
    one, other = ("".join(filter(str.isalnum, title)).casefold() for title in (one, other))
    shorter = min(one, other, key=len)
    return len(shorter) >= _SHORTEST_TITLE and one.startswith(shorter) and other.startswith(shorter)


def _wrapper(document: Document) -> Iterator[Marker]:
    if found := wrapper(document):
        yield Marker(found.span, found.code, found.name, found.block, inline=True, sure=found.sure)


def _in_fields(document: Document, known: list[Leftover]) -> Iterator[Marker]:
    for field in plain_fields(document):
        if field.text.startswith(("{", "json")) and opens_object(field.text):
            yield Marker(field.span, "object", "json-object", -1, inline=True, sure=False)
        for entry in known:
            if entry.scope in ("text", "edge"):
                for found in _pattern(entry).finditer(field.text):
                    if not quoted(field.text, *found.span()):
                        yield _marker(entry, field.source(*found.span()), -1, inline=True)


def _mentions(document: Document, known: list[Marker]) -> list[Marker]:
    """The end markers of this post's own kind that stand inside a line, such as in a leaked prompt."""
    marks = {document.at(marker.span): marker for marker in known if marker.code == "end" and marker.sure}
    taken = {marker.span.start for marker in known}
    found = []
    for index, block in enumerate(document.blocks if marks else ()):
        for mark, marker in marks.items():
            for place in _places(block.prose, mark):
                if block.prose and not named(block.prose, *place):
                    span = block.prose.source(*place)
                    if span.start not in taken:
                        found.append(Marker(span, marker.code, marker.name, index, inline=True, sure=True))
    return found


def _places(prose: Prose | None, mark: str) -> Iterator[Span]:
    at = prose.text.find(mark) if prose else -1
    while prose and at >= 0:
        yield Span(at, at + len(mark))
        at = prose.text.find(mark, at + len(mark))


def _without_overlaps(found: list[Marker]) -> list[Marker]:
    kept: list[Marker] = []
    for marker in sorted(found, key=lambda marker: (marker.span.start, -marker.span.end, not marker.sure)):
        if not kept or kept[-1].span.end <= marker.span.start:
            kept.append(marker)
    return kept


def _first_line(document: Document, span: Span) -> Span:
    return Span(span.start, span.start + len(document.at(span).partition("\n")[0]))


def _marker(entry: Leftover, span: Span, block: int, *, inline: bool) -> Marker:
    return Marker(span, entry.code, entry.name, block, inline, entry.sure)


def _pattern(entry: Leftover) -> re.Pattern[str]:
    return re.compile(entry.pattern, re.IGNORECASE)


_READERS = {"edge": _edges, "text": _texts, "target": _targets, "tag": _tags, "info": _infos}
