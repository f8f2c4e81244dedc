"""Where a text is only named: inside code and quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from copydesk import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk import Document, Prose
    from copydesk_rules.data.leftover import Leftover

# Bounded, so that many opening marks without a partner cost linear time.
_QUOTED = lazy_pattern(
    "“[^“”\n]{0,400}”|‘[^‘’\n]{0,400}’|„[^„“”\n]{0,400}[“”]|«[^«»\n]{0,400}»"
    '|「[^「」\n]{0,400}」|『[^『』\n]{0,400}』|(?<![\\w])"[^"\n]{0,400}"'
)
_VERBATIM = frozenset({"code", "math", "opaque"})


def named(prose: Prose, start: int, end: int) -> bool:
    """True when a range of prose touches code, or lies in a pair of quotation marks."""
    return in_code(prose, start, end) or quoted(prose.text, start, end)


def in_code(prose: Prose, start: int, end: int) -> bool:
    """True when a range of prose touches inline code, math or a template tag."""
    after = bisect_left(prose.inlines, end, key=lambda inline: inline.start)
    # Code holds no other construct: the one around `start`, if any, is the last that begins before it.
    before = bisect_right(prose.inlines, start, hi=after, key=lambda inline: inline.start) - 1
    touching = prose.inlines[max(0, before) : after]
    return any(part.kind in _VERBATIM and start < part.end for part in touching)


def quoted(text: str, start: int, end: int) -> bool:
    """True when a range lies in a pair of quotation marks that holds more than the range."""
    around = text[max(0, start - 400) : end + 400]
    low = start - max(0, start - 400)
    high = low + end - start
    return any(found.start() < low and high < found.end() for found in _QUOTED.finditer(around))


def hinted(hints: Sequence[str], lowered: str) -> bool:
    """True when one of the hints stands in a text in lower case."""
    return any(hint in lowered for hint in hints)


def lowered(document: Document) -> str:
    """The document's text in lower case; it may be longer than the text."""
    return document.text.lower()


def _plain(document: Document) -> str:
    """The ASCII letters of the document's text in lower case."""
    text = document.analysis(lowered)
    return text if text.isascii() else text.encode("ascii", "ignore").decode("ascii")


def mentioned(document: Document, entries: Iterable[Leftover]) -> list[Leftover]:
    """The entries of which a hint stands in the document.

    Hints in ASCII are looked for in the text's ASCII, which is a small part of a Japanese post.
    """
    text, plain = document.analysis(lowered), document.analysis(_plain)
    return [
        entry
        for entry in entries
        if any(hint in plain if hint.isascii() else _holds(text, hint) for hint in entry.hints)
    ]


def _holds(text: str, part: str) -> bool:
    """True when a part stands in a text; that one of its letters does not is seen in half the time."""
    return all(letter in text for letter in part) and part in text
