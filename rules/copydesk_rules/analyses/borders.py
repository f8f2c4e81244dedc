"""Where sentences begin and end in the letter stream, and the ends of passages moved there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk import Document, Prose, Sentence, Span
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import Letters

# A loose end of this weight is no part of a passage: nothing in it is worth saying twice.
_LOOSE_WEIGHT = 24
_LOOSE_REACH = 2


class _Sentences(NamedTuple):
    """The sentences of a block in letters, where each starts and ends, and the same in its prose."""

    letters: tuple[Sentence, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    prose: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Borders:
    """The sentences of the blocks that passages touch, in letters; a block is split when first asked for."""

    document: Document
    letters: Letters
    _blocks: dict[int, _Sentences] = field(default_factory=dict)

    def sentences(self, block: int, span: Span) -> tuple[Sentence, ...]:
        """The sentences of a block that lie in a range, in letters, without those that hold none."""
        split = self._split(block)
        return split.letters[bisect_left(split.starts, span.start) : bisect_right(split.ends, span.end)]

    def source(self, span: Span) -> Span:
        """The document's span of letters; at a border of a sentence or block it has its marks too."""
        start, end = span
        low, high = self.letters.source(start, end)
        first, last = self.letters.block(start), self.letters.block(end - 1)
        if start == self.letters.starts[first]:
            low = self.letters.blocks[first].span.start
        elif (sentence := self._prose_at(first, self._split(first).starts, start)) is not None:
            low = min(low, self._prose(first).source(sentence.start, sentence.end).start)
        if end == self.letters.starts[last + 1]:
            high = self.letters.blocks[last].span.end
        elif (sentence := self._prose_at(last, self._split(last).ends, end)) is not None:
            high = max(high, self._prose(last).source(sentence.start, sentence.end).end)
        return Span(low, high)

    def near(self, letter: int, reach: int, *, ends: bool) -> int | None:
        """The nearest border within reach of a letter offset: sentence ends, or sentence starts."""
        # Where a block begins or ends a sentence does; to know that it need not be split.
        at = bisect_left(self.letters.starts, letter)
        edge = at < len(self.letters.starts) and self.letters.starts[at] == letter
        if edge and (letter > 0 if ends else letter < len(self.letters)):
            return letter
        last = len(self.letters.blocks) - 1
        low = self.letters.block(max(0, letter - reach - 1))
        high = min(last, self.letters.block(min(len(self.letters) - 1, letter + reach)))
        best: int | None = None
        for block in range(low, high + 1):
            split = self._split(block)
            borders = split.ends if ends else split.starts
            at = bisect_left(borders, letter)
            for border in borders[max(0, at - 1) : at + 1]:
                if abs(border - letter) <= reach and (
                    best is None or abs(border - letter) < abs(best - letter)
                ):
                    best = border
        return best

    def _split(self, block: int) -> _Sentences:
        if block not in self._blocks:
            sentences = self.document.sentences(self.letters.blocks[block])
            starts = self.letters.find_all(block, [sentence.start for sentence in sentences])
            ends = self.letters.find_all(block, [sentence.end for sentence in sentences])
            found = [
                (Sentence(start, end, sentence.ended), sentence)
                for start, end, sentence in zip(starts, ends, sentences, strict=True)
                if start < end
            ]
            self._blocks[block] = _Sentences(
                tuple(one for one, _ in found),
                tuple(one.start for one, _ in found),
                tuple(one.end for one, _ in found),
                tuple(sentence for _, sentence in found),
            )
        return self._blocks[block]

    def _prose(self, block: int) -> Prose:
        prose = self.letters.blocks[block].prose
        assert prose is not None
        return prose

    def _prose_at(self, block: int, borders: tuple[int, ...], letter: int) -> Sentence | None:
        at = bisect_left(borders, letter)
        return self._split(block).prose[at] if at < len(borders) and borders[at] == letter else None


def snap(pair: Pair, borders: Borders, reach: int) -> Pair:
    """A pair whose ends are at sentence borders wherever one is within reach of the copy's end.

    Letters that spill over a border (a shared ending, a shared first word) are given up; the few
    that an edit took from a sentence's edge are taken in when the original has its border there too.
    """
    pair = _trimmed(_without_titles(pair, borders.letters), borders)
    first_start, later_start = _moved(pair.first.start, pair.later.start, borders, reach, ends=False)
    first_end, later_end = _moved(pair.first.end, pair.later.end, borders, reach, ends=True)
    if first_end <= first_start or later_end <= later_start or first_end > later_start:
        return pair
    lost = max(0, later_start - pair.later.start) + max(0, pair.later.end - later_end)
    return Pair(Span(first_start, first_end), Span(later_start, later_end), pair.letters - lost)


def _without_titles(pair: Pair, letters: Letters) -> Pair:
    """A pair without the part of a title that its later side begins or ends with."""
    start, end = pair.later
    first, last = letters.block(start), letters.block(end - 1)
    if letters.titles[first] and start > letters.starts[first]:
        start = letters.starts[first + 1]
    if letters.titles[last] and end < letters.starts[last + 1]:
        end = letters.starts[last]
    before, after = start - pair.later.start, pair.later.end - end
    if before + after == 0 or end - start <= 0 or pair.first.end - pair.first.start <= before + after:
        return pair
    first_side = Span(pair.first.start + before, pair.first.end - after)
    return Pair(first_side, Span(start, end), max(0, pair.letters - before - after))


def _trimmed(pair: Pair, borders: Borders) -> Pair:
    """A pair without the loose end behind the last block edge of its later side, where its first side
    has no border: the copy was cut off there, and what follows is something else."""
    letters = borders.letters
    edge = letters.starts[letters.block(pair.later.end - 1)]
    loose = pair.later.end - edge
    if edge <= pair.later.start or letters.weight(edge, pair.later.end) >= _LOOSE_WEIGHT:
        return pair
    if borders.near(pair.first.end - loose, 1, ends=True) is not None:
        return pair
    first, later = pair.first, pair.later
    return Pair(Span(first.start, first.end - loose), Span(later.start, edge), pair.letters - loose)


def _moved(first: int, later: int, borders: Borders, reach: int, *, ends: bool) -> tuple[int, int]:
    border = borders.near(later, reach, ends=ends)
    if border is None:
        border = _inward(later, _LOOSE_REACH * reach, borders, ends=ends)
    if border is None:
        return first, later
    target = first + border - later
    beside = borders.near(target, reach // 2, ends=ends)
    outward = border > later if ends else border < later
    if beside is not None:
        return beside, border
    return (first, later) if outward else (target, border)


def _inward(letter: int, reach: int, borders: Borders, *, ends: bool) -> int | None:
    """The nearest border inside a passage, when it is near enough for what lies outside to be a fragment."""
    half = reach // 2
    return borders.near(letter - half if ends else letter + half, half, ends=ends)
