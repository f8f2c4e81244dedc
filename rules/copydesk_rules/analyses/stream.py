"""The letter stream of a document as the site index keeps it: without the document."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import sub

from copydesk import Document, Piece, Prose, Span
from copydesk_rules.analyses.letters import letters

_REMEMBERED = 128


@dataclass(frozen=True)
class Stream:
    """Letters and where they stand.

    From letter `starts[i]` on they follow each other in the source, from offset `sources[i]` on.
    """

    text: str
    dense: bool
    starts: array[int]
    sources: array[int]

    def source(self, span: Span) -> Span:
        """The span of the document from the first to the last letter of a range that is not empty."""
        return Span(self.place(span.start), self.place(span.end - 1) + 1)

    def place(self, letter: int) -> int:
        """The offset in the document that a letter stands at."""
        at = bisect_right(self.starts, letter) - 1
        return self.sources[at] + letter - self.starts[at]

    def letter(self, offset: int) -> int:
        """The letter that stands at an offset of the document."""
        at = max(0, bisect_right(self.sources, offset) - 1)
        return self.starts[at] + max(0, offset - self.sources[at])


def stream(document: Document) -> Stream:
    """The stream of a document."""
    found = document.analysis(letters)
    starts, sources = array("I"), array("I")
    run = 0
    for index, block in enumerate(found.blocks):
        prose = block.prose
        assert prose is not None
        last = bisect_left(found.runs, found.starts[index + 1], run)
        begins, places = found.runs[run:last], found.places[run:last]
        whole = prose.runs[0]
        if len(prose.runs) == 1 and whole.length == whole.source_length:
            shift = whole.source - whole.start
            starts.extend(begins)
            sources.extend([place + shift for place in places])
        else:
            ends = (*begins[1:], found.starts[index + 1])
            for start, place, end in zip(begins, places, ends, strict=True):
                for letter, source in _inside(prose, start, Span(place, place + end - start)):
                    starts.append(letter)
                    sources.append(source)
        run = last
    return Stream(found.text, found.dense, starts, sources)


def packed(kept: Stream) -> bytes:
    """A stream as bytes; `unpacked` is the reverse."""
    steps = array("I")
    for values in (kept.starts, kept.sources):
        steps.extend(values[:1])
        steps.extend(map(sub, values[1:], values))
    head = len(kept.starts).to_bytes(4, "big") + bytes([kept.dense])
    return zlib.compress(head + steps.tobytes() + kept.text.encode(_codec(kept.dense), "surrogatepass"), 1)


# Posts of one site are compared with the same others again and again: unpacking was a third of the work.
@lru_cache(maxsize=_REMEMBERED)
def unpacked(data: bytes) -> Stream:
    """The stream that `packed` packed; an empty one from no bytes."""
    if not data:
        return Stream("", dense=False, starts=array("I"), sources=array("I"))
    raw = zlib.decompress(data)
    count, dense = int.from_bytes(raw[:4], "big"), bool(raw[4])
    steps = array("I")
    end = 5 + 2 * count * steps.itemsize
    steps.frombytes(raw[5:end])
    starts, sources = (array("I", accumulate(part)) for part in (steps[:count], steps[count:]))
    return Stream(raw[end:].decode(_codec(dense), "surrogatepass"), dense, starts, sources)


def _codec(dense: bool) -> str:  # noqa: FBT001 - a field of the stream, not a switch
    """The encoding in which letters take the least space."""
    return "utf-16-le" if dense else "utf-8"


def _inside(prose: Prose, letter: int, place: Span) -> Iterator[tuple[int, int]]:
    """The anchors of one unbroken piece of prose, which marks may cross."""
    at = place.start
    while at < place.end:
        run = prose.runs[bisect_right(prose.runs, at, key=_start) - 1]
        if run.length == run.source_length:
            yield letter + at - place.start, run.source + at - run.start
            at = run.start + run.length
        else:
            yield letter + at - place.start, run.source
            at += 1


def _start(run: Piece) -> int:
    return run.start
