"""A writing tool that speaks to its user instead of the readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Meta, Severity, Violation
from copydesk_rules.analyses.talk import Talk, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_QUOTE = 40


@dataclass(frozen=True)
class AssistantTalk:
    """Finds refusals, replies, offers and prompts between a tool and its user.

    `patterns` are further regular expressions, searched in each block of prose; `ignore` names
    entries of the built-in list that this site means to print.
    """

    patterns: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="assistant-talk",
        summary="a writing tool that speaks to its user: refusals, replies, offers, prompts.",
        messages={
            "refusal": "“{quote}” is a writing tool refusing its task, not a part of the text",
            "identity": "“{quote}” is a writing tool speaking of itself, not a part of the text",
            "preamble": "“{quote}” is a writing tool's reply to its user, not a part of the text",
            "offer": "“{quote}” is a writing tool's offer to its user, not a part of the text",
            "prompt": "“{quote}” is an order to a writing tool, not a part of the text",
            "site": "“{quote}” is on this site's list of such sentences",
        },
        severity=Severity.ERROR,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the places; between other text, where a conversation may be quoted, they are likely."""
        found = [place for place in document.analysis(talk) if place.name not in self.ignore]
        for place in found:
            sure = place.sure and place.outer
            params = {"quote": _quote(document.at(place.span))}
            yield Violation(place.span, place.code, params, Confidence.CERTAIN if sure else Confidence.LIKELY)
        yield from self._of_the_site(document, found)

    def _of_the_site(self, document: Document, found: list[Talk]) -> Iterator[Violation]:
        if not self.patterns:
            return
        from copydesk_rules.analyses.site_list import matches_of

        for block in document.blocks:
            for place in matches_of(block.prose, self.patterns) if block.prose else ():
                span = block.prose.source(*place) if block.prose else block.span
                if not any(span.overlaps(other.span) for other in found):
                    yield Violation(span, "site", {"quote": _quote(document.at(span))})


def _quote(text: str) -> str:
    bare = text.strip("\"'").partition("\n")[0]
    return bare if len(bare) <= _LONGEST_QUOTE else bare[:_LONGEST_QUOTE] + "…"
