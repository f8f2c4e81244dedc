"""Where a writing tool speaks to its user instead of the readers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Block, Document, Prose, Span
from copydesk_rules.analyses.fields import plain_fields
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.prompts import prompts
from copydesk_rules.analyses.quoting import hinted, lowered, mentioned, named
from copydesk_rules.data.talk_list import TALK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk_rules.data.leftover import Leftover

_SPEAKING = frozenset({"paragraph", "heading"})
# The letter without which hardly a paragraph of the language is written.
_USUAL_LETTERS = {"ja": "の", "zh": "的", "ko": "는"}
# Japanese has 的 too, but none of these.
_CHINESE = "这您们這們"


class Talk(NamedTuple):
    """One place: `code` is refusal, identity, preamble, offer or prompt, `name` the entry that knows it.

    `block` is an index of `document.blocks`, -1 in the front matter. `outer` says that it stands in a
    field, or that nothing but such talk and headings stands before or after it.
    """

    span: Span
    code: str
    name: str
    block: int
    outer: bool = False
    sure: bool = True


def talk(document: Document) -> tuple[Talk, ...]:
    """What in the document is addressed to whoever ordered the text; at most one place a block."""
    known = _entries(document)
    order = _speaking(document)
    found = {index: Talk(line, "prompt", "prompt", index) for index, line in document.analysis(prompts)}
    candidates = _candidates(document, known)
    opening = True
    for index in order if known else ():
        if index not in found and candidates[index]:
            spoken = _in_block(document, index, candidates[index], opening=opening)
            found.update({index: spoken} if spoken else {})
        opening &= index in found or document.blocks[index].kind == "heading"
    outer = _outer(document, order, found)
    placed = (found[index] for index in sorted(found))
    return (
        *_in_fields(document, known),
        *(spoken._replace(outer=spoken.block in outer) for spoken in placed),
    )


def _entries(document: Document) -> list[Leftover]:
    """The entries of the languages that the text may be in, as far as one of their hints stands in it."""
    text = document.text
    asian = {code for code, letter in _USUAL_LETTERS.items() if letter in text or document.language == code}
    if document.language == "ja" and not any(letter in text for letter in _CHINESE):
        asian.discard("zh")
    mostly_asian = document.language in _USUAL_LETTERS
    return mentioned(
        document,
        (
            entry
            for entry in TALK
            if entry.language in asian
            or entry.language == "en"
            or not (mostly_asian or entry.language in _USUAL_LETTERS)
        ),
    )


def _speaking(document: Document) -> list[int]:
    """The indexes of the paragraphs and headings that are neither marks nor quotations."""
    marks = document.analysis(markers).blocks
    return [
        index
        for index, block in enumerate(document.blocks)
        if block.prose
        and block.kind in _SPEAKING
        and index not in marks
        and not block.inside("quote", "footnote")
    ]


def _candidates(document: Document, known: Sequence[Leftover]) -> dict[int, list[Leftover]]:
    """The entries to try in each block: those of which a hint stands in it."""
    text = document.analysis(lowered)
    found: dict[int, list[Leftover]] = defaultdict(list)
    if len(text) != len(document.text):
        return defaultdict(lambda: list(known))
    starts = [block.span.start for block in document.blocks]
    for entry in known:
        places = (bisect_right(starts, at) - 1 for hint in entry.hints for at in _places(text, hint))
        for index in set(places):
            found[index].append(entry)
    return found


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _in_block(document: Document, index: int, entries: Sequence[Leftover], *, opening: bool) -> Talk | None:
    block = document.blocks[index]
    prose = block.prose or Prose("")
    for entry in entries:
        if entry.scope == "opening" and not opening:
            continue
        for found in _pattern(entry).finditer(prose.text):
            if not named(prose, *found.span()) and (place := _sentences(document, block, found)):
                sure = entry.sure and not _is_link(prose)
                return Talk(prose.source(*place), entry.code, entry.name, index, sure=sure)
    return None


def _sentences(document: Document, block: Block, found: re.Match[str]) -> Span | None:
    """The sentences that a match covers; none when it starts within one."""
    sentences = document.sentences(block)
    first = bisect_left(sentences, found.start(), key=lambda part: part.start)
    after = bisect_left(sentences, found.end(), key=lambda part: part.start)
    if first == len(sentences) or sentences[first].start != found.start():
        return None
    return Span(found.start(), sentences[after - 1].end)


def _is_link(prose: Prose) -> bool:
    """True when the whole text is one link: the title of another post, which was refused."""
    return any(
        part.kind == "link" and part.end - part.start == len(prose.text.strip()) for part in prose.inlines
    )


def _in_fields(document: Document, known: Sequence[Leftover]) -> Iterator[Talk]:
    for field in plain_fields(document):
        text = field.text.lower()
        for entry in known:
            if hinted(entry.hints, text) and _pattern(entry).match(field.text):
                yield Talk(field.span, entry.code, entry.name, -1, outer=True, sure=entry.sure)
                break


def _outer(document: Document, order: Sequence[int], found: Mapping[int, Talk]) -> set[int]:
    """The found blocks with nothing but found blocks and headings before them, or after them."""
    outer: set[int] = set()
    for run in (order, order[::-1]):
        for index in run:
            if index in found:
                outer.add(index)
            elif document.blocks[index].kind != "heading":
                break
    return outer


def _pattern(entry: Leftover) -> re.Pattern[str]:
    return re.compile(entry.pattern, re.IGNORECASE)
