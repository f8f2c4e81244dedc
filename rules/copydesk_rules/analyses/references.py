"""Where a text speaks of the draft that a writing tool was told to continue."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from copydesk_rules.analyses.quoting import hinted, mentioned, named
from copydesk_rules.data.reference_list import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk import Document, Prose, Span
    from copydesk_rules.data.leftover import Leftover


def references(document: Document) -> tuple[Span, ...]:
    """The phrases, in order; those that are quoted, or in or right before a link, name a text that exists."""
    known = mentioned(document, REFERENCES)
    found: list[Span] = []
    for block in document.blocks if known else ():
        text = block.prose.text.lower() if block.prose else ""
        entries = [entry for entry in known if hinted(entry.hints, text)]
        if block.prose and entries and not block.inside("quote", "footnote"):
            found += (block.prose.source(*place) for place in _places(block.prose, entries))
    return tuple(sorted(found))


def _places(prose: Prose, entries: Sequence[Leftover]) -> Iterator[tuple[int, int]]:
    links = [part for part in prose.inlines if part.kind == "link"]
    for entry in entries:
        for found in re.finditer(entry.pattern, prose.text, re.IGNORECASE):
            start, end = found.span()
            # Links do not nest: the last one that begins before the end, or one blank after it.
            before = bisect_right(links, end + 1, key=lambda link: link.start) - 1
            if (before < 0 or links[before].end <= start) and not named(prose, start, end):
                yield start, end
