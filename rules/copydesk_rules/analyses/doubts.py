"""What makes a repetition doubtful: the two passages may well say two things."""

from __future__ import annotations

from copydesk import Block, Container
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.contents import shown, targets
from copydesk_rules.analyses.grouping import Finding
from copydesk_rules.analyses.letters import Letters
from copydesk_rules.analyses.wording import wording

# A share of the words: paragraphs with less in common only speak of one thing.
_LEAST_SHARE = 0.65
# Who writes so much again does not do it for the sake of other code, or of other names.
_LONG_WEIGHT = 240
_SURE = frozenset({"restart", "phrase"})


def weighed(borders: Borders, finding: Finding) -> Finding:
    """The finding with its share of common words, and whether it is doubtful.

    It is when the code, tables or images in it differ, when links of a copy lead elsewhere, when nothing but
    names, numbers and code differ under two titles, when it is one item of two lists, and when paragraphs
    have few words in common.
    """
    if finding.code in _SURE or finding.habit:
        return finding
    short = borders.letters.weight(*finding.pair.later) < _LONG_WEIGHT
    if short and _differs(borders, finding):
        return finding._replace(doubtful=True)
    if finding.pair.similarity >= 1:
        return finding
    apart = short and _titles_differ(borders.letters, finding.pair)
    if finding.code != "near" and not apart:
        return finding
    said = wording(borders.letters, finding.pair)
    few = finding.code == "near" and said.share < _LEAST_SHARE
    return finding._replace(share=said.share, doubtful=(said.renamed and apart) or few)


def _differs(borders: Borders, finding: Finding) -> bool:
    """True when something besides letters differs: the code, the addresses, the parents of an item."""
    document = borders.document
    # What stands beside a sentence is no part of it.
    sides = finding.pair.first, finding.pair.later
    tight = finding.code == "sentence"
    first, later = (borders.letters.source(*one) if tight else borders.source(one) for one in sides)
    if shown(document, first) != shown(document, later):
        return True
    here, there = targets(document, later), targets(document, first)
    elsewhere = finding.code != "near" and bool(here - there and there - here)
    return elsewhere or _are_items(borders.letters, finding.pair)


def _are_items(letters: Letters, pair: Pair) -> bool:
    """True for items below different items, the rows of a comparison, and for one item below two titles."""
    ends = [letters.block(span.end - 1) for span in (pair.first, pair.later)]
    starts = [letters.block(span.start) for span in (pair.first, pair.later)]
    if not all(letters.blocks[block].inside("item") for block in (*starts, *ends)):
        return False
    parents = [_parents(letters.blocks[block]) for block in starts]
    return parents[0] != parents[1] or (starts == ends and _titles_differ(letters, pair))


def _parents(block: Block) -> tuple[Container, ...]:
    """The containers around the innermost list of a block."""
    lists = [at for at, one in enumerate(block.containers) if one.kind in ("list", "ordered-list")]
    return block.containers[: lists[-1]] if lists else ()


def _titles_differ(letters: Letters, pair: Pair) -> bool:
    """True for passages that stand under two titles which say different things."""
    sections = [letters.sections[letters.block(span.start)].start for span in (pair.first, pair.later)]
    titles = [letters.text[slice(*letters.range(section))] for section in sections]
    return titles[0] != titles[1]
