"""A block whose text has no end, with everything that bears on whether it was cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from copydesk import Block, Document, Prose, Sentence, lazy_pattern
from copydesk_rules.analyses.markers import Marker, markers
from copydesk_rules.analyses.truncation.beginnings import goes_on
from copydesk_rules.analyses.truncation.end_words import EndWords
from copydesk_rules.analyses.truncation.endings import Ending, ending, trimmed
from copydesk_rules.analyses.truncation.habits import LONG, Habit, size
from copydesk_rules.analyses.truncation.neighbours import (
    PROSE,
    Following,
    following,
    in_list,
    is_alone_in_its_element,
    is_signature,
    is_underlined_prose,
    last_inline,
    role,
)
from copydesk_rules.analyses.truncation.vocabulary import lone_letters

# What shows a cut by itself, if it is not code.
_OPEN_KINDS = frozenset({"opener", "comma", "joiner", "function", "stem", "unfinished"})
_TAG_BEFORE = lazy_pattern(r"<[a-z][^<>]{0,100}>\s*\Z")


class Siblings(NamedTuple):
    """How many other items of a list end with a final mark, and how many do not."""

    ended: int = 0
    open: int = 0


NO_SIBLINGS = Siblings()
NO_HABIT = Habit()


@dataclass(frozen=True, eq=False, repr=False)
class Unfinished:
    """One block without a final mark.

    `text` is its prose up to `end`, an offset of the prose: what follows the end, and a marker in
    its last line, are off. `tail` is the last sentence, `tail_start` its offset; `mixed` says that
    a complete sentence stands before it. `inline` is the construct that the text ends with. `habit`
    is that of the other paragraphs, `siblings` that of the other items of its list. `first` holds
    for the first prose of the post. `resumed_by` is the index of a next block that goes on with it,
    `more_items` says that the next block is in the same list, `foreign` that the text is not in the
    document's language, `converted` that raw HTML stands right before or behind it,
    `below_a_signature` that it comes right after a heading that is code.
    """

    block: Block
    index: int
    prose: Prose
    text: str
    tail_start: int
    mixed: bool
    language: str
    words: EndWords
    ending: Ending
    role: str
    inline: str
    next: Following
    siblings: Siblings = NO_SIBLINGS
    habit: Habit = NO_HABIT
    first: bool = False
    resumed_by: int | None = None
    converted: bool = False
    more_items: bool = False
    foreign: bool = False
    below_a_signature: bool = False

    @property
    def tail(self) -> str:
        """The last sentence, which has no end."""
        return self.text[self.tail_start :]

    @property
    def said(self) -> str:
        """The text without the label in bold that it starts with."""
        label = self.prose.inlines[0].end if self.role == "labelled" else 0
        return self.text[label:].lstrip(":： ") if label else self.text

    @property
    def size(self) -> float:
        """The length of the whole text in words."""
        return size(self.text, self.language)

    @property
    def long(self) -> bool:
        """True from the length on from which paragraphs are expected to be sentences."""
        return self.size >= LONG

    @property
    def at_end(self) -> bool:
        """True when nothing comes after the block."""
        return self.next.role == "end"

    @property
    def one_line(self) -> bool:
        """True when the text has no line break, hard or soft."""
        return "\n" not in self.text


def unfinished(document: Document, index: int, words_of: Callable[[str], EndWords]) -> Unfinished | None:
    """What a block without a final mark looks like; None when it has one, or no text."""
    block = document.blocks[index]
    if (prose := block.prose) is None:
        return None
    marker = _marker_at_the_end(document, index, prose)
    text = trimmed(prose.text[:marker])
    words = words_of(document.block_language(block))
    found = _read(document, prose, text, ending(text, words))
    if found.kind in ("none", "finished"):
        return None
    if marker is not None:
        next_block = Following("marker", index)
    elif is_underlined_prose(block):
        next_block = Following("rule", index)
    else:
        next_block = following(document, index)
    return _described(document, index, prose, text, words, found, next_block)


def _described(
    document: Document,
    index: int,
    prose: Prose,
    text: str,
    words: EndWords,
    found: Ending,
    next_block: Following,
) -> Unfinished:
    block = document.blocks[index]
    found_role = "label" if is_alone_in_its_element(document.blocks, index) else role(block)
    tail, mixed = 0, False
    if found_role in PROSE or next_block.role == "marker":
        tail, mixed = _last_sentence(document, block, text)
    return Unfinished(
        block=block,
        index=index,
        prose=prose,
        text=text,
        tail_start=tail,
        mixed=mixed,
        language=words.language,
        words=words,
        ending=found,
        role=found_role,
        inline="image" if _shows_a_picture(prose, len(text)) else last_inline(prose, tail, len(text)),
        next=next_block,
        resumed_by=_resumed_by(document, next_block, words),
        foreign=words.language != document.language,
        below_a_signature=index > 0 and is_signature(document.blocks[index - 1]),
        converted=_is_converted(document, block, len(text)),
        more_items=_share_a_list(document, block, next_block),
    )


def _read(document: Document, prose: Prose, text: str, found: Ending) -> Ending:
    """The ending as a reader takes it: marks in code are no marks, and a letter that stands alone elsewhere
    is the name of a number.
    """
    if last_inline(prose, 0, len(text)) in ("code", "math"):
        return Ending("word", text[-1:]) if found.kind in _OPEN_KINDS else found
    single = found.kind == "stem" and len(found.text) == 1
    return Ending("word", found.text) if single and document.analysis(lone_letters)[found.text] > 1 else found


def _shows_a_picture(prose: Prose, end: int) -> bool:
    """True when a picture in the last line takes the place of the last word."""
    return any(
        one.kind == "image" and one.start >= end and "\n" not in prose.text[end : one.start]
        for one in prose.inlines
    )


def _last_sentence(document: Document, block: Block, text: str) -> tuple[int, bool]:
    """Where the last sentence of a text starts, and whether a complete one stands before it."""
    sentences = [one for one in document.sentences(block) if one.start < len(text)]
    if not sentences:
        return 0, False
    return sentences[-1].start, any(_is_complete(text, one) for one in sentences[:-1])


def _is_converted(document: Document, block: Block, end: int) -> bool:
    """True for text between raw HTML tags, as in a converted post: it may be a piece of a layout."""
    start = block.span.start
    inlines = block.prose.inlines if block.prose else ()
    tags = any(one.kind == "html" and (one.start == one.end == 0 or one.start >= end) for one in inlines)
    return tags or bool(_TAG_BEFORE.search(document.text[max(0, start - 120) : start]))


def _marker_at_the_end(document: Document, index: int, prose: Prose) -> int | None:
    """Where in the prose a generation marker starts that ends it."""
    marker = document.analysis(_last_markers).get(index)
    if marker is None or prose.text[prose.find(marker.span.end) :].strip():
        return None
    return prose.find(marker.span.start)


def _last_markers(document: Document) -> Mapping[int, Marker]:
    """The last marker of each block that has one."""
    return {marker.block: marker for marker in document.analysis(markers).found}


def _is_complete(text: str, sentence: Sentence) -> bool:
    """True for a sentence with a final mark that is no ellipsis."""
    return sentence.ended and not text[max(0, sentence.end - 2) : sentence.end].endswith(
        ("…", "..", "‥", "・・")
    )


def _resumed_by(document: Document, next_block: Following, words: EndWords) -> int | None:
    if next_block.role != "prose":
        return None
    block = document.blocks[next_block.at]
    if document.block_language(block) != words.language:
        return None
    return next_block.at if goes_on(document, block, words) else None


def _share_a_list(document: Document, block: Block, next_block: Following) -> bool:
    if next_block.role == "end" or not in_list(block):
        return False
    return block.containers[0] in document.blocks[next_block.at].containers
