"""truncated-sentence: text that was cut off before its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Meta, Related, Severity, Violation
from copydesk_rules.analyses.cuts import cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Document
    from copydesk_rules.analyses.truncation.cut import Cut

_STOP_OR_REST = "cut off, or a missing full stop"


@dataclass(frozen=True)
class TruncatedSentence:
    """Reports the cuts of a document; `endings` are further ways for a text to end properly."""

    endings: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="truncated-sentence",
        summary="A sentence, heading, list item or post that was cut off.",
        severity=Severity.ERROR,
        messages={
            "announcement": "cut off after “{quote}”, which announces a sentence",
            "before-marker": "cut off after “{quote}”: a generation marker follows instead of the rest",
            "colon": "the post ends after “{quote}”; what the colon announces is missing",
            "comma": "ends with the comma of “{quote}”: the rest is missing, or it should be a full stop",
            "cut-link": "the link is cut off after “{quote}”",
            "cut-row": "the table is cut off after “{quote}”",
            "cut-word": "cut off inside a word after “{quote}”",
            "empty-section": "the post ends with the heading “{quote}”; its section is missing",
            "function-word": "cut off after “{quote}”: a sentence does not end in this word",
            "heading": "the heading breaks off after “{quote}”",
            "list-item": f"the list item ends after “{{quote}}” without a final mark: {_STOP_OR_REST}",
            "no-end": f"ends after “{{quote}}” without a final mark: {_STOP_OR_REST}",
            "missing-stop": "ends after “{quote}” without a full stop: the stop is missing, or the rest is",
            "open-bold": "cut off after “{quote}”: bold text is opened and not closed",
            "open-bracket": "cut off after “{quote}”: a bracket or quotation mark is opened and not closed",
            "open-fence": "the code that starts with “{quote}” is never closed: cut off, or a missing fence",
            "post-end": f"the post ends after “{{quote}}” without a final mark: {_STOP_OR_REST}",
            "restart": "cut off after “{quote}”; the sentence starts again below",
            "resumed": "breaks off after “{quote}”; the next paragraph goes on in the middle of the sentence",
        },
        notes={"again": "starts again here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a cut."""
        for cut in document.analysis(cuts).found:
            quote = document.at(cut.span)
            if not (self.endings and quote.endswith(self.endings)):
                yield _violation(cut, quote)


def _violation(cut: Cut, quote: str) -> Violation:
    related = (Related(cut.again, "again"),) if cut.again else ()
    return Violation(cut.span, cut.code, {"quote": quote}, cut.confidence, related)
