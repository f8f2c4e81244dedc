"""What an entry of the leftover lists is."""

from __future__ import annotations

from typing import NamedTuple

WIKIPEDIA = "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"
HUMANIZER = "humanizer-ru, markers.v1.json (MIT)"
OBSERVED = "observed in published posts"


class Leftover(NamedTuple):
    """A pattern that only a generator leaves behind.

    `pattern` is for `re`, without regard to case; `scope` says what it must match, see the lists.
    One of `hints` (lower case) stands in every match, so that a text without any of them need not be
    searched. `language` is "" where it does not matter. `found` are texts in which the entry is
    found, `silent` are look-alikes in which no entry of the list is; the tests run each of them.
    With `sure` False the finding is only likely.
    """

    name: str
    code: str
    scope: str
    pattern: str
    hints: tuple[str, ...]
    found: tuple[str, ...]
    silent: tuple[str, ...] = ()
    language: str = ""
    vendor: str = ""
    source: str = OBSERVED
    sure: bool = True
