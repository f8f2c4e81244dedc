"""unrendered-emphasis: bold marks that the reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Fix, Meta, Severity, Violation
from copydesk_rules.analyses.emphasis import MARK, shifted_phrases
from copydesk_rules.analyses.emphasis_repair import Repair, repairs
from copydesk_rules.analyses.truncation.quotes import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document
    from copydesk_rules.analyses.emphasis import Phrase

# What is longer is described and not shown.
_SHOWN = 40


@dataclass(frozen=True, eq=False, repr=False)
class UnrenderedEmphasis:
    """Reports phrases between `**` that CommonMark does not make bold, with a fix where an order does."""

    meta: ClassVar[Meta] = Meta(
        name="unrendered-emphasis",
        summary="Bold text whose asterisks are printed, such as `**「…。」**` beside Japanese text.",
        severity=Severity.WARNING,
        fixable=True,
        messages={
            "printed": "the asterisks round “{said}” are printed: {advice}",
            "shifted": "“{said}” is not bold, the words beside it are: {advice}",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a phrase."""
        for block in document.blocks:
            if block.kind == "table":
                continue
            shifted = shifted_phrases(document, block)
            for phrase, repair in zip(shifted, repairs(document, block, shifted), strict=True):
                yield _violation(document, block, phrase, repair)


def _violation(document: Document, block: Block, phrase: Phrase, repair: Repair | None) -> Violation:
    inner = document.at(phrase.inner)
    spaced = inner != inner.strip()
    code = "printed" if phrase.printed else "shifted"
    params = {"said": _said(block, phrase), "advice": _advice(document, phrase, repair)}
    sure = Confidence.LIKELY if spaced else Confidence.CERTAIN
    return Violation(phrase.span, code, params, sure, fix=_fix(inner, repair))


def _said(block: Block, phrase: Phrase) -> str:
    """The meant words as a reader sees them."""
    prose = block.prose
    assert prose is not None
    start, end = prose.find(phrase.inner.start), prose.find(phrase.inner.end)
    return head(prose.text[start:end].replace(MARK, ""), _SHOWN)


def _advice(document: Document, phrase: Phrase, repair: Repair | None) -> str:
    if repair is None:
        return "write `<strong>` in their place"
    short = len(repair.text) <= _SHOWN and not {"\n", "`"} & set(repair.text)
    if short and repair.text != document.at(phrase.span):
        return f"write `{repair.text.strip()}`" + (" and a space" if repair.text.endswith(" ") else "")
    return repair.title[0].lower() + repair.title[1:]


def _fix(inner: str, repair: Repair | None) -> Fix | None:
    """Safe where at least one mark stands close to a word, which shows that it is no operator."""
    if repair is None:
        return None
    loose = inner[0].isspace() and inner[-1].isspace()
    return Fix(repair.title, repair.edits, Applicability.UNSAFE if loose else Applicability.SAFE)
