"""Lines and patterns that a site's configuration names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # it ships no types

from copydesk import Prose, Span
from copydesk_rules.analyses.quoting import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Seconds that one pattern may take in one block.
TIMEOUT = 0.5


def lines_of(prose: Prose, lines: Iterable[str]) -> Iterator[Span]:
    """The prose ranges of lines that are, without blanks around them, one of those given."""
    known = {line.strip() for line in lines}
    start = 0
    for line in prose.text.split("\n") if known else ():
        bare = line.strip()
        if bare and bare in known:
            at = start + line.index(bare)
            yield Span(at, at + len(bare))
        start += len(line) + 1


def matches_of(prose: Prose, patterns: Iterable[str]) -> Iterator[Span]:
    """The prose ranges that a pattern matches outside code and quotation marks.

    Raises ValueError, which names the pattern, when one takes longer than `TIMEOUT`.
    """
    for pattern in patterns:
        try:
            found = [
                match.span()
                for match in regex.finditer(pattern, prose.text, regex.MULTILINE, timeout=TIMEOUT)
            ]
        except TimeoutError:
            raise ValueError(f"the pattern {pattern!r} took longer than {TIMEOUT} s") from None
        for start, end in found:
            if end > start and not named(prose, start, end):
                yield Span(start, end)
