"""Plain text: paragraphs with blank lines between them, and nothing else."""

from __future__ import annotations

from copydesk.document import Block, Piece, Prose
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_PARAGRAPH = lazy_pattern(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def parse(text: str, body: Span) -> tuple[Block, ...]:
    """A paragraph for each group of lines that are not blank."""
    return tuple(_block(text, Span(*found.span())) for found in _PARAGRAPH.finditer(text, *body))


def _block(text: str, span: Span) -> Block:
    prose = text[span.start : span.end].rstrip()
    run = Piece(0, len(prose), span.start, len(prose))
    return Block("paragraph", Span(span.start, span.start + len(prose)), Prose(prose, (run,)))
