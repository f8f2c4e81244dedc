"""unclosed-pair: a bracket, quotation mark or bold text that is opened and never closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Meta, Severity, Violation
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.truncation.neighbours import role
from copydesk_rules.analyses.truncation.open_pairs import CLOSING, open_bold_at, open_brackets
from copydesk_rules.analyses.truncation.quotes import head_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document

# A quotation may run over some paragraphs; the mark that closes it is looked for so far below.
_REACH = 6
_QUOTE = 24
_QUOTES = frozenset("“„「『")
_LITERAL = frozenset({"code", "math", "opaque", "html", "image"})
_TEXTS = frozenset({"paragraph", "heading"})


@dataclass(frozen=True)
class UnclosedPair:
    """Reports opening marks without a partner; a block that was cut off is left to truncated-sentence."""

    meta: ClassVar[Meta] = Meta(
        name="unclosed-pair",
        summary="A bracket, quotation mark or bold text that is never closed.",
        severity=Severity.WARNING,
        messages={
            "bold": "the bold text “{quote}” is never closed, so its asterisks are printed",
            "bracket": "the bracket of “{quote}” is never closed: `{closing}` is missing",
            "quotation": "the quotation “{quote}” is never closed: `{closing}` is missing",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a mark."""
        cut = {one.block for one in document.analysis(cuts).found}
        for index, block in enumerate(document.blocks):
            if block.kind in _TEXTS and block.prose is not None and index not in cut:
                yield from _open_marks(document, index, block)


def _open_marks(document: Document, index: int, block: Block) -> Iterator[Violation]:
    assert block.prose is not None
    text = _without_code(block)
    for at, mark in open_brackets(text):
        if mark in _QUOTES and _is_closed_below(document, index, CLOSING[mark]):
            continue
        if mark in "([" and not text[at - 1 : at].isspace() and at:
            continue
        code = "quotation" if mark in _QUOTES else "bracket"
        yield _violation(document, block, at, code, CLOSING[mark])
    bold = open_bold_at(text)
    if bold >= 0 and document.at(block.prose.source(bold, bold + 2)) == "**" and text[bold + 2] != "/":
        yield _violation(document, block, bold, "bold", "**")


def _without_code(block: Block) -> str:
    """The text with code, formulas, tags and pictures made signs of the same length."""
    assert block.prose is not None
    pieces: list[str] = []
    done, text = 0, block.prose.text
    for one in block.prose.inlines:
        if one.kind in _LITERAL and one.start >= done:
            pieces += (text[done : one.start], "_" * (one.end - one.start))
            done = one.end
    return "".join((*pieces, text[done:]))


def _is_closed_below(document: Document, index: int, closing: str) -> bool:
    below = document.blocks[index + 1 : index + 1 + _REACH]
    return any(block.prose is not None and closing in block.prose.text for block in below)


def _violation(document: Document, block: Block, at: int, code: str, closing: str) -> Violation:
    prose = block.prose
    assert prose is not None
    span = prose.source(at, head_end(prose.text, at, _QUOTE))
    params = {"quote": document.at(span), "closing": closing}
    sure = Confidence.LIKELY if role(block) in ("prose", "labelled", "heading") else Confidence.POSSIBLE
    return Violation(span, code, params, sure)
