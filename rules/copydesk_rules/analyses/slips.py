"""What tells a slip of the writer or the tool from a habit of writing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from copydesk import Span
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.contents import shown
from copydesk_rules.analyses.grouping import Finding
from copydesk_rules.analyses.habits import is_parallel
from copydesk_rules.analyses.letters import Letters

# Who says something again on purpose adapts it; a slip repeats it letter by letter.
_EXACT = 0.97
_LETTER_BY_LETTER = 0.995
# Two pages of that length are not alike by accident, whatever was changed in them.
_VERY_LONG_WEIGHT = 600
_PROSE_WEIGHT = 60
_ADJACENT_WEIGHT = 33
_LONG_WEIGHT = 240
_LONG_SENTENCES = 3
_MOST_BLOCKS_BETWEEN = 1
# Around code, a table or an image the same words may introduce two different things.
_CLOSE = frozenset({"paragraph", "heading", "rule", "comment"})
_BROKEN_SHARE = 0.15


def slips(borders: Borders, groups: Sequence[list[Finding]]) -> list[bool]:
    """For each group of findings, whether nobody repeats text like this on purpose.

    A restart is a slip. So is an exact copy of prose (not of a list, not below another title in
    the same place) that runs over several paragraphs, or is long, or stands right behind its
    original. One paragraph that is said again far away may be meant, unless the post is broken
    anyhow: it has one of those, or repeats a good part of itself.
    """
    letters = borders.letters
    starts = [block.span.start for block in borders.document.blocks]
    exact = [_is_exact(borders, group) for group in groups]
    prose = [
        good and _has_prose(letters, group[0].pair, _PROSE_WEIGHT)
        for group, good in zip(groups, exact, strict=True)
    ]
    sure = [
        group[0].code == "restart" or (good and _is_striking(borders, group[0].pair, starts))
        for group, good in zip(groups, exact, strict=True)
    ]
    verbatim = [
        good and _is_verbatim(letters, group[0].pair) for group, good in zip(groups, prose, strict=True)
    ]
    broken = any(sure) or _share(letters, groups, verbatim) >= _BROKEN_SHARE
    return [one or (broken and good) for one, good in zip(sure, prose, strict=True)]


def _is_exact(borders: Borders, group: list[Finding]) -> bool:
    """True for copies that nobody adapted to the place where they stand."""
    head, letters, document = group[0], borders.letters, borders.document
    pair = head.pair
    if head.code != "copy" or head.habit or head.doubtful or pair.similarity < _EXACT:
        return False
    if is_parallel(letters, letters.block(pair.first.start), letters.block(pair.later.start)):
        return False
    if _targets(letters, pair.first) != _targets(letters, pair.later):
        return False
    return shown(document, borders.source(pair.first)) == shown(document, borders.source(pair.later))


def _has_prose(letters: Letters, pair: Pair, weight: float) -> bool:
    return bool(_paragraphs(letters, pair.later, weight))


def _is_striking(borders: Borders, pair: Pair, starts: list[int]) -> bool:
    """True for a copy of several paragraphs, of a long one, or right behind its original.

    `starts` are the offsets of all blocks, code and images too.
    """
    letters = borders.letters
    if not _is_verbatim(letters, pair):
        return False
    paragraphs = _paragraphs(letters, pair.later, _PROSE_WEIGHT)
    if len(paragraphs) > 1:
        return True
    sentences = sum(len(borders.sentences(block, pair.later)) for block in paragraphs)
    if letters.weight(*pair.later) >= _LONG_WEIGHT and sentences >= _LONG_SENTENCES:
        return True
    first = letters.blocks[letters.block(pair.first.end - 1)].span.start
    later = letters.blocks[letters.block(pair.later.start)].span.start
    between = borders.document.blocks[bisect_left(starts, first) + 1 : bisect_left(starts, later)]
    close = len(between) <= _MOST_BLOCKS_BETWEEN and all(block.kind in _CLOSE for block in between)
    return close and _has_prose(letters, pair, _ADJACENT_WEIGHT)


def _is_verbatim(letters: Letters, pair: Pair) -> bool:
    """True for a copy in which next to nothing was changed, unless it is very long."""
    return pair.similarity >= _LETTER_BY_LETTER or letters.weight(*pair.later) >= _VERY_LONG_WEIGHT


def _targets(letters: Letters, span: Span) -> frozenset[str]:
    """The addresses that the whole paragraphs of a range link to."""
    links = letters.links
    found = links[bisect_left(links, (span.start,)) : bisect_left(links, (span.end,))]
    if not found:
        return frozenset()
    whole = set(_whole_blocks(letters, span))
    return frozenset(link.target for link in found if letters.block(link.start) in whole)


def _whole_blocks(letters: Letters, span: Span) -> list[int]:
    """The blocks of which a range holds nearly everything."""
    blocks = range(letters.block(span.start), letters.block(span.end - 1) + 1)
    found = []
    for block in blocks:
        start, end = letters.range(block)
        if min(end, span.end) - max(start, span.start) >= 0.9 * (end - start):
            found.append(block)
    return found


def _paragraphs(letters: Letters, span: Span, weight: float) -> list[int]:
    """The whole paragraphs of a range that are no list items and say at least so much."""
    return [
        block
        for block in _whole_blocks(letters, span)
        if not letters.titles[block]
        and not letters.blocks[block].inside("item", "definition", "quote")
        and letters.weight(*letters.range(block)) >= weight
    ]


def _share(letters: Letters, groups: Sequence[list[Finding]], exact: Sequence[bool]) -> float:
    repeated = sum(
        one.pair.later.end - one.pair.later.start
        for group, good in zip(groups, exact, strict=True)
        for one in group
        if good
    )
    return repeated / max(1, len(letters))
