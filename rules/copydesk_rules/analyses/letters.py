"""The letter stream of a document: what is compared when passages are compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from copydesk import Block, Document, Prose, Span, lazy_pattern

# The rows of Unicode's first plane (code point // 256) with Hangul, kana or ideographs.
_DENSE_ROWS = frozenset({0x11, *range(0x30, 0xA0), *range(0xAC, 0xD8), 0xF9, 0xFA, 0xFF})
_IS_DENSE_ROW = bytes(row in _DENSE_ROWS for row in range(256))
_LIGHT_WEIGHT = 0.45

_WORD = lazy_pattern(r"([^\W_]+)")
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)[^\s<>「」（）、。]+")
_MARKER = lazy_pattern(
    r"^[ \t]*(?:[-=*_~#]{2,}|[\[(（【<])[ \t]*(?:the )?(?:end(?: of \w+)?|(?:to be )?continued?"
    r"|続く|つづく|続き|终|完|续|계속|끝)"
    r"[ \t]*(?:[-=*_~#]{2,}|[\])）】>])?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WIDE_LETTER = lazy_pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
_ADDRESS_HINTS = ("://", "www.")
_SILENT = frozenset({"math", "footnote", "html", "opaque"})
_TITLE_LENGTH = 80
_SAMPLE = 4000


class Link(NamedTuple):
    """The letters that link somewhere."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, eq=False, repr=False)
class Letters:
    """The letters and digits of a document's prose in lower case and normal width, in one string.

    `blocks` are the paragraphs and headings that hold letters, in source order; block `i` has the
    letters from `starts[i]` to `starts[i + 1]`. Inline code is in; code blocks, math, tables, HTML
    tags, template tags, comments, addresses and lines that are only a generation marker are not.
    `runs` are the letter offsets at which an unbroken piece of a block's prose begins, and
    `places` the prose offsets of these pieces.
    """

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    runs: tuple[int, ...]
    places: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def dense(self) -> bool:
        """True when more than a third of the first letters are ideographs, kana or Hangul."""
        sample = min(_SAMPLE, len(self.text))
        return 3 * self.dense_letters(0, sample) > sample

    @cached_property
    def titles(self) -> tuple[bool, ...]:
        """For each block, whether it is a heading, or a short paragraph that is bold as a whole."""
        return tuple(_is_title(block) for block in self.blocks)

    @cached_property
    def sections(self) -> tuple[Span, ...]:
        """For each block, the blocks of its section: from the title above (or the first one) to the next."""
        edges = [0, *(index for index, title in enumerate(self.titles) if title and index), len(self.blocks)]
        spans = (Span(low, high) for low, high in pairwise(edges))
        return tuple(span for span in spans for _ in range(span.start, span.end))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, in source order."""
        return tuple(link for block in range(len(self.blocks)) for link in self._links(block))

    def _links(self, block: int) -> Iterator[Link]:
        prose = self.blocks[block].prose
        found = [inline for inline in prose.inlines if inline.kind == "link"] if prose else []
        edges = self.find_all(block, [edge for inline in found for edge in (inline.start, inline.end)])
        for inline, start, end in zip(found, edges[::2], edges[1::2], strict=True):
            yield Link(start, end, inline.target)

    def weight(self, start: int, end: int) -> float:
        """How much a range says, in dense letters: an alphabetic letter or digit counts 0.45."""
        dense = self.dense_letters(start, end)
        return dense + _LIGHT_WEIGHT * (end - start - dense)

    def dense_letters(self, start: int, end: int) -> int:
        """How many letters of a range say as much as a syllable: Hangul, kana, ideographs."""
        return self._density.count(1, start, end)

    @cached_property
    def _density(self) -> bytes:
        return _density(self.text)

    def block(self, letter: int) -> int:
        """The index of the block that a letter is in."""
        return bisect_right(self.starts, letter, 0, len(self.blocks)) - 1

    def range(self, block: int) -> Span:
        """The letters of a block."""
        return Span(self.starts[block], self.starts[block + 1])

    def place(self, letter: int) -> int:
        """The prose offset of a letter in its block."""
        run = bisect_right(self.runs, letter) - 1
        return self.places[run] + letter - self.runs[run]

    def find(self, block: int, place: int) -> int:
        """The first letter of a block at or after a prose offset; the block's end when there is none."""
        return self.find_all(block, (place,))[0]

    def find_all(self, block: int, places: Iterable[int]) -> list[int]:
        """The same for each of several prose offsets."""
        start = self.starts[block]
        low, high = bisect_left(self.runs, start), bisect_left(self.runs, self.starts[block + 1])
        found = []
        for place in places:
            run = bisect_right(self.places, place, low, high) - 1
            end = self.runs[run + 1] if run + 1 < len(self.runs) else len(self.text)
            found.append(start if run < low else min(self.runs[run] + place - self.places[run], end))
        return found

    def source(self, start: int, end: int) -> Span:
        """The span of the document from a letter to before another; the range holds at least one letter."""
        first, last = self.blocks[self.block(start)].prose, self.blocks[self.block(end - 1)].prose
        assert first is not None
        assert last is not None
        low, high = self.place(start), self.place(end - 1)
        return Span(first.source(low, low + 1).start, last.source(high, high + 1).end)


def letters(document: Document) -> Letters:
    """The letter stream of a document; shared by all analyses that compare or count prose."""
    pieces: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    runs: list[int] = []
    places: list[int] = []
    length = 0
    # A wide letter may be written as a numeric entity too.
    wide = "&#" in document.text or _WIDE_LETTER.search(document.text) is not None
    for block in document.blocks:
        if block.prose is None or block.kind not in ("paragraph", "heading"):
            continue
        text = _blanked(block.prose)
        if wide and _WIDE_LETTER.search(text):
            text = text.translate(_WIDE)
        parts = _WORD.split(_in_lower_case(text))
        words = parts[1::2]
        if not words:
            continue
        blocks.append(block)
        starts.append(length)
        pieces += words
        places += list(accumulate(map(len, parts)))[:-1:2]
        ends = list(accumulate(map(len, words), initial=length))
        length = ends.pop()
        runs += ends
    return Letters("".join(pieces), tuple(blocks), (*starts, length), tuple(runs), tuple(places))


def _blanked(prose: Prose) -> str:
    """The text of a prose, with spaces for what is none, so that offsets hold."""
    text = prose.text
    holes = [(one.start, one.end) for one in prose.inlines if one.kind in _SILENT and one.start < one.end]
    if any(hint in text for hint in _ADDRESS_HINTS):
        holes += [found.span() for found in _ADDRESS.finditer(text)]
    if len(text) < _TITLE_LENGTH or "\n" in text:
        holes += [found.span() for found in _MARKER.finditer(text)]
    if not holes:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(holes):
        pieces += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _in_lower_case(text: str) -> str:
    """The text in lower case, of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _density(text: str) -> bytes:
    """For each letter 1 if it is Hangul, kana or an ideograph, else 0."""
    # Bytes are counted ten times as fast as a regular expression finds letters of these ranges.
    code_points = text.encode("utf-32-le", "surrogatepass")
    rows, planes = code_points[1::4], code_points[2::4]
    density = rows.translate(_IS_DENSE_ROW)
    if planes.count(0) == len(planes):
        return density
    return bytes(plane > 1 if plane else dense for plane, dense in zip(planes, density, strict=True))


def _is_title(block: Block) -> bool:
    if block.kind == "heading":
        return True
    prose = block.prose
    if prose is None or len(prose.text) > _TITLE_LENGTH or not prose.inlines:
        return False
    bare = prose.text.strip(" \n:：")
    strong = prose.inlines[0]
    return strong.kind == "strong" and prose.text[strong.start : strong.end].strip(" \n:：") == bare
