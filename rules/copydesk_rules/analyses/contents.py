"""What stands in a span besides letters: code, tables, images, addresses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from copydesk import Block, Document, Inline, Prose, Span

_UNSEEN = frozenset({"comment", "definition", "rule"})


def shown(document: Document, span: Span) -> list[str]:
    """The code, tables, tags and images that lie in a span, in order."""
    return [text for block in _blocks(document, span) for text in _shown(document, block, span)]


def targets(document: Document, span: Span) -> frozenset[str]:
    """The addresses that a span links to."""
    return frozenset(
        inline.target
        for block in _blocks(document, span)
        if block.prose is not None
        for inline in _inlines(block.prose, span)
        if inline.kind == "link"
    )


def _shown(document: Document, block: Block, span: Span) -> Iterator[str]:
    if block.prose is None or block.kind == "table":
        if block.kind not in _UNSEEN and block.detail != "attributes" and span.contains(block.span):
            yield document.at(block.span)
        return
    for inline in _inlines(block.prose, span):
        if inline.kind == "image":
            yield inline.target


def _inlines(prose: Prose, span: Span) -> list[Inline]:
    first = bisect_left(prose.inlines, span.start, key=_source)
    last = bisect_left(prose.inlines, span.end, key=_source)
    return [inline for inline in prose.inlines[first:last] if inline.source.end <= span.end]


def _blocks(document: Document, span: Span) -> tuple[Block, ...]:
    """The blocks that a span touches."""
    first = bisect_right(document.blocks, span.start, key=_start) - 1
    return document.blocks[max(0, first) : bisect_left(document.blocks, span.end, key=_start)]


def _source(inline: Inline) -> int:
    return inline.source.start


def _start(block: Block) -> int:
    return block.span.start
