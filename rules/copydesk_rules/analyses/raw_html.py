"""Where Markdown has HTML blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from copydesk import Span

if TYPE_CHECKING:
    from copydesk import Document

# CommonMark 4.6: to the end of the element or comment, or, for a block
# element and for a line that is nothing but a tag, to the next empty line.
_RAW = re.compile(
    r"^[ \t>]*(<(?:(?:script|pre|style|textarea)\b.*?(?:</(?:script|pre|style|textarea)>[^\n]*|\Z)"
    r"|!--.*?(?:-->[^\n]*|\Z)"
    r"|(?:/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    r"h[1-6]|header|hr|iframe|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b"
    r"|(?<=\n\n<)/?[a-z][^<>\n]*>[ \t]*$)[^\n]*(?:\n[ \t]*[^\s][^\n]*)*))",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def raw_spans(document: Document) -> tuple[Span, ...]:
    """What Markdown reads as HTML, in order; nothing that begins in a code block."""
    code = [
        block.span
        for block in document.blocks
        if block.kind == "code" and document.text[block.span.start] != "<"
    ]
    spans: list[Span] = []
    at = document.body.start
    while found := _RAW.search(document.text, at, document.body.end):
        start = found.start(1)
        inside = bisect_right(code, start, key=lambda span: span.start) - 1
        if inside >= 0 and start < code[inside].end:
            at = code[inside].end
            continue
        spans.append(Span(start, found.end()))
        at = found.end()
    return tuple(spans)
