"""What the site index remembers of a document, so that passages of others are found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk import Document, Fact, Span
from copydesk_rules.analyses.comparing import language_mark
from copydesk_rules.analyses.letters import Letters, letters
from copydesk_rules.analyses.stream import packed, stream
from copydesk_rules.analyses.winnowing import fingerprints, scales

_SAMPLE = 4000


def collected(document: Document, *, quotes: bool) -> Iterator[Fact]:
    """The fingerprints of a document, and its letters to compare when a fingerprint meets its like.

    Without `quotes` those of block quotations are left out: who quotes a post does not repeat it.
    """
    kept = stream(document)
    if not kept.text:
        return
    yield Fact(b"", payload=packed(kept))
    found, mark = document.analysis(letters), language_mark(document)
    quoted = [] if quotes else _quotations(found)
    (prints,) = fingerprints([(kept.text, scales(_mean_weight(found)))])
    for key, letter in prints:
        if quoted and bisect_right(quoted, letter) % 2:
            continue
        offset = kept.place(letter)
        yield Fact(key, Span(offset, offset), mark)


def _quotations(found: Letters) -> list[int]:
    """The letters at which block quotations begin and end."""
    quoted = [index for index, block in enumerate(found.blocks) if block.inside("quote")]
    return [edge for index in quoted for edge in found.range(index)]


def _mean_weight(found: Letters) -> float:
    """How much a letter says, from the first ones."""
    count = min(len(found), _SAMPLE)
    return found.weight(0, count) / count
