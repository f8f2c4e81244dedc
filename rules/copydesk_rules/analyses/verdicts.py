"""What kind of repetition a pair is: its code."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import Span
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import Letters

# In dense letters; an alphabetic letter weighs 0.45 of one.
LEAST_PASSAGE = 33
LEAST_SENTENCE = 24
_LEAST_ECHO = 14
_LEAST_PARAGRAPH = 27
_COLONS = frozenset(":：")
_LEAST_OVERLAP = 80
_LEAST_SIMILARITY = 0.7
_COPY_SIMILARITY = 0.9
_SENTENCE_SIMILARITY = 0.9
_WHOLE = 0.9


def code_of(pair: Pair, borders: Borders) -> str:
    """copy, near, sentence, overlap or phrase; "" for what is too short or too different to speak of."""
    letters = borders.letters
    weight = letters.weight(*pair.later)
    least = _LEAST_ECHO if _is_echo(pair, borders) else LEAST_SENTENCE
    if pair.similarity < _LEAST_SIMILARITY or weight < least:
        return ""
    if weight < LEAST_PASSAGE:
        if _has_sentence(pair, borders, least):
            return "sentence"
        whole = weight >= _LEAST_PARAGRAPH and pair.similarity >= 1 and _are_blocks(pair, letters)
        return "" if not whole else "phrase" if _introduces(pair, letters) else "sentence"
    if _has_several(pair, borders):
        return "copy" if pair.similarity >= _COPY_SIMILARITY else "near"
    if _has_sentence(pair, borders, least):
        return "sentence"
    return "overlap" if weight >= _LEAST_OVERLAP else "phrase"


def _has_several(pair: Pair, borders: Borders) -> bool:
    """True when both sides hold a whole paragraph or several sentences."""
    if all(_has_paragraph(span, borders.letters) for span in (pair.later, pair.first)):
        return True
    return all(
        sum(weight >= LEAST_SENTENCE / 2 for weight in _sentences(span, borders)) > 1
        for span in (pair.later, pair.first)
    )


def _has_sentence(pair: Pair, borders: Borders, least: float) -> bool:
    """True when a side holds a whole sentence that says so much, and the other says it too."""
    return pair.similarity >= _SENTENCE_SIMILARITY and any(
        weight >= least for span in (pair.later, pair.first) for weight in _sentences(span, borders)
    )


def _are_blocks(pair: Pair, letters: Letters) -> bool:
    """True when both sides are one whole block that is no title."""
    for start, end in (pair.first, pair.later):
        block = letters.block(start)
        if letters.titles[block] or letters.range(block) != (start, end):
            return False
    return True


def _introduces(pair: Pair, letters: Letters) -> bool:
    """True when what ends with the pair's first block is the colon before a list or code."""
    prose = letters.blocks[letters.block(pair.first.start)].prose
    return prose is not None and prose.text.rstrip()[-1:] in _COLONS


def _is_echo(pair: Pair, borders: Borders) -> bool:
    """True when what ends a paragraph begins the next one."""
    starts = borders.letters.starts
    border = starts[borders.letters.block(pair.later.start)]
    return pair.first.end == pair.later.start == border


def _has_paragraph(span: Span, letters: Letters) -> bool:
    """True when a range holds nearly all of a paragraph that is no title."""
    for block in range(letters.block(span.start), letters.block(span.end - 1) + 1):
        whole = letters.range(block)
        held = min(whole.end, span.end) - max(whole.start, span.start)
        is_whole = held >= _WHOLE * (whole.end - whole.start) and not letters.titles[block]
        if is_whole and letters.weight(*whole) >= LEAST_PASSAGE:
            return True
    return False


def _sentences(span: Span, borders: Borders) -> Iterator[float]:
    """The weights of the whole sentences in a range, without titles and what stops without a mark."""
    letters = borders.letters
    for block in range(letters.block(span.start), letters.block(span.end - 1) + 1):
        if not letters.titles[block]:
            for one in borders.sentences(block, span):
                if one.ended:
                    yield letters.weight(one.start, one.end)
