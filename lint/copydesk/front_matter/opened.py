"""A YAML collection while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.front_matter.model import NO_KEYS, Node
from copydesk.span import Span

if TYPE_CHECKING:
    from copydesk.front_matter.events import Event


class Opened:
    """A collection whose end has not been seen; `first` is the number of nodes before it."""

    __slots__ = ("anchor", "end", "first", "flow", "items", "key", "keys", "mapping", "start", "values")

    def __init__(self, event: Event, base: int, first: int, *, mapping: bool) -> None:
        self.start: int = event.start_mark.index + base
        self.end: int = event.end_mark.index + base
        self.flow = bool(event.flow_style)
        self.anchor: str | None = event.anchor
        self.mapping = mapping
        self.first = first
        self.values: dict[str, Node] = {}
        self.keys: dict[str, Span] = {}
        self.items: list[Node] = []
        self.key: tuple[str, Span] | None = None

    def node(self) -> Node:
        """The collection as a value, once its last event has come."""
        style = "flow" if self.flow else "block"
        span = Span(self.start, self.end)
        if self.mapping:
            return Node("map", span, self.values, self.keys, style)
        return Node("list", span, tuple(self.items), NO_KEYS, style)
