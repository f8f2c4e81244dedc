"""How the words between two `**` come out bold after all: rearrangements, proven by parsing them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Edit, Span, lazy_pattern
from copydesk_rules.analyses.emphasis import MARK, meant_phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk import Block, Document
    from copydesk_rules.analyses.emphasis import Phrase

_BRACKETS = frozenset({"「」", "『』", "（）", "()", "【】", "“”", "《》", "〈〉", '""', "[]"})
_PAIRS = {pair[1]: pair[0] for pair in _BRACKETS}
_LINK = lazy_pattern(r"\[([^\[\]*]+)\](\([^()\s]*\)|\[[^\[\]]*\])")
# Each repair is proven by parsing its block again.
_LONGEST_BLOCK = 8000
_MOST_PHRASES = 12


class Repair(NamedTuple):
    """A title, the new text of one phrase, and the edits, which may mend its neighbours too."""

    title: str
    text: str
    edits: tuple[Edit, ...]


def repairs(document: Document, block: Block, shifted: Sequence[Phrase]) -> list[Repair | None]:
    """For each phrase its repair: alone where that makes meant words bold and no others, else with all."""
    nothing: list[Repair | None] = [None] * len(shifted)
    if block.span.end - block.span.start > _LONGEST_BLOCK or len(shifted) > _MOST_PHRASES:
        return nothing
    meant = [words(document.at(phrase.inner)) for phrase in meant_phrases(document, block)]
    new = [_rearrangement(document, phrase) for phrase in shifted]
    edits = [Edit(phrase.span, text) for phrase, (_, text) in zip(shifted, new, strict=True)]
    alone = [bool(edit.text) and _makes_bold(document, block, (edit,), meant) for edit in edits]
    together = (
        not all(alone)
        and all(edit.text for edit in edits)
        and _makes_bold(document, block, tuple(edits), meant)
    )
    needed = tuple(edit for edit in edits if document.at(edit.span) != edit.text)
    return [
        Repair(title, text, (edit,) if single else needed) if single or together else None
        for (title, text), edit, single in zip(new, edits, alone, strict=True)
    ]


def _rearrangement(document: Document, phrase: Phrase) -> tuple[str, str]:
    """The first title and text whose marks can open and close where the phrase stands, or two empty ones."""
    before = document.text[phrase.span.start - 1 : phrase.span.start] or " "
    after = document.text[phrase.span.end : phrase.span.end + 1] or " "
    if _opens_and_closes(before + document.at(phrase.span) + after):
        return "Mend the phrases beside it", document.at(phrase.span)
    for title, text in _rearranged(document.at(phrase.inner)):
        if _opens_and_closes(before + text + after):
            return title, text
    return "", ""


def _opens_and_closes(text: str) -> bool:
    """True when CommonMark lets the first mark of a text open and its last one close: the flanking rules."""
    first, last = text.find(MARK), text.rfind(MARK)
    if text.count(MARK) != 2:
        return False
    around = (text[first - 1], text[first + 2], text[last - 1], text[last + 2])
    outer, inner, end, beyond = ("a" if one.isalnum() else " " if one.isspace() else "." for one in around)
    opens = inner == "a" or (inner == "." and outer != "a")
    return opens and (end == "a" or (end == "." and beyond != "a"))


def _rearranged(inner: str) -> Iterator[tuple[str, str]]:
    bare = inner.strip()
    if bare != inner:
        yield "Take the spaces out of the marks", f"**{bare}**"
    if link := _LINK.fullmatch(bare):
        yield "Put the marks inside of the link", f"[**{link[1]}**]{link[2]}"
    if len(bare) > 2 and bare[0] + bare[-1] in _BRACKETS and bare.count(bare[0]) == 1:
        yield "Put the marks inside of the brackets", f"{bare[0]}**{bare[1:-1]}**{bare[-1]}"
    end = _end_of_words(bare)
    if 0 < end < len(bare):
        yield "Put the marks before the punctuation", f"**{bare[:end]}**{bare[end:]}"
    yield "Put a space after the marks", f"**{bare}** "
    yield "Put a space before the marks", f" **{bare}**"
    yield "Put spaces around the marks", f" **{bare}** "


def _end_of_words(bare: str) -> int:
    """Where the closing punctuation starts; a bracket that is opened in the words belongs to them."""
    end = len(bare)
    while end > 1 and not bare[end - 1].isalnum():
        opening = _PAIRS.get(bare[end - 1])
        if opening and opening in bare[: end - 1]:
            break
        end -= 1
    return end


def _makes_bold(document: Document, block: Block, edits: tuple[Edit, ...], meant: Sequence[str]) -> bool:
    """True when each new text holds one bold phrase, all bold words are meant, and no word is lost."""
    changed, places = _changed(document, block.span, edits)
    parsed = [one for one in document.parse(changed, Span(0, len(changed))) if one.prose is not None]
    if len(parsed) != 1 or block.prose is None:
        return False
    prose = parsed[0].prose
    if prose is None or words(prose.text) != words(block.prose.text):
        return False
    bold = [one for one in prose.inlines if one.kind == "strong"]
    if any(inner.end <= outer.end for outer, inner in pairwise(bold)):
        return False
    said = [words(changed[one.source.start : one.source.end]) for one in bold]
    if not all(any(phrase in whole for whole in meant) for phrase in said):
        return False
    return all(sum(start <= one.source.start < end for one in bold) == 1 for start, end in places)


def _changed(document: Document, span: Span, edits: tuple[Edit, ...]) -> tuple[str, list[Span]]:
    """The block's text with the edits in, and where the new texts stand in it."""
    pieces: list[str] = []
    places: list[Span] = []
    done, length = span.start, 0
    for edit in edits:
        kept = document.text[done : edit.span.start]
        length += len(kept)
        places.append(Span(length, length + len(edit.text)))
        pieces += (kept, edit.text)
        length += len(edit.text)
        done = edit.span.end
    return "".join((*pieces, document.text[done : span.end])), places
