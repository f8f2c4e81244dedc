"""The minutes that a front matter field or a sentence states."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Document, Edit, Node, Span, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

# Field names of Hugo, Jekyll, Astro, Gatsby, Next and Eleventy themes and their recipes.
FIELDS = (
    *("reading_time", "readingTime", "reading-time", "read_time", "readTime", "time_to_read", "timeToRead"),
    *("estimated_reading_time", "estimatedReadingTime", "reading_minutes", "readingMinutes"),
    *("estimated_reading_minutes", "minutes_read", "minutesRead", "readingtime"),
)
_MAP_KEYS = ("minutes", "min", "text", "value")

_NUMBER = r"([0-9０-９]{1,3}(?:[.,][0-9]{1,4})?)"
_RANGE = rf"(?<![\d.,:]){_NUMBER}(?:\s*(?:[-~〜～–—－]|to|bis|à|a)\s*{_NUMBER})?"
_UNIT = r"\s*(?:min(?:ute[ns]?|uti?|utos?|uten?)?\b|mins\b|m\b|minuta|minuut|мин|'|′|分|분)"
_WRITTEN = lazy_pattern(rf"{_RANGE}(?:{_UNIT}|\s*$|[\"'])", re.IGNORECASE)
_HOURS = lazy_pattern(
    r"\d\s*(?:h\b|hours?\b|時間|小时|小時|시간|Stunden?|heures?|horas?|ore\b|:\d)", re.IGNORECASE
)
_SECONDS = lazy_pattern(r"^\D*\d+\s*(?:s\b|sec|秒|초)", re.IGNORECASE)
_NEGATIVE = lazy_pattern(r"[-−－]\s*\d")
# How far a range reaches around the usual pace: 400 and 600 characters where 500 is usual.
_SLOW, _FAST = 0.8, 1.2


class Stated(NamedTuple):
    """Minutes as stated, from `low` to `high` (equal unless it is a range).

    `span` is the value or the phrase, `numbers` the places of its one or two numbers; without any the
    number can't be replaced. `words` is the statement as it reads. `twins` are places of the same number
    in the same map.
    """

    low: int
    high: int
    span: Span
    numbers: tuple[Span, ...]
    words: str
    twins: tuple[Span, ...] = ()

    @property
    def range(self) -> str:
        """The number, or the two, as a message names them."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"

    def distance(self, minutes: int) -> int:
        """How many minutes a time lies outside of what is stated."""
        return max(self.low - minutes, minutes - self.high, 0)

    def edits(self, minutes: int, exact: float) -> tuple[Edit, ...]:
        """The edits that make the statement true in its own form."""
        if len(self.numbers) == 1:
            return tuple(Edit(place, str(minutes)) for place in (*self.numbers, *self.twins))
        low, high = max(1, math.ceil(exact / _FAST)), max(2, math.ceil(exact / _SLOW))
        return tuple(Edit(place, str(value)) for place, value in zip(self.numbers, (low, high), strict=True))


def stated_field(document: Document, names: tuple[str, ...]) -> Stated | None:
    """What the first of the fields states that is set to a time; a switch such as `true` states none."""
    fields = document.front_matter.fields
    for name in names:
        if name in fields and (found := _node(document, fields[name])):
            return found
    return None


def _node(document: Document, node: Node) -> Stated | None:
    if isinstance(node.value, Mapping):
        parts = [_node(document, node.value[key]) for key in _MAP_KEYS if key in node.value]
        found = [part for part in parts if part]
        return found[0]._replace(twins=_twins(found)) if found else None
    if isinstance(node.value, bool) or not isinstance(node.value, int | float | str):
        return None
    return read(document.at(node.span), node.span.start, _WRITTEN.search)


def _twins(stated: Sequence[Stated]) -> tuple[Span, ...]:
    first = stated[0]
    return tuple(
        other.numbers[0] for other in stated[1:] if (other.low, other.high) == (first.low, first.high)
    )


def read(written: str, start: int, search: Callable[[str], re.Match[str] | None]) -> Stated | None:
    """What a text states that stands at `start`; `search` finds one or two numbers as its groups."""
    if _HOURS.search(written) or _SECONDS.search(written):
        return None
    found = search(written)
    if not found:
        return None
    groups = [index for index, text in enumerate(found.groups(), 1) if text]
    numbers = tuple(Span(*found.span(index)).shifted(start) for index in groups[:2])
    values = [math.ceil(float(found[index].replace(",", "."))) for index in groups[:2]]
    if _NEGATIVE.match(written.strip("\"' ")):
        values = [-values[0]]
    whole = Span(start, start + len(written))
    return Stated(values[0], max(values), whole, numbers, written.strip("\"' "))
