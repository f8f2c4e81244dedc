"""How much of the wording two passages share, and whether only names differ."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from copydesk import Inline, Prose, Span, lazy_pattern
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import Letters

# Letters of a script without spaces are words of their own; a Latin word among them is one word.
_WORD = lazy_pattern(r"[a-z0-9]+|.")
_LATIN = lazy_pattern(r"[a-z0-9]+")
_TITLE = lazy_pattern(
    '「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|“[^“”\n]{1,60}”|«[^«»\n]{1,60}»|"[^"\n]{1,60}"'
)
_TITLE_LENGTH = 62
# How many inlines may lie around one another.
_DEPTH = 4
_NAMED = frozenset({"link", "code", "image"})
_STOPS = "。．！？!?.:：—–-•"
# The work grows with the square of this: 3,000 words take 3 ms.
_MOST_WORDS = 3000
_SAME = 0.97
_FEWEST_WORDS = 4
_LONGEST_WORD = 40
# Ideographs, kana and Hangul stand behind this place.
_IDEOGRAPHS = "\u2e80"


class _Words(NamedTuple):
    """The words of a passage; `names` are those that are names, numbers, code, text of links or titles.

    In a script without spaces `own` is left out.
    """

    own: list[str]
    names: list[str]


class Wording(NamedTuple):
    """What two passages have in common: `share` of the words of both, without names, in one order;
    `renamed` says that they differ in names alone."""

    share: float
    renamed: bool


def wording(letters: Letters, pair: Pair) -> Wording:
    """The wording of a pair; passages of very many words are compared by their letters."""
    own = [_own_words(letters, span) for span in (pair.first, pair.later)]
    if max(map(len, own)) > _MOST_WORDS:
        return Wording(pair.similarity, renamed=False)
    if min(map(len, own)) < _FEWEST_WORDS:
        return Wording(0.0, renamed=True)
    common = _common(*own)
    same = common >= _SAME * max(map(len, own))
    renamed = same and _are_renamed(*(_words(letters, span).names for span in (pair.first, pair.later)))
    return Wording(2 * common / sum(map(len, own)), renamed)


def _are_renamed(names: Sequence[str], others: Sequence[str]) -> bool:
    """True when names stand for others, one for one; a lone letter is no name."""
    if len(names) != len(others):
        return False
    changed = [pair for pair in zip(names, others, strict=True) if pair[0] != pair[1]]
    return bool(changed) and all(min(map(len, pair)) > 1 or (pair[0] + pair[1]).isdigit() for pair in changed)


def whole_words(letters: Letters, pair: Pair) -> Pair:
    """A pair without the pieces of words at its ends, in scripts that have words."""
    first, later = _whole_words(letters, pair.first), _whole_words(letters, pair.later)
    cut = (pair.later.end - pair.later.start) - (later.end - later.start)
    return Pair(first, later, max(0, pair.letters - cut))


def _whole_words(letters: Letters, span: Span) -> Span:
    start, end = span
    limit = start + min(_LONGEST_WORD, end - start - 1)
    while start < limit and _is_inside_word(letters, start):
        start += 1
    limit = end - min(_LONGEST_WORD, end - start - 1)
    while end > limit and _is_inside_word(letters, end):
        end -= 1
    return Span(start, end)


def _is_inside_word(letters: Letters, letter: int) -> bool:
    """True when a letter and the one before it belong to one word."""
    if not 0 < letter < len(letters):
        return False
    run = bisect_left(letters.runs, letter)
    if run < len(letters.runs) and letters.runs[run] == letter:
        return False
    return max(letters.text[letter - 1 : letter + 1]) < _IDEOGRAPHS


def _own_words(letters: Letters, span: Span) -> Sequence[str]:
    """The words of a range that are no names; of a script without spaces its letters in one string."""
    if not letters.dense:
        return _words(letters, span).own
    outside = []
    for block, low, high, holes in _parts(letters, span):
        edges = letters.find_all(block, chain.from_iterable(holes))
        edges = [low, *(min(max(low, edge), high) for edge in edges), high]
        outside += [letters.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return _LATIN.sub("", "".join(outside))


def _words(letters: Letters, span: Span) -> _Words:
    found = _Words([], [])
    for block, low, high, holes in _parts(letters, span):
        prose = letters.blocks[block].prose
        assert prose is not None
        at = 0
        for place, text in _pieces(letters, low, high):
            while at < len(holes) and holes[at].end <= place:
                at += 1
            inside = at < len(holes) and holes[at].start <= place
            if text.isascii() or not letters.dense:
                named = inside or _is_name(prose.text, place, len(text), dense=letters.dense)
                (found.names if named else found.own).append(text)
                continue
            words = _WORD.findall(text)
            found.names.extend(word for word in words if inside or word.isascii())
    return found


def _parts(letters: Letters, span: Span) -> Iterator[tuple[int, int, int, list[Span]]]:
    """The blocks that a range touches: index, first and last letter in it, holes around these."""
    for block in range(letters.block(span.start), letters.block(span.end - 1) + 1):
        prose = letters.blocks[block].prose
        assert prose is not None
        whole = letters.range(block)
        low, high = max(span.start, whole.start), min(span.end, whole.end)
        yield block, low, high, _holes(prose, letters.place(low), letters.place(high - 1) + 1)


def _pieces(letters: Letters, low: int, high: int) -> Iterator[tuple[int, str]]:
    """The unbroken pieces of a range in one block: prose offset and text."""
    run = bisect_right(letters.runs, low)
    edges = [low, *letters.runs[run : bisect_left(letters.runs, high)], high]
    for start, end in pairwise(edges):
        yield letters.place(start), letters.text[start:end]


def _holes(prose: Prose, start: int, end: int) -> list[Span]:
    """The disjoint ranges around a part of a prose that are links, code or quoted titles, in order."""
    first = max(0, bisect_left(prose.inlines, start, key=_start) - _DEPTH)
    last = bisect_left(prose.inlines, end, key=_start)
    named = [Span(one.start, one.end) for one in prose.inlines[first:last] if one.kind in _NAMED]
    quoted = _TITLE.finditer(prose.text, max(0, start - _TITLE_LENGTH), end + _TITLE_LENGTH)
    merged: list[Span] = []
    for hole in sorted([*named, *(Span(*found.span()) for found in quoted)]):
        if not merged or hole.start >= merged[-1].end:
            merged.append(hole)
        elif hole.end > merged[-1].end:
            merged[-1] = Span(merged[-1].start, hole.end)
    return merged


def _start(inline: Inline) -> int:
    return inline.start


def _is_name(text: str, start: int, length: int, *, dense: bool) -> bool:
    """True for a number, a capitalised word inside a sentence, a Latin word among ideographs."""
    word = text[start : start + length]
    if dense or any(character.isdigit() or character.isupper() for character in word[1:]):
        return True
    if not (word[0].isupper() or word[0].isdigit()):
        return False
    before = text[max(0, start - 3) : start].rstrip()
    return word[0].isdigit() or (bool(before) and before[-1] not in _STOPS)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    start, shorter = 0, min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start + end + _subsequence(one[start : len(one) - end], other[start : len(other) - end])


def _subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """The same by the bit vectors of Hyyrö (2004)."""
    masks: dict[str, int] = {}
    for at, word in enumerate(one):
        masks[word] = masks.get(word, 0) | 1 << at
    whole = rest = (1 << len(one)) - 1
    for word in other:
        met = rest & masks.get(word, 0)
        rest = ((rest + met) | (rest - met)) & whole
    return len(one) - rest.bit_count()
