"""MDX: Markdown with JSX, expressions and module statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.document import Block
from copydesk.parse.constructs import Constructs
from copydesk.parse.jsx import Jsx, matching_braces
from copydesk.parse.opaque import inline_regions
from copydesk.parse.regions import Region, Scan, filled
from copydesk.parse.scanner import Dialect, Line, Scanner
from copydesk.parse.walk import blocks_of
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_TRIGGER = lazy_pattern(r"[{<]|\$\$|^[ \t>]*::|^(?:import|export)\b|^ {0,3}\t|^ {4}", re.MULTILINE)
_INLINE = lazy_pattern(r"<!--|[{<]|(?<!\$)\$\$(?!\$)|`+|\\[`\\${<]")


def parse(text: str, body: Span) -> tuple[Block, ...]:
    """The blocks of an MDX body; the children of components are parsed, the components are opaque."""
    if not _TRIGGER.search(text, *body):
        return blocks_of(text, body, Scan(text[body.start : body.end]))
    regions = Scanner(text, body, _dialect(text, body)).run()
    return blocks_of(text, body, filled(text, body, regions))


def _dialect(text: str, body: Span) -> Dialect:
    braces = matching_braces(text, body)
    jsx, constructs = Jsx(text, body, braces), Constructs(text, body)
    inline_jsx, inline_constructs = Jsx(text, body, braces), Constructs(text, body)

    def alone(line: Line) -> list[Region]:
        found = constructs.alone(line) or (jsx.alone(line) if text[line.content] in "{<ie" else None)
        return [found] if found else []

    def inline(stretch: Span) -> Iterator[Region]:
        def find(at: int) -> Region | None:
            return inline_constructs.inline(at, stretch) or inline_jsx.inline(at, stretch)

        return inline_regions(text, stretch, _INLINE, find)

    return Dialect(alone, inline, indented_code=False)
