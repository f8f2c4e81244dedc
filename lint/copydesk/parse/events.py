"""Pyromark's events with code point offsets."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

import pyromark

from copydesk.parse.offsets import code_points
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

Value: TypeAlias = Any  # a string, a boolean or a mapping, as the kind of event has it

# No metadata option: it takes a `---` ... `---` in the body for front matter. No math: `$5 and $6` is
# prose. No smart punctuation: prose must be what the source says.
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)


# CommonMark lets tabs follow a closing fence, pulldown-cmark does not.
_TAB_AFTER_FENCE = lazy_pattern(r"^[ >]*(?:`{3,}|~{3,})[ \t]*\t[ \t]*$", re.MULTILINE)


class Event(NamedTuple):
    """`kind` is Start, End, Text, Code, ...; `name` is the tag of Start and End."""

    kind: str
    name: str
    value: Value
    start: int
    end: int


def read_events(text: str, shift: int) -> list[Event]:
    """The events of a Markdown text, its offsets moved by `shift`."""
    if "\t" in text:
        text = _TAB_AFTER_FENCE.sub(_without_tabs, text)
    found = list(pyromark.events_with_range(text, options=_OPTIONS))
    if text.isascii():
        return [_event(event, where["start"] + shift, where["end"] + shift) for event, where in found]
    offsets = {where["start"] for _, where in found} | {where["end"] for _, where in found}
    places = code_points(text.encode(), offsets)
    return [
        _event(event, places[where["start"]] + shift, places[where["end"]] + shift) for event, where in found
    ]


def _without_tabs(found: re.Match[str]) -> str:
    return found[0].replace("\t", " ")


def definition_spans(text: str, shift: int) -> list[Span]:
    """The link reference definitions of a Markdown text, in order; of equal labels only the first."""
    spans = [found["span"] for found in pyromark.reference_definitions(text, options=_OPTIONS).values()]
    places = code_points(text.encode(), {span["start"] for span in spans} | {span["end"] for span in spans})
    return sorted(Span(places[span["start"]] + shift, places[span["end"]] + shift) for span in spans)


def _event(event: Value, start: int, end: int) -> Event:
    if isinstance(event, str):
        return Event(event, "", None, start, end)
    ((kind, value),) = event.items()
    if kind not in {"Start", "End"}:
        return Event(kind, "", value, start, end)
    if isinstance(value, str):
        return Event(kind, value, None, start, end)
    ((name, detail),) = value.items()
    return Event(kind, name, detail, start, end)
