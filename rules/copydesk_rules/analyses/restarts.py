"""Texts that were cut off and start again a little earlier."""

from __future__ import annotations

from copydesk import lazy_pattern
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.habits import is_linked
from copydesk_rules.analyses.letters import Letters

# What may stand between the cut and the second start: a marker in words that nobody foresaw.
_MOST_LETTERS_BETWEEN = 16
_LEAST_WEIGHT = 11
_LEAST_WEIGHT_WITHOUT_MORE = 80
_LEAST_SIMILARITY = 0.9
_LEAST_REST = 2
_CLOSED = lazy_pattern(r"[。．！？!?.…‥」』）)”\"'’»:：;；][*_\s]*$")


def turned(pair: Pair, letters: Letters, reach: int) -> Pair:
    """A copy that follows its original at once, begun where a line begins.

    Such a pair repeats with one period, so that it can be moved as long as the letters agree; where
    the search began it is arbitrary.
    """
    if pair.first.end != pair.later.start or _begins_line(letters, pair.later.start):
        return pair
    for by in (sign * step for step in range(1, reach + 1) for sign in (-1, 1)):
        if _may_move(letters.text, pair, by) and _begins_line(letters, pair.later.start + by):
            return Pair(pair.first.shifted(by), pair.later.shifted(by), pair.letters)
    return pair


def _may_move(text: str, pair: Pair, by: int) -> bool:
    (start, end), (later_start, later_end) = pair.first, pair.later
    if by < 0:
        return start + by >= 0 and text[start + by : start] == text[later_start + by : later_start]
    return later_end + by <= len(text) and text[end : end + by] == text[later_end : later_end + by]


def is_restart(pair: Pair, borders: Borders) -> bool:
    """True when the first side was cut off and the later one starts again and goes on past the cut.

    The first side begins a sentence and ends where its block (or line) stops without a final mark;
    the later one opens a block (or line) right after.
    """
    letters = borders.letters
    between = pair.later.start - pair.first.end
    if between > _MOST_LETTERS_BETWEEN or pair.similarity < _LEAST_SIMILARITY:
        return False
    if letters.weight(*pair.first) < _LEAST_WEIGHT or not _may_go_on(pair, letters):
        return False
    first, later = letters.block(pair.first.end - 1), letters.block(pair.later.start)
    if any(letters.titles[first : later + 1]) or is_linked(letters, pair.first):
        return False
    if first == later:
        broken = between == 0 and _breaks_line(letters, pair)
    else:
        broken = _is_cut(letters, first, pair.first.end) and _opens(letters, later, pair.later.start)
    return broken and _starts_sentence(borders, pair.first.start) and _goes_on(letters, pair)


def _may_go_on(pair: Pair, letters: Letters) -> bool:
    """False for short items of one list, which are parallel rather than cut."""
    first = letters.blocks[letters.block(pair.first.end - 1)]
    later = letters.blocks[letters.block(pair.later.start)]
    if not first.inside("item") or first.containers == later.containers:
        return True
    return not later.inside("item") and letters.weight(*pair.first) >= 2 * _LEAST_WEIGHT


def _is_cut(letters: Letters, block: int, end: int) -> bool:
    """True when a block holds no more letters after `end` and stops without a final mark."""
    return letters.starts[block + 1] == end and not _CLOSED.search(_tail(letters, block))


def _tail(letters: Letters, block: int) -> str:
    """What stands after the last letter of a block, on its line."""
    prose = letters.blocks[block].prose
    assert prose is not None
    return prose.text[letters.place(letters.starts[block + 1] - 1) :].partition("\n")[0]


def _opens(letters: Letters, block: int, start: int) -> bool:
    return start - letters.starts[block] <= 1


def _breaks_line(letters: Letters, pair: Pair) -> bool:
    """True when the later side begins a line of the block that the first one is in, which stops unmarked."""
    gap = _gap(letters, pair.later.start)
    return "\n" in gap and not _CLOSED.search(gap.partition("\n")[0])


def _begins_line(letters: Letters, letter: int) -> bool:
    """True for the first letter of a block or of a line of one."""
    return letter in (0, letters.starts[letters.block(letter)]) or "\n" in _gap(letters, letter)


def _gap(letters: Letters, letter: int) -> str:
    """What stands between a letter and the one before it in its block, that one included."""
    prose = letters.blocks[letters.block(letter)].prose
    assert prose is not None
    return prose.text[letters.place(letter - 1) : letters.place(letter)]


def _starts_sentence(borders: Borders, letter: int) -> bool:
    return borders.near(letter, 1, ends=False) is not None


def _goes_on(letters: Letters, pair: Pair) -> bool:
    rest = letters.starts[letters.block(pair.later.end - 1) + 1] - pair.later.end
    return rest >= _LEAST_REST or letters.weight(*pair.first) >= _LEAST_WEIGHT_WITHOUT_MORE
