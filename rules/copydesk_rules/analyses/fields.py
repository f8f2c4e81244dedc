"""The front matter fields that readers read as text."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Document, Span

_NAMES = ("title", "subtitle", "excerpt", "description", "summary")


class PlainField(NamedTuple):
    """A field with text; `start` is the offset of its first letter, -1 where quoting moved the letters."""

    name: str
    text: str
    span: Span
    start: int

    def source(self, start: int, end: int) -> Span:
        """The span in the document of a range of the field's text, or the whole value."""
        return Span(self.start + start, self.start + end) if self.start >= 0 else self.span


def plain_fields(document: Document) -> list[PlainField]:
    """The title, subtitle, excerpt, description and summary that are set."""
    return [plain_field(document, name) for name in _NAMES if document.front_matter.text(name)]


def plain_field(document: Document, name: str) -> PlainField:
    """A field that is set to a text."""
    text, node = document.front_matter.text(name), document.front_matter.fields[name]
    written = document.at(node.span)
    for inset in (0, 1):
        if written[inset : len(written) - inset] == text:
            return PlainField(name, text, node.span, node.span.start + inset)
    return PlainField(name, text, node.span, -1)
