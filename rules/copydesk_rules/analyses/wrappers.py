"""A text that stands as a whole in what a tool returned it in: a fence of Markdown, a JSON object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Span, lazy_pattern

if TYPE_CHECKING:
    from copydesk import Document

_OBJECT = lazy_pattern(
    r'(?:json\s+)?\{\s*["“”](?:title|headline|content|body|article|post|text|markdown|html|excerpt'
    r'|description|summary|slug|meta_description|seo_title)["“”]\s*:\s*["“”]',
    re.IGNORECASE,
)


class Wrapper(NamedTuple):
    """What a text is wrapped in: `code` is wrapper or object, `span` its first line."""

    span: Span
    code: str
    name: str
    block: int
    sure: bool


def wrapper(document: Document) -> Wrapper | None:
    """The wrapper of the body, if it has one."""
    blocks = [index for index, block in enumerate(document.blocks) if block.kind != "comment"]
    if not blocks:
        return None
    first = document.blocks[blocks[0]]
    span = _first_line(document, first.span)
    if first.kind == "code" and len(blocks) == 1:
        language = first.detail.lower()
        if language in ("markdown", "md"):
            return Wrapper(span, "wrapper", "markdown-fence", blocks[0], sure=True)
        inner = document.at(first.span).partition("\n")[2]
        if language in ("json", "") and _OBJECT.match(inner.lstrip()):
            return Wrapper(span, "object", "json-fence", blocks[0], sure=True)
    if first.kind == "paragraph" and document.text[first.span.start] in "{j" and _opens(document, first.span):
        sure = document.text[first.span.start :].rstrip().endswith("}")
        return Wrapper(span, "object", "json-object", blocks[0], sure=sure)
    return None


def opens_object(text: str) -> bool:
    """True for a text that begins as a JSON object with a field of a post."""
    return _OBJECT.match(text) is not None


def _opens(document: Document, span: Span) -> bool:
    return _OBJECT.match(document.text, span.start, span.end) is not None


def _first_line(document: Document, span: Span) -> Span:
    return Span(span.start, span.start + len(document.at(span).partition("\n")[0]))
