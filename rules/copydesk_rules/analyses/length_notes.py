"""Notes on how long a text is or should be, which were meant for whoever ordered it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Block, Confidence, Document, Span, lazy_pattern
from copydesk_rules.analyses.fields import plain_fields
from copydesk_rules.analyses.quoting import named

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = (
    r"(?:文字|字|자|글자|characters?|chars|words|Wörter|Zeichen|mots|caractères|palabras|caracteres"
    r"|palavras|parole|woorden|слов)"
)
_NUMBER = r"\d{1,3}(?:[,.]\d{3})+|\d{1,5}"
_ABOUT = r"(?:約|计|計|全角|共|约|總|总|약|총|about|approx\.?|approximately|circa|ca\.|~|≈)?\s*"
_BOUND = r"(?P<bound>程度|前後|以内|以上|左右|以內|내외|이내|or so|max(?:imum)?)?"
_NOTE = (
    rf"[（(\[［【]\s*(?:文字数\s*[:：]\s*|字数\s*[:：]\s*|word count\s*[:：]\s*)?{_ABOUT}"
    rf"(?:(?:{_NUMBER})\s*[-–~〜～]\s*)?(?P<number>{_NUMBER})\s*{_UNIT}{_BOUND}\s*[)）\]］】]"
)
_COUNT = (
    r"(?:文字数|字数|글자 ?수|word count|character count)\s*[:：]\s*"
    rf"{_ABOUT}(?P<number>{_NUMBER})\s*{_UNIT}?{_BOUND}"
)
_OPENING, _CLOSING = "（([［【", "）)]］】"
_LONGEST = 80
# A shorter count is one of syllables, of letters in a word, of a form's field.
_LEAST = {True: 20, False: 10}
_OFF = 0.25
_HEADINGS = 2
# What a text ends with before a note that counts it; within a sentence a count is a part of it.
_ENDS = frozenset("。.!?！？」』”")
_WORD = lazy_pattern(r"\w+")


class LengthNote(NamedTuple):
    """A note and how sure it is that it was not meant for readers."""

    span: Span
    text: str
    confidence: Confidence


def length_notes(document: Document) -> tuple[LengthNote, ...]:
    """The counts that a field, paragraph or heading ends with, and those that stand alone."""
    return (*_in_fields(document), *_in_headings(document), *_in_text(document))


def _in_fields(document: Document) -> Iterator[LengthNote]:
    for field in plain_fields(document):
        if (found := _ending(field.text)) and _counts(found):
            yield LengthNote(field.source(*found.span()), found[0], Confidence.LIKELY)


def _in_headings(document: Document) -> Iterator[LengthNote]:
    """Headings that say how long their section should be: two at least."""
    found = [
        LengthNote(block.prose.source(*note.span()), note[0], Confidence.LIKELY)
        for block in document.blocks
        if block.kind == "heading" and block.prose and (note := _ending(block.prose.text))
    ]
    yield from found if len(found) >= _HEADINGS else ()


def _in_text(document: Document) -> Iterator[LengthNote]:
    blocks = [block for block in document.blocks if block.prose and block.prose.text.strip()]
    for number, block in enumerate(blocks):
        if block.prose is None or block.kind != "paragraph" or block.inside("quote", "footnote"):
            continue
        text = block.prose.text
        outer = number == 0 or number == len(blocks) - 1
        if (found := _ending(text)) and not named(block.prose, *found.span()):
            before = text[: found.start()].rstrip()
            if _counts(found) and before[-1] in _ENDS if before else outer or found["bound"]:
                yield LengthNote(block.prose.source(*found.span()), found[0], Confidence.LIKELY)
        elif outer and (whole := _alone(block)):
            yield LengthNote(block.span, whole, Confidence.POSSIBLE)


def _ending(text: str) -> re.Match[str] | None:
    """The note that a text ends with."""
    end = text[-_LONGEST:].rstrip("。.*_ \n")
    if not end or end[-1] not in _CLOSING:
        return None
    opening = max(map(end.rfind, _OPENING))
    if opening < 0:
        return None
    found = re.compile(_NOTE, re.IGNORECASE).match(text, max(0, len(text) - _LONGEST) + opening)
    return found if found and not text[found.end() :].strip("。.*_ \n") else None


def _alone(block: Block) -> str:
    text = block.prose.text.strip() if block.prose else ""
    return text if len(text) <= _LONGEST and re.fullmatch(_COUNT, text, re.IGNORECASE) else ""


def _counts(note: re.Match[str]) -> bool:
    """True when a note says how long the text before it is, to a quarter."""
    before = note.string[: note.start()].rpartition("\n")[2]
    by_letter = re.search(r"文字|字|자|char|zeichen|caract", note[0], re.IGNORECASE) is not None
    length = len("".join(before.split())) if by_letter else len(_WORD.findall(before))
    said = int(re.sub(r"\D", "", note["number"]))
    return said >= _LEAST[by_letter] and abs(length - said) <= _OFF * said
