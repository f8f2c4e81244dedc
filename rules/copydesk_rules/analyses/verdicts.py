"""What kind of repetition a pair is: its code."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Span
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.chaining import Pair

# In dense letters; an alphabetic letter weighs 0.45 of one.
LEAST_PASSAGE = 33
LEAST_SENTENCE = 24
_LEAST_ECHO = 14
_LEAST_OVERLAP = 80
_LEAST_SIMILARITY = 0.7
_COPY_SIMILARITY = 0.9
_SENTENCE_SIMILARITY = 0.9
_WHOLE = 0.9


class Extent(NamedTuple):
    """What a range holds whole: paragraphs (no titles), sentences, the weight of the longest sentence."""

    paragraphs: int
    sentences: int
    longest: float


def code_of(pair: Pair, borders: Borders) -> str:
    """copy, near, sentence, overlap or phrase; "" for what is too short or too different to speak of."""
    letters = borders.letters
    weight = letters.weight(*pair.later)
    least = _LEAST_ECHO if _is_echo(pair, borders) else LEAST_SENTENCE
    if pair.similarity < _LEAST_SIMILARITY or weight < least:
        return ""
    later, first = extent(pair.later, borders), extent(pair.first, borders)
    same = pair.similarity >= _SENTENCE_SIMILARITY and max(later.longest, first.longest) >= least
    if weight < LEAST_PASSAGE:
        return "sentence" if same else ""
    if (later.paragraphs and first.paragraphs) or min(later.sentences, first.sentences) > 1:
        return "copy" if pair.similarity >= _COPY_SIMILARITY else "near"
    if same:
        return "sentence"
    return "overlap" if weight >= _LEAST_OVERLAP else "phrase"


def _is_echo(pair: Pair, borders: Borders) -> bool:
    """True when what ends a paragraph begins the next one."""
    starts = borders.letters.starts
    border = starts[borders.letters.block(pair.later.start)]
    return pair.first.end == pair.later.start == border


def extent(span: Span, borders: Borders) -> Extent:
    """What a range of letters holds whole."""
    letters = borders.letters
    paragraphs = sentences = 0
    longest = 0.0
    for block in range(letters.block(span.start), letters.block(span.end - 1) + 1):
        if letters.titles[block]:
            continue
        whole = letters.range(block)
        held = min(whole.end, span.end) - max(whole.start, span.start)
        if held >= _WHOLE * (whole.end - whole.start) and letters.weight(*whole) >= LEAST_PASSAGE:
            paragraphs += 1
        weights = [letters.weight(one.start, one.end) for one in borders.sentences(block, span) if one.ended]
        sentences += sum(weight >= LEAST_SENTENCE / 2 for weight in weights)
        longest = max([longest, *weights])
    return Extent(paragraphs, sentences, longest)
