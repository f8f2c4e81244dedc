"""Text that lost its encoding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Document, Edit, Fix, Meta, Severity, Span, Violation
from copydesk_rules.analyses.excerpts import shortened
from copydesk_rules.analyses.fields import plain_fields
from copydesk_rules.analyses.garbled import Garbled, garbled, may_be_garbled
from copydesk_rules.analyses.quoting import in_code, named

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, eq=False, repr=False)
class GarbledText:
    """Finds U+FFFD, text that was read in the wrong encoding, and letters of another script in a word."""

    meta: ClassVar[Meta] = Meta(
        name="garbled-text",
        summary="Letters that were lost or read in the wrong encoding.",
        messages={
            "replacement": "`{quote}` stands where letters were lost: the text was cut inside a character",
            "mojibake": "`{quote}` was read in the wrong encoding{meant}",
            "foreign-script": "`{quote}` in `{word}` is {script}: delete or replace it",
        },
        severity=Severity.ERROR,
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the garbled places of the title, the excerpt and the like, and of the body."""
        if document.text.isascii() or not may_be_garbled(document.text):
            return
        for field in plain_fields(document):
            for place in garbled(field.text, document.language):
                yield _violation(document, field.source(place.start, place.end), place)
        for block in document.blocks:
            if block.prose is None or block.prose.text.isascii():
                continue
            for place in garbled(block.prose.text, document.block_language(block)):
                hidden = in_code if place.code == "replacement" else named
                if not hidden(block.prose, place.start, place.end):
                    yield _violation(document, block.prose.source(place.start, place.end), place)


def _violation(document: Document, span: Span, place: Garbled) -> Violation:
    confidence = Confidence.LIKELY if place.code == "foreign-script" else Confidence.CERTAIN
    params = {"quote": shortened(document.at(span))}
    if place.code == "mojibake":
        params["meant"] = f": it says “{shortened(place.meant)}”" if place.meant else ""
    if place.code == "foreign-script":
        params = {"quote": place.letters, "word": place.word, "script": _script(place.letters[0])}
    fix = None
    if place.meant and len(document.at(span)) == place.end - place.start:
        edits = (Edit(span, place.meant),)
        fix = Fix(f"Write “{shortened(place.meant)}”", edits, Applicability.UNSAFE)
    return Violation(span, place.code, params, confidence, fix=fix)


def _script(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name."""
    import unicodedata

    return unicodedata.name(letter, "another script").split()[0].capitalize()
