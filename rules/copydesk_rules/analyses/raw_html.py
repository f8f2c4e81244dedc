"""Where Markdown has HTML blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk import Span, lazy_pattern

if TYPE_CHECKING:
    from copydesk import Block, Document

# CommonMark 4.6: to the end of the element or comment, or, for a block
# element and for a line that is nothing but a tag, to the next empty line.
_RAW = lazy_pattern(
    r"^[ \t>]*?( {0,3}<(?:(?:script|pre|style|textarea)\b.*?(?:</(?:script|pre|style|textarea)>[^\n]*|\Z)"
    r"|!--.*?(?:-->[^\n]*|\Z)"
    r"|(?:/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"h[1-6]|header|hr|iframe|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b"
    r"|(?<=\n\n<)/?[a-z][^<>\n]*>[ \t]*$)[^\n]*(?:\n[ \t>]*[^\s>][^\n]*)*))",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def raw_spans(document: Document) -> tuple[Span, ...]:
    """What Markdown reads as HTML, in order; nothing that begins in a code block."""
    code = [block.span for block in document.blocks if block.kind == "code" and not is_html(document, block)]
    starts = [document.body.start, *(span.end for span in code)]
    ends = [*(span.start for span in code), document.body.end]
    stretches = (_RAW.finditer(document.text, *pair) for pair in zip(starts, ends, strict=True))
    return tuple(Span(found.start(1), found.end()) for stretch in stretches for found in stretch)


def is_html(document: Document, block: Block) -> bool:
    """True for a block that is HTML itself: tags without text, or a `<pre>`; a link without text is none."""
    if block.kind not in ("code", "html") or block.detail == "indented":
        return False
    return document.text.startswith("<", block.span.start)
