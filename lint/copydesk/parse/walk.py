"""Turns the events of a Markdown text into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.document import Block, Container, Prose
from copydesk.parse.events import Event, definition_spans, read_events
from copydesk.parse.inlines import InlineReader
from copydesk.parse.nesting import Nesting
from copydesk.parse.prose import ProseBuilder
from copydesk.parse.regions import Region, Scan, hidden
from copydesk.span import Span

if TYPE_CHECKING:
    from copydesk.parse.html import ElementReader

_CONTAINERS = frozenset({"List", "Item", "BlockQuote", "FootnoteDefinition"})
_BLANK = " \t\n"


def blocks_of(text: str, body: Span, scan: Scan) -> tuple[Block, ...]:
    """The blocks of a Markdown body, of which `scan` is the text that the parser sees."""
    blocks = _Walk(text, body, scan).run()
    if "]:" not in scan.text:
        return tuple(blocks)
    definitions = [
        Block("definition", _trimmed(text, *span)) for span in definition_spans(scan.text, body.start)
    ]
    return tuple(sorted([*blocks, *definitions], key=lambda block: block.span))


class _Walk:
    """One pass over the events. `_at` is the next event, `_next` the next region."""

    __slots__ = (
        "_at",
        "_blocks",
        "_body",
        "_elements",
        "_events",
        "_inlines",
        "_nesting",
        "_next",
        "_scan",
        "_text",
    )

    def __init__(self, text: str, body: Span, scan: Scan) -> None:
        self._text = text
        self._body = body
        self._scan = scan
        self._events = read_events(scan.text, body.start)
        self._at = 0
        self._next = 0
        self._blocks: list[Block] = []
        self._nesting = Nesting()
        self._inlines = InlineReader(text, self._events, scan, body.start)
        self._elements: ElementReader | None = None

    def run(self) -> list[Block]:
        """The blocks, but for definitions."""
        while self._at < len(self._events):
            event = self._events[self._at]
            if event.kind == "End":
                self._nesting.leave()
                self._at += 1
            elif event.name in _CONTAINERS:
                self._nesting.enter(_container(event))
                self._at += 1
            elif region := self._region(event):
                self._skip(event, region)
            else:
                self._leaf(event)
        return self._blocks

    def _leaf(self, event: Event) -> None:
        if event.kind == "Rule":
            self._at += 1
            self._add("rule", event.start, event.end)
        elif event.name == "CodeBlock":
            self._code(event)
        elif event.name == "HtmlBlock":
            self._html(event)
        elif event.name == "Heading":
            self._heading(event)
        elif event.name == "Table":
            self._table(event)
        else:
            self._paragraph(event)

    def _add(
        self,
        kind: str,
        start: int,
        end: int,
        prose: Prose | None = None,
        *,
        level: int = 0,
        detail: str = "",
        closed: bool = True,
    ) -> None:
        span = _trimmed(self._text, start, end)
        self._blocks.append(Block(kind, span, prose, self._nesting.containers, level, detail, closed))

    def _paragraph(self, event: Event) -> None:
        """A paragraph, or the text of a tight list item, which has no event of its own."""
        explicit = event.name == "Paragraph"
        if event.kind == "TaskListMarker" or explicit:
            self._at += 1
        first, builder = self._at, ProseBuilder()
        self._at = self._inlines.read(first, builder)
        if first < self._at:
            start = event.start if explicit else self._events[first].start
            builder.trim()
            stop = event.end if explicit else self._events[self._at - 1].end
            if len(builder):
                self._add("paragraph", start, stop, builder.build())
            else:
                self._add("html", start, stop)  # nothing but tags
        self._at += explicit

    def _heading(self, event: Event) -> None:
        builder = ProseBuilder()
        self._at = self._inlines.read(self._at + 1, builder) + 1
        builder.trim()
        span = _trimmed(self._text, event.start, event.end)
        detail = "setext" if "\n" in self._text[span.start : span.end] else "atx"
        self._add("heading", *span, builder.build(), level=int(event.value["level"][1]), detail=detail)

    def _table(self, event: Event) -> None:
        builder = ProseBuilder()
        end = _trimmed(self._text, event.start, event.end).end
        self._at += 1
        while (inner := self._events[self._at]).name != "Table":
            at = min(max(inner.start, builder.reach), end)  # a cell that a row lacks has no place
            if (inner.kind, inner.name) == ("Start", "TableRow"):
                builder.replace("\n", at, 0)
            elif (inner.kind, inner.name, self._events[self._at - 1].kind) == ("Start", "TableCell", "End"):
                builder.replace("\t", at, 0)
            self._at = self._inlines.read(self._at + 1, builder, in_table=True)
        self._at += 1
        self._add("table", event.start, end, builder.build())

    def _code(self, event: Event) -> None:
        fence = self._text[event.start] * 3
        detail = "indented" if event.value == "Indented" else event.value["Fenced"]
        self._at += 1
        end = self._text.find("\n", event.start, event.end)
        while (inner := self._events[self._at]).kind != "End":
            end = inner.end
            self._at += 1
        self._at += 1
        closed = detail == "indented" or (end >= 0 and fence in self._text[end : event.end])
        self._add("code", event.start, event.end, detail=detail, closed=closed)

    def _html(self, event: Event) -> None:
        """Blocks of what an HTML block holds; a block of kind html when that is nothing but tags."""
        self._at += 1
        count = len(self._blocks)
        pieces, at = [], event.start
        while (inner := self._events[self._at]).kind != "End":
            span = Span(inner.start, inner.end)
            pieces += [" " * (span.start - at), hidden(self._text, span, self._regions(span))]
            at = span.end
            self._at += 1
        self._at += 1
        self._element_reader().read("".join(pieces), event.start)
        if len(self._blocks) == count:
            self._add("html", event.start, event.end)

    def _element_reader(self) -> ElementReader:
        """What reads HTML blocks: the same for all, since an element may end in a later block."""
        if self._elements is None:
            from copydesk.parse.html import ElementReader  # many posts do not need it

            self._elements = ElementReader(self._text, self._nesting, self._blocks)
        return self._elements

    def _regions(self, span: Span) -> Iterator[Region]:
        """The regions that overlap a span; spans are asked for in order."""
        regions = self._scan.regions
        while self._next < len(regions) and regions[self._next].span.end <= span.start:
            self._next += 1
        for index in range(self._next, len(regions)):
            if regions[index].fill >= span.end:
                return
            yield regions[index]

    def _region(self, event: Event) -> Region | None:
        """The region that stands alone on its lines and holds the start of a leaf."""
        region = next(self._regions(Span(event.start, event.start + 1)), None)
        return region if region and region.alone else None

    def _skip(self, event: Event, region: Region) -> None:
        """Add the region's block in place of its first leaf; its other leaves are left out."""
        self._at += 1
        if event.kind == "Start":
            while (inner := self._events[self._at]).kind != "End" or inner.name != event.name:
                self._at += 1
            self._at += 1
        if event.start == region.fill:
            for tag in region.tags:
                if tag.startswith("/"):
                    self._nesting.close("element", tag[1:])
            self._add(region.kind, *region.span, detail=region.detail, closed=region.closed)
            for tag in region.tags:
                if not tag.startswith("/"):
                    self._nesting.open(Container("element", region.span.start, tag))


def _container(event: Event) -> Container:
    if event.name == "List":
        return Container("list" if event.value is None else "ordered-list", event.start)
    if event.name == "Item":
        return Container("item", event.start)
    if event.name == "BlockQuote":
        return Container("quote", event.start)
    return Container("footnote", event.start, event.value)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    while start < end and text[start] in _BLANK:
        start += 1
    return Span(start, end)
