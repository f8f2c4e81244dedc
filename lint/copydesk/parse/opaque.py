"""The pre-scan of Markdown: hides template tags, directives, attributes and `$$`, which are no prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from copydesk.parse.constructs import Constructs
from copydesk.parse.regions import Region, Scan, filled
from copydesk.parse.scanner import CodeSpans, Dialect, Line, Scanner
from copydesk.parse.templates import Templates, verbatim_spans
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_INLINE = lazy_pattern(r"\{[{%:#.]|(?<!\$)\$\$(?!\$)|`+|\\[`\\$]")


def scan(text: str, body: Span) -> Scan:
    """The body of a Markdown post as the parser is to see it."""
    return filled(text, body, Scanner(text, body, _dialect(text, body)).run())


def inline_regions(
    text: str, stretch: Span, marks: re.Pattern[str], find: Callable[[int], Region | None]
) -> Iterator[Region]:
    """The regions of a stretch of paragraph, outside of code spans.

    `find` is asked at each match of `marks` that is neither a run of backticks nor an escape.
    """
    spans: CodeSpans | None = None
    at = stretch.start
    while found := marks.search(text, at, stretch.end):
        at = found.end()
        if found[0][0] == "`":
            spans = spans or CodeSpans(text, stretch)
            at = spans.end(found.start(), len(found[0]))
        elif found[0][0] != "\\" and (region := find(found.start())):
            yield region
            at = region.span.end


def _dialect(text: str, body: Span) -> Dialect:
    verbatim = verbatim_spans(text, body)
    templates, constructs = Templates(text, body, verbatim), Constructs(text, body)
    inline_templates, inline_constructs = Templates(text, body, verbatim), Constructs(text, body)

    def alone(line: Line) -> list[Region]:
        found = templates.alone(line) or constructs.alone(line)
        return [found] if found else []

    def inline(stretch: Span) -> Iterator[Region]:
        def find(at: int) -> Region | None:
            return inline_templates.inline(at, stretch) or inline_constructs.inline(at, stretch)

        return inline_regions(text, stretch, _INLINE, find)

    return Dialect(alone, inline)
