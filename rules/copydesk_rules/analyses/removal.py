"""Edits that take passages out of a document and leave clean lines behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from copydesk import Applicability, Block, Document, Edit, Fix, Span

# What may stand on a line before the block that it opens: indentation and the marks of containers.
_OPENING = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def without_first_attempt(document: Document, cut: Span, again: Span) -> Fix | None:
    """Take out a cut-off text, and the marker after it, so that the second start stands in its place."""
    first, second = _block(document, cut.start), _block(document, again.start)
    if first is None or second is None or first.containers != second.containers:
        return None
    if not _is_balanced(document.text[cut.start : again.start]):
        return None
    lines = _lines(document, cut)
    title = f"delete the cut-off first attempt ({lines})"
    return Fix(title, (Edit(Span(cut.start, again.start)),), Applicability.UNSAFE)


def without_copies(document: Document, copies: Sequence[Span]) -> Fix | None:
    """Take out the later copies of a passage, with their lines when nothing else stands on them."""
    if not all(_is_balanced(document.at(span)) for span in copies):
        return None
    edits = tuple(Edit(_whole_lines(document.text, span)) for span in copies)
    places = ", ".join(_lines(document, span) for span in copies)
    return Fix(f"delete the repetition ({places})", edits, Applicability.UNSAFE)


def _block(document: Document, offset: int) -> Block | None:
    starts = [block.span.start for block in document.blocks]
    at = bisect_right(starts, offset) - 1
    return document.blocks[at] if at >= 0 else None


def _lines(document: Document, span: Span) -> str:
    first, last = document.position(span.start).line, document.position(span.end).line
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _whole_lines(text: str, span: Span) -> Span:
    """The span with its lines and the blank ones below, or with the blanks that separate it in its line."""
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    opens = _OPENING.fullmatch(text, line, span.start) is not None
    if opens and not text[span.end : end].strip():
        return _with_blank_lines(text, line, end)
    after = len(text[span.end : end]) - len(text[span.end : end].lstrip(" "))
    if span.end + after < end:
        return Span(span.start, span.end + after)
    before = len(text[line : span.start]) - len(text[line : span.start].rstrip(" "))
    return Span(span.start - before, span.end)


def _with_blank_lines(text: str, start: int, end: int) -> Span:
    blank = _BLANK_LINES.match(text, min(len(text), end + 1))
    after = blank.end() if blank else end
    if after < len(text):
        return Span(start, after)
    kept = len(text[:start].rstrip())
    return Span(min(start, kept + 1) if kept else start, len(text))


def _is_balanced(text: str) -> bool:
    """True when a deletion takes no mark whose partner stays."""
    if text.count("**") % 2 or text.count("`") % 2:
        return False
    return text.count("[") == text.count("]")
