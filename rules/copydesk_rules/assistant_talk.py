"""A writing tool that speaks to its user instead of the readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Meta, Related, Severity, Span, Violation
from copydesk_rules.analyses.excerpts import opening, shortened
from copydesk_rules.analyses.length_notes import length_notes
from copydesk_rules.analyses.references import references
from copydesk_rules.analyses.talk import Talk, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PLACES = 10


@dataclass(frozen=True, eq=False, repr=False)
class AssistantTalk:
    """Finds refusals, replies, offers and prompts between a tool and its user.

    `patterns` are further regular expressions, searched in each block of prose; `ignore` names
    entries of the built-in list that this site means to print.
    """

    patterns: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="assistant-talk",
        summary="A writing tool that speaks to its user: refusals, replies, offers, prompts.",
        messages={
            "refusal": "“{quote}” is a writing tool refusing its task, not a part of the text",
            "identity": "“{quote}” is a writing tool speaking of itself, not a part of the text",
            "preamble": "“{quote}” is a writing tool's reply to its user, not a part of the text",
            "offer": "“{quote}” is a writing tool's offer to its user, not a part of the text",
            "prompt": "“{quote}” is an order to a writing tool, not a part of the text",
            "reference": "“{quote}” names a draft that readers do not know: say it here, or leave it out",
            "length": "`{quote}` counts the letters or words for whoever ordered the text: remove it",
            "site": "“{quote}” is on this site's list of such sentences",
        },
        notes={"again": "and here"},
        severity=Severity.ERROR,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the places; between other text, where a conversation may be quoted, they are likely."""
        found = [place for place in document.analysis(talk) if place.name not in self.ignore]
        for place in found:
            sure = place.sure and place.outer
            params = {"quote": _quote(document, place.span)}
            yield Violation(place.span, place.code, params, Confidence.CERTAIN if sure else Confidence.LIKELY)
        yield from _references(document)
        for note in document.analysis(length_notes):
            yield Violation(note.span, "length", {"quote": note.text}, note.confidence)
        yield from self._of_the_site(document, found)

    def _of_the_site(self, document: Document, found: list[Talk]) -> Iterator[Violation]:
        if not self.patterns:
            return
        from copydesk_rules.analyses.site_list import matches_of

        for block in document.blocks:
            for place in matches_of(block.prose, self.patterns) if block.prose else ():
                span = block.prose.source(*place) if block.prose else block.span
                if not any(span.overlaps(other.span) for other in found):
                    yield Violation(span, "site", {"quote": _quote(document, span)})


def _references(document: Document) -> Iterator[Violation]:
    """One finding a post; said once it may be meant so, for there may be such an article."""
    found = document.analysis(references)
    if found:
        again = tuple(Related(span, "again") for span in found[1 : _MOST_PLACES + 1])
        sure = Confidence.LIKELY if again else Confidence.POSSIBLE
        yield Violation(found[0], "reference", {"quote": _quote(document, found[0])}, sure, again)


def _quote(document: Document, span: Span) -> str:
    """The words as readers see them; in a field, as they are written."""
    return opening(document, span) or shortened(document.at(span).strip("\"'"))
