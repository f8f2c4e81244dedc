"""Turns the inline events of a Markdown leaf into prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from copydesk.document import PLACEHOLDER
from copydesk.parse.events import Event
from copydesk.parse.prose import ProseBuilder
from copydesk.parse.regions import FILLED, Region, Scan
from copydesk.span import Span

_KINDS = {
    "Strong": "strong",
    "Emphasis": "emphasis",
    "Strikethrough": "strikethrough",
    "Link": "link",
    "Image": "image",
}
_BLANK = " \t\n"


class InlineReader:
    """Reads the inline events of one text, leaf by leaf; `_next` is the next region."""

    __slots__ = ("_done", "_events", "_limit", "_next", "_regions", "_scan", "_shift", "_text")

    def __init__(self, text: str, events: Sequence[Event], scan: Scan, shift: int) -> None:
        self._text = text
        self._events = events
        self._scan = scan
        self._shift = shift
        self._regions = scan.regions
        self._next = 0
        self._limit = 0  # the end of the leaf that is being read
        self._done = 0  # the end of the last region that is in the prose

    def read(self, at: int, builder: ProseBuilder, *, in_table: bool = False) -> int:
        """Append inline events from index `at` on; the index of the block event that ends them."""
        events = self._events
        if self._regions:
            self._limit = self._leaf_end(at)
        while at < len(events):
            event = events[at]
            kind = event.kind
            if kind == "Text":
                self._copy(event, builder)
            elif kind == "Start":
                if event.name not in _KINDS:
                    break
                if event.name == "Image":
                    builder.place("image", Span(event.start, event.end), self._target(event))
                    at = self._image_end(at)
                else:
                    builder.open(_KINDS[event.name], event.start, self._target(event))
            elif kind == "End":
                if event.name not in _KINDS:
                    break
                builder.close(event.end)
            elif kind == "Rule":
                break
            else:
                self._atom(event, builder, " " if in_table else "\n")
            at += 1
        return at

    def _copy(self, event: Event, builder: ProseBuilder) -> None:
        start, end = event.start, event.end
        if self._regions:
            self._copy_around(event, builder)
        elif len(event.value) == end - start > 0:
            builder.copy(self._text[start:end], start)
        elif start < end:
            self._replace(event, builder)

    def _replace(self, event: Event, builder: ProseBuilder) -> None:
        """Append an entity; at the end of a line its event has the blanks that follow it."""
        source = self._text[event.start : event.end]
        builder.replace(event.value, event.start, len(source.rstrip(_BLANK)) or len(source))

    def _copy_around(self, event: Event, builder: ProseBuilder) -> None:
        """Append a text event with its regions as constructs."""
        if len(event.value) != event.end - event.start:
            self._replace(event, builder)
            return
        at = max(event.start, self._done)
        while (region := self._region(at)) and region.fill < event.end:
            if at < region.fill:
                builder.copy(self._text[at : region.fill], at)
            self._place(region, self._visible(region, at), builder)
            at = self._done = region.span.end
        if at < event.end:
            builder.copy(self._text[at : event.end], at)

    def _visible(self, region: Region, at: int) -> Span:
        """The part of a region from a place on that lies in the leaf; most regions lie in one leaf."""
        start, end = max(region.span.start, at), min(region.span.end, self._limit)
        source = self._text[start:end]
        start += len(source) - len(source.lstrip())
        return Span(start, start + len(source.strip()))

    def _leaf_end(self, at: int) -> int:
        """The end of the inline events from index `at` on."""
        end = 0
        while at < len(self._events):
            event = self._events[at]
            if event.kind == "Rule" or (event.kind in {"Start", "End"} and event.name not in _KINDS):
                return end
            end = max(end, event.end)
            at += 1
        return end

    def _region(self, at: int) -> Region | None:
        """The first region that ends after a place."""
        regions = self._regions
        while self._next < len(regions) and regions[self._next].span.end <= at:
            self._next += 1
        return regions[self._next] if self._next < len(regions) else None

    def _atom(self, event: Event, builder: ProseBuilder, line_break: str) -> None:
        span = Span(event.start, event.end)
        if event.start < self._done:
            return
        if event.kind in {"SoftBreak", "HardBreak"}:
            builder.replace("\n", span.start, span.end - span.start)
        elif event.kind == "Code":
            self._code(event, builder)
        elif event.kind == "FootnoteReference":
            builder.mark("footnote", span, event.value)
        elif event.kind == "InlineHtml":
            self._html(span, builder, line_break)

    def _code(self, event: Event, builder: ProseBuilder) -> None:
        """A code span; its text is plain unless a quote mark or an escaped `|` is in it."""
        source = self._scan.text[event.start - self._shift : event.end - self._shift]
        ticks = len(source) - len(source.lstrip("`"))
        inside = len(source) - 2 * ticks
        margin = ticks + max(0, (inside - len(event.value)) // 2)
        start = event.start + margin
        builder.open("code", event.start)
        if source[margin : margin + len(event.value)].replace("\n", " ") == event.value:
            builder.copy(self._text[start : start + len(event.value)], start)
        else:
            value = FILLED.sub(PLACEHOLDER, event.value) if self._regions else event.value
            builder.replace(value, event.start + ticks, inside)
        builder.close(event.end)

    def _html(self, span: Span, builder: ProseBuilder, line_break: str) -> None:
        tag = self._text[span.start : span.end]
        name = "".join(takewhile(str.isalnum, tag[1:])).lower()
        if name == "br":
            builder.mark("html", span, tag, text=line_break)
        elif name == "img":
            from copydesk.parse.elements import attribute  # few posts need it

            builder.place("image", span, attribute(tag, "src"))
        else:
            builder.mark("html", span, tag)

    def _place(self, region: Region, span: Span, builder: ProseBuilder) -> None:
        if region.detail == "jsx":
            self._html(span, builder, "\n")
        elif region.shown:
            kind = "math" if region.kind == "math" else "opaque"
            builder.place(kind, span, self._text[span.start : span.end])
        elif region.kind != "indent":
            builder.mark(region.kind, span, self._text[span.start : span.end])

    def _target(self, event: Event) -> str:
        """The address of a link or image; template tags in it read as the source has them."""
        address: str = event.value["dest_url"] if event.value else ""
        if not self._regions or not FILLED.search(address):
            return address
        at = self._scan.text.rfind(address, event.start - self._shift, event.end - self._shift)
        if at < 0:
            return FILLED.sub(PLACEHOLDER, address)
        return self._text[at + self._shift : at + self._shift + len(address)]

    def _image_end(self, at: int) -> int:
        """The index of the event that ends an image, which may have images in its description."""
        depth = 0
        while True:
            event = self._events[at]
            if event.name == "Image":
                depth += 1 if event.kind == "Start" else -1
                if depth == 0:
                    return at
            at += 1
