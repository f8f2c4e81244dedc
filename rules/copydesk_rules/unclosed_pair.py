"""unclosed-pair: a bracket, quotation mark or bold text that is opened and never closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Meta, Severity, Violation
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.emphasis import shifted_phrases
from copydesk_rules.analyses.truncation.neighbours import role
from copydesk_rules.analyses.truncation.open_pairs import (
    CLOSING,
    closing_mark,
    open_bold_at,
    open_brackets,
    swapped_at,
)
from copydesk_rules.analyses.truncation.quotes import head, head_end, reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document

# A quotation may run over some paragraphs; the mark that closes it is looked for so far below.
_REACH = 6
_QUOTE = 24
_QUOTES = frozenset("“„「『")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi"})
_LITERAL = frozenset({"code", "math", "opaque", "html", "image"})
_TEXTS = frozenset({"paragraph", "heading"})


@dataclass(frozen=True, eq=False, repr=False)
class UnclosedPair:
    """Reports opening marks without a partner; a block that was cut off is left to truncated-sentence."""

    meta: ClassVar[Meta] = Meta(
        name="unclosed-pair",
        summary="A bracket, quotation mark or bold text that is never closed.",
        severity=Severity.WARNING,
        messages={
            "bold": "`**` before “{said}” has no partner and is printed: add the other, or delete it",
            "bracket": "`{mark}` before “{said}” is never closed: add `{closing}`",
            "quotation": "`{mark}` before “{said}” is never closed: add `{closing}`",
            "swapped": "the marks round “{said}” are swapped: write `“…”`",
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
    said, language = block.prose.text, document.block_language(block)
    for at, mark in open_brackets(text):
        if mark in _QUOTES and language in _RIGHT_TO_LEFT:
            continue
        if mark in _QUOTES and (swapped := swapped_at(text, at)) >= 0:
            yield _violation(block, swapped, "swapped", {"said": said[swapped + 1 : at]}, at + 1)
        elif not _is_meant(document, index, text, at):
            code = "quotation" if mark in _QUOTES else "bracket"
            closing = closing_mark(mark, language)
            yield _violation(block, at, code, {"said": said[at + 1 :], "mark": mark, "closing": closing})
    bold = open_bold_at(text)
    if bold < 0 or shifted_phrases(document, block):
        return
    if document.at(block.prose.source(bold, bold + 2)) == "**":
        yield _violation(block, bold, "bold", {"said": said[bold + 2 :]})


def _is_meant(document: Document, index: int, text: str, at: int) -> bool:
    """True for a mark that needs no partner: it is closed further down, part of a name, or named itself."""
    mark = text[at]
    if mark in _QUOTES:
        return _is_closed_below(document, index, mark)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "([" and before and not before.isspace():
        return True
    return (not before or before.isspace()) and (not after or after.isspace())


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


def _is_closed_below(document: Document, index: int, mark: str) -> bool:
    closers = frozenset("“”") if mark == "„" else frozenset(CLOSING[mark])
    below = document.blocks[index + 1 : index + 1 + _REACH]
    return any(block.prose is not None and closers & set(block.prose.text) for block in below)


def _violation(block: Block, at: int, code: str, params: dict[str, str], end: int = 0) -> Violation:
    prose = block.prose
    assert prose is not None
    limit = reach(params["said"], _QUOTE)
    span = prose.source(at, end or head_end(prose.text, at, limit + 1))
    sure = Confidence.LIKELY if role(block) in ("prose", "labelled", "heading") else Confidence.POSSIBLE
    return Violation(span, code, {**params, "said": head(params["said"], limit)}, sure)
