"""truncated-sentence: text that was cut off before its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Meta, Related, Severity, Violation
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.truncation.quotes import head_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Document
    from copydesk_rules.analyses.truncation.cut import Cut
_QUOTE = 24


@dataclass(frozen=True, eq=False, repr=False)
class TruncatedSentence:
    """Reports the cuts of a document; `endings` are further ways for a text to end properly."""

    endings: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="truncated-sentence",
        summary="A sentence, heading, list item or post that was cut off.",
        severity=Severity.ERROR,
        messages={
            "announcement": "only “{said}” stands here: finish or delete it{again}",
            "before-marker": "“{said}” is not finished; a generation marker follows",
            "colon": "the post ends after “{said}”; what the colon announces is missing",
            "comma": "the paragraph ends with the comma of “{said}”: finish it, or write a full stop",
            "cut-link": "the link is cut off after “{said}”",
            "cut-row": "the table is cut off after “{said}”",
            "cut-word": "“{said}” ends inside a word: finish it",
            "empty-section": "the post ends with the heading “{said}”: write its section, or delete it",
            "function-word": "“{said}” leaves the sentence open: finish it",
            "heading": "the heading “{said}” breaks off: finish it",
            "item-stop": "“{said}” has no full stop: the other items end in one",
            "list-item": "the item ends in “{said}” without a full stop: add it, or finish the sentence",
            "missing-stop": "“{said}” has no full stop: add it, or finish the sentence",
            "no-end": "the paragraph ends in “{said}” without a full stop: add it, or finish the sentence",
            "open-bold": "“{said}” ends with bold text still open: finish it",
            "open-bracket": "“{said}” ends with a bracket or quotation mark still open: finish it",
            "open-fence": "the code that starts with “{said}” is never closed: cut off, or a missing fence",
            "post-end": "the post ends in “{said}” without a full stop: add it, or finish the sentence",
            "restart": "“{said}” breaks off and starts again in line {line}: keep the one in full",
            "resumed": "“{said}” breaks off and goes on in line {line}: join them",
            "split": "“{said}” is split by the marker in line {marker}: delete it and join line {line}",
        },
        notes={"again": "starts again here", "rest": "goes on here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a cut."""
        for cut in document.analysis(cuts).found:
            if not (self.endings and document.at(cut.span).endswith(self.endings)):
                yield _violation(document, cut)


def _violation(document: Document, cut: Cut) -> Violation:
    related: tuple[Related, ...] = ()
    place = cut.again
    if place:
        related = (Related(place, "again"),)
    elif cut.rest is not None and (prose := document.blocks[cut.rest].prose):
        place = prose.source(0, head_end(prose.text, 0, _QUOTE))
        related = (Related(place, "rest"),)
    line = document.position(place.start).line if place else 0
    params: dict[str, str | int] = {"said": cut.quote}
    if cut.code in ("restart", "resumed", "split"):
        params["line"] = line
    if cut.code == "announcement":
        params["again"] = f" (line {line} starts with it again)" if cut.again else ""
    if cut.marker:
        params["marker"] = document.position(cut.marker.start).line
    return Violation(cut.span, cut.code, params, cut.confidence, related)
