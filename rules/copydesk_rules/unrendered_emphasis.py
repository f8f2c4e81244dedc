"""unrendered-emphasis: bold marks that the reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Confidence, Edit, Fix, Meta, Severity, Span, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document, Prose

_MARK = "**"
_LITERAL = frozenset({"code", "math", "opaque", "html"})
_BRACKETS = frozenset({"「」", "『』", "（）", "()", "【】", "“”", "《》", "〈〉", '""', "[]"})
_LONGEST = 200
_QUOTE = 24
# Each fix is proven by parsing its block again.
_LONGEST_BLOCK = 2000


class _Pair(NamedTuple):
    """The spans of two marks in the document, and what stands between them."""

    opening: Span
    closing: Span
    inner: str


@dataclass(frozen=True)
class UnrenderedEmphasis:
    """Reports pairs of `**` that CommonMark prints, with a fix where another order renders them."""

    meta: ClassVar[Meta] = Meta(
        name="unrendered-emphasis",
        summary="Bold text whose asterisks are printed, such as `**「…。」**` beside Japanese text.",
        severity=Severity.WARNING,
        fixable=True,
        messages={
            "printed": "“{quote}” is printed with its asterisks: {reason}",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a pair of marks that are printed."""
        for block in document.blocks:
            if block.prose is not None and block.kind != "table" and _MARK in block.prose.text:
                for pair in _pairs(document, block.prose):
                    if not (_opens(document.text, pair.opening) and _closes(document.text, pair.closing)):
                        yield _violation(document, block, pair)


def _pairs(document: Document, prose: Prose) -> Iterator[_Pair]:
    """Two printed marks in a row with text between them that could be bold."""
    places = [span for span in _places(prose) if document.at(span) == _MARK and not _escaped(document, span)]
    at = 0
    while at + 1 < len(places):
        opening, closing = places[at], places[at + 1]
        inner = document.text[opening.end : closing.start]
        if inner.strip() and "\n\n" not in inner and len(inner) <= _LONGEST and not _is_glob(inner):
            yield _Pair(opening, closing, inner)
            at += 2
        else:
            at += 1


def _places(prose: Prose) -> Iterator[Span]:
    """The spans of the marks that stand in the text, outside of code."""
    literal = [(one.start, one.end) for one in prose.inlines if one.kind in _LITERAL]
    at = prose.text.find(_MARK)
    while at >= 0:
        inside = any(start <= at < end for start, end in literal)
        around = prose.text[max(0, at - 1) : at] + prose.text[at + 2 : at + 3]
        if not inside and "*" not in around:
            yield prose.source(at, at + 2)
        at = prose.text.find(_MARK, at + 2)


def _opens(text: str, mark: Span) -> bool:
    """True when CommonMark lets the mark open emphasis: it is left-flanking."""
    before, after = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
    return not _is_blank(after) and (not _is_sign(after) or _is_blank(before) or _is_sign(before))


def _closes(text: str, mark: Span) -> bool:
    """True when CommonMark lets the mark close emphasis: it is right-flanking."""
    before, after = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
    return not _is_blank(before) and (not _is_sign(before) or _is_blank(after) or _is_sign(after))


def _is_blank(letter: str) -> bool:
    return not letter or letter.isspace()


def _is_sign(letter: str) -> bool:
    return not letter.isalnum() and not _is_blank(letter)


def _escaped(document: Document, span: Span) -> bool:
    return document.text[max(0, span.start - 1) : span.start] == "\\"


def _is_glob(inner: str) -> bool:
    """True for what stands between the marks of two paths or powers: `src/**/*.ts`, `2**n`."""
    return inner.startswith("/") or inner.endswith("/")


def _violation(document: Document, block: Block, pair: _Pair) -> Violation:
    span = Span(pair.opening.start, pair.closing.end)
    spaced = pair.inner != pair.inner.strip()
    reason = "the marks stand beside a space" if spaced else "a mark stands between punctuation and a letter"
    params = {"quote": document.at(span)[:_QUOTE], "reason": reason}
    sure = Confidence.LIKELY if spaced else Confidence.CERTAIN
    return Violation(span, "printed", params, sure, fix=_fix(document, block, pair))


def _fix(document: Document, block: Block, pair: _Pair) -> Fix | None:
    """The first rearrangement that the parser renders."""
    span = Span(pair.opening.start, pair.closing.end)
    if block.span.end - block.span.start > _LONGEST_BLOCK:
        return None
    for title, text in _rearranged(pair.inner):
        if _renders(document, block, span, text):
            return Fix(title, (Edit(span, text),))
    return None


def _rearranged(inner: str) -> Iterator[tuple[str, str]]:
    bare = inner.strip()
    if bare != inner:
        yield "Take the spaces out of the marks", f"**{bare}**"
    if len(bare) > 2 and bare[0] + bare[-1] in _BRACKETS:
        yield "Put the marks inside of the brackets", f"{bare[0]}**{bare[1:-1]}**{bare[-1]}"
    end = len(bare)
    while end > 1 and not bare[end - 1].isalnum():
        end -= 1
    if end < len(bare):
        yield "Put the marks before the punctuation", f"**{bare[:end]}**{bare[end:]}"
    yield "Put a space after the marks", f"**{bare}** "
    yield "Put a space before the marks", f" **{bare}**"


def _renders(document: Document, block: Block, span: Span, text: str) -> bool:
    """True when the block, parsed with the new text, prints fewer marks and the same words."""
    start, end = block.span
    changed = document.text[start : span.start] + text + document.text[span.end : end]
    parsed = [one for one in document.parse(changed, Span(0, len(changed))) if one.prose is not None]
    if len(parsed) != 1 or parsed[0].prose is None or block.prose is None:
        return False
    before, after = block.prose.text, parsed[0].prose.text
    return after.count(_MARK) == before.count(_MARK) - 2 and _words(after) == _words(before)


def _words(text: str) -> str:
    return "".join(text.replace(_MARK, "").split())
