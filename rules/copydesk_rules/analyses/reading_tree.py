"""A post as the text of its Markdown tree, which remark plugins count (mdast-util-to-string)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk import PLACEHOLDER, Block, Document, Prose, lazy_pattern
from copydesk_rules.analyses.raw_html import is_html, raw_spans
from copydesk_rules.analyses.reading_material import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = lazy_pattern(r"<!--|</?[A-Za-z][^<>]*>")
_DESCRIPTION = lazy_pattern(r"!\[(.*?)\](?:\(|\[[^\]]*\]\Z|\Z)", re.DOTALL)
_EMPTY_LINES = lazy_pattern(r"\n[ \t]*\n\s*")
# A hard break has no text in the tree; its blanks or its backslash are gone too.
_HARD = ("  ", "\\")


def tree_text(document: Document) -> str:
    """The text of all nodes, with nothing between them; raw HTML and descriptions of images are in it."""
    return "".join(_pieces(document))


def _pieces(document: Document) -> Iterator[str]:
    end = document.body.start
    raw = list(reversed(document.analysis(raw_spans)))
    for block in document.blocks:
        if block.span.start < end:
            continue
        while raw and raw[-1].start <= block.span.start:
            if raw[-1].end > end:
                yield document.at(raw[-1])
                end = raw[-1].end
            raw.pop()
        if block.span.start >= end:
            yield _between(document.text[end : block.span.start], block.kind)
            yield _of_block(document, block)
            end = block.span.end
    yield from (document.at(span) for span in reversed(raw))


def _between(gap: str, following: str) -> str:
    """What stands between two blocks and is text of the tree: a tag, and the line break before attributes."""
    if "<" in gap and _TAG.search(gap):
        return _EMPTY_LINES.sub("", gap.strip())
    return gap if following == "opaque" and not _EMPTY_LINES.search(gap) else ""


def _of_block(document: Document, block: Block) -> str:
    if block.prose is not None:
        text = "".join(_of_prose(document, block.prose))
        return text.replace("\t", "").replace("\n", "") if block.kind == "table" else text
    if block.kind == "code":
        return _dedented(document, block)
    if block.kind == "html" and not is_html(document, block):
        return ""
    return "" if block.kind in ("rule", "definition") else document.at(block.span)


def _of_prose(document: Document, prose: Prose) -> Iterator[str]:
    at = 0
    for part in prose.inlines:
        if part.kind in ("image", "html", "opaque", "math", "footnote") and part.start >= at:
            yield _lines(document, prose, at, part.start)
            at = part.end
            before = document.text[part.source.start - 1]
            if part.kind == "opaque" and part.start == part.end and before in " \n":
                yield before
            written = document.at(part.source)
            described = _DESCRIPTION.match(written) if part.kind == "image" else None
            yield described[1] if described else "" if part.kind == "footnote" else written
    yield _lines(document, prose, at, len(prose.text))


def _lines(document: Document, prose: Prose, start: int, end: int) -> str:
    """A part of the prose without the line breaks that are hard."""
    text = prose.text[start:end].replace(PLACEHOLDER, "")
    if "\n" not in text:
        return text
    lines = prose.text[start:end].split("\n")
    pieces = [lines[0]]
    for line in lines[1:]:
        start += len(pieces[-1].removeprefix("\n"))
        hard = document.at(prose.source(start, start + 1)).startswith(_HARD)
        start += 1
        pieces.append(line if hard else f"\n{line}")
    return "".join(pieces)


def _dedented(document: Document, block: Block) -> str:
    """The code of a block without the indentation of its fence."""
    code = code_of(document, block)
    column = block.span.start - document.text.rfind("\n", 0, block.span.start) - 1
    if not column or block.inside("quote"):
        return code
    return re.sub(rf"^[ \t]{{1,{column}}}", "", code, flags=re.MULTILINE)
