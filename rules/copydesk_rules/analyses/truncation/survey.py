"""How the blocks of one document end: which have no end, and what the others do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from copydesk import Block, Container, Document, lazy_pattern
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.truncation.end_words import EndWords, end_words, main_words
from copydesk_rules.analyses.truncation.endings import is_finished
from copydesk_rules.analyses.truncation.habits import LONG, Habit, size
from copydesk_rules.analyses.truncation.neighbours import HARD, LISTS, PROSE, at_root, role
from copydesk_rules.analyses.truncation.unfinished import NO_SIBLINGS, Siblings, Unfinished, unfinished

# These end a paragraph as well as a final mark does, as far as the habit goes.
_ENDED = frozenset({"ellipsis", "closer", "mood"})
# A final mark with more text after it.
_INNER_END = lazy_pattern(r"[。！？!?｡．][^\w\s]{0,8}\s{0,8}\w|[.!?][\"”’»)]{0,8}\s{1,8}[^\W\d_a-z]")
_CONTENT = frozenset({"paragraph", "code", "table"})


class Survey(NamedTuple):
    """`open` has the blocks without a final mark by index; `headings` the text of every heading, sorted."""

    open: Mapping[int, Unfinished]
    headings: tuple[str, ...]


def survey(document: Document) -> Survey:
    """What a document's blocks end like."""
    words_of = _reader(document.analysis(main_words))
    marked = document.analysis(markers).blocks
    finished: list[int] = []
    found: dict[int, Unfinished] = {}
    for index, block in enumerate(document.blocks):
        if block.prose is None or block.kind == "table" or index in marked:
            continue
        case = None if is_finished(block.prose.text) else unfinished(document, index, words_of)
        if case is None:
            finished.append(index)
        else:
            found[index] = case
    return _held_against_the_others(document, finished, found)


def _held_against_the_others(document: Document, finished: list[int], found: dict[int, Unfinished]) -> Survey:
    blocks = document.blocks
    habit = _habit(document, finished, list(found.values()))
    items = _items(blocks, finished, found)
    first = next((at for at, block in enumerate(blocks) if _is_content(block)), -1)
    held: dict[int, Unfinished] = {}
    for index, case in found.items():
        own = habit.without(long=case.long) if _counts(case) else habit
        key = _list_of(case.block)
        siblings = items.get(key, NO_SIBLINGS) if key else NO_SIBLINGS
        if key and _is_sentence_like(case):
            siblings = siblings._replace(open=siblings.open - 1)
        held[index] = replace(case, habit=own, siblings=siblings, first=index == first)
    headings = sorted(block.prose.text for block in blocks if block.kind == "heading" and block.prose)
    return Survey(held, tuple(headings))


def _is_content(block: Block) -> bool:
    """True for what may be the first thing to read; badges, pictures that are links, are not."""
    if block.kind not in _CONTENT:
        return False
    found = role(block)
    badges = found == "image" and block.prose and any(one.kind == "link" for one in block.prose.inlines)
    return found != "empty" and not (at_root(block) and badges)


def _habit(document: Document, finished: list[int], found: list[Unfinished]) -> Habit:
    """How the paragraphs outside of lists and quotes end."""
    texts = [text for index in finished if (text := _paragraph(document.blocks[index]))]
    long = [text for text in texts if size(text, document.language) >= LONG]
    left = [case for case in found if _counts(case)]
    closed = [case for case in found if case.ending.kind in _ENDED and _paragraph(case.block)]
    open_long = sum(case.long for case in left)
    return Habit(
        ended=len(long) + sum(case.long for case in closed),
        open=open_long,
        ended_short=len(texts) - len(long),
        short=len(left) - open_long,
        several=sum(bool(_INNER_END.search(text)) for text in long)
        + sum(case.mixed for case in closed if case.long),
    )


def _paragraph(block: Block) -> str:
    """The text of a paragraph that stands outside of lists and quotes, else ""."""
    return block.prose.text if block.kind == "paragraph" and block.prose and at_root(block) else ""


def _counts(case: Unfinished) -> bool:
    """True for a paragraph that a post's habit would have end with a mark."""
    return (
        case.role in PROSE
        and at_root(case.block)
        and case.ending.kind not in _ENDED
        and case.next.role in HARD
        and case.next.role != "marker"
    )


def _is_sentence_like(case: Unfinished) -> bool:
    """True for a paragraph that is more than a label in bold, which the other parts of its item follow."""
    return case.block.kind == "paragraph" and case.role != "strong"


def _items(
    blocks: tuple[Block, ...], finished: list[int], found: Mapping[int, Unfinished]
) -> dict[Container, Siblings]:
    """How the paragraphs of each list end."""
    items: dict[Container, Siblings] = {}
    for index in finished:
        if blocks[index].kind == "paragraph" and (key := _list_of(blocks[index])):
            known = items.get(key, NO_SIBLINGS)
            items[key] = known._replace(ended=known.ended + 1)
    for case in found.values():
        if _is_sentence_like(case) and (key := _list_of(case.block)):
            known = items.get(key, NO_SIBLINGS)
            items[key] = known._replace(open=known.open + 1)
    return items


def _list_of(block: Block) -> Container | None:
    """The innermost list that holds a block."""
    return next((container for container in reversed(block.containers) if container.kind in LISTS), None)


def _reader(main: EndWords) -> Callable[[str], EndWords]:
    """Reads the word lists of each language once."""
    known = {main.language: main}

    def read(language: str) -> EndWords:
        if language not in known:
            known[language] = end_words(language)
        return known[language]

    return read
