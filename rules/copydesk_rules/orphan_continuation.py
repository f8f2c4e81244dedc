"""orphan-continuation: a paragraph that starts in the middle of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Confidence, Meta, Related, Severity, Span, Violation
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords, end_words
from copydesk_rules.analyses.truncation.neighbours import PROSE, at_root, role
from copydesk_rules.analyses.truncation.quotes import head_end
from copydesk_rules.analyses.truncation.unfinished import continues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document

_QUOTE = 24
_SHOWN = frozenset({"code", "image", "math", "opaque", "html"})
_ELLIPSIS = ("…", "...", "‥")
# What a paragraph may go on with after it: something that was shown inside of its sentence.
_CLOSED = frozenset({"heading", "rule", "marker", "start"})


class _Before(NamedTuple):
    """The block above that holds something, by index; a marker or a rule between lends it its role."""

    role: str
    at: int


@dataclass(frozen=True)
class OrphanContinuation:
    """Reports paragraphs whose beginning is missing, or stands above a break."""

    meta: ClassVar[Meta] = Meta(
        name="orphan-continuation",
        summary="A paragraph that starts in the middle of a sentence.",
        severity=Severity.WARNING,
        messages={
            "after-cut": "“{quote}” goes on with a sentence that breaks off above",
            "without-start": "“{quote}” starts in the middle of a sentence whose beginning is missing",
        },
        notes={"cut": "breaks off here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a paragraph."""
        words = end_words(document.language)
        known = {cut.block: cut.span for cut in document.analysis(cuts).known}
        for index, block in enumerate(document.blocks):
            if not at_root(block) or role(block) not in PROSE or block.prose is None:
                continue
            start = _start(document, block, words)
            if not start:
                continue
            before = _before(document, index)
            if cut := known.get(before.at):
                yield _violation(document, block, "after-cut", Confidence.CERTAIN, cut)
            elif start == "middle" and _is_closed(document, before):
                yield _violation(document, block, "without-start", Confidence.LIKELY)


def _start(document: Document, block: Block, words: EndWords) -> str:
    """`middle` when the text starts inside of a sentence, `ellipsis` when it says so, else ""."""
    text = block.prose.text if block.prose else ""
    if document.block_language(block) != document.language or _starts_with_code(block):
        return ""
    if text.startswith(_ELLIPSIS):
        return "ellipsis"
    if not continues(text, words):
        return ""
    first_word = text.split(None, 1)[0].strip(",.;:'’")
    foreign = words.language in SUFFIXED or not text[0].isalpha()
    return "middle" if foreign or first_word in words.function or first_word in words.unfinished else ""


def _starts_with_code(block: Block) -> bool:
    inlines = block.prose.inlines if block.prose else ()
    return bool(inlines) and inlines[0].start == 0 and inlines[0].kind in _SHOWN


def _before(document: Document, index: int) -> _Before:
    """The nearest block above that is no rule, marker or comment, under the role of what stands between."""
    marked = document.analysis(markers).blocks
    between = ""
    for at in range(index - 1, -1, -1):
        block = document.blocks[at]
        if at in marked:
            between = "marker"
        elif block.kind == "rule":
            between = between or "rule"
        elif block.kind not in ("comment", "definition"):
            return _Before(between or role(block), at)
    return _Before(between or "start", -1)


def _is_closed(document: Document, before: _Before) -> bool:
    """True when what stands above is complete, so that nothing can go on."""
    if before.role in _CLOSED:
        return True
    if before.role not in PROSE or not at_root(document.blocks[before.at]):
        return False
    sentences = document.sentences(document.blocks[before.at])
    return bool(sentences) and sentences[-1].ended


def _violation(
    document: Document, block: Block, code: str, confidence: Confidence, cut: Span | None = None
) -> Violation:
    prose = block.prose
    assert prose is not None
    span = prose.source(0, head_end(prose.text, 0, _QUOTE))
    related = (Related(cut, "cut"),) if cut else ()
    return Violation(span, code, {"quote": document.at(span)}, confidence, related)
