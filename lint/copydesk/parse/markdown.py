"""Markdown: CommonMark with tables, footnotes, strikethrough and task lists."""

from __future__ import annotations

import re

from copydesk.document import Block
from copydesk.parse.regions import Scan
from copydesk.parse.walk import blocks_of
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_TRIGGER = lazy_pattern(r"\{[{%:#.]|\$\$|^[ \t>]*::", re.MULTILINE)


def parse(text: str, body: Span) -> tuple[Block, ...]:
    """The blocks of a Markdown body; template tags, directives and `$$` are opaque."""
    if not _TRIGGER.search(text, *body):
        return blocks_of(text, body, Scan(text[body.start : body.end]))
    from copydesk.parse.opaque import scan  # most posts do not need it

    return blocks_of(text, body, scan(text, body))
