"""Searches forward in one text so that all searches together are linear."""

from __future__ import annotations

import re


class Finder:
    """Finds marks from places that never go back: what was found ahead, or not at all, is remembered."""

    __slots__ = ("_ahead", "_end", "_text")

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._ahead: dict[str, tuple[int, int]] = {}

    def find(self, mark: str, at: int) -> int:
        """The offset of the next `mark`, or the end of the text."""
        known = self._ahead.get(mark)
        if known is None or known[0] < at:
            found = self._text.find(mark, at, self._end)
            known = self._ahead[mark] = (found if found >= 0 else self._end, 0)
        return known[0]

    def after(self, mark: str, at: int) -> int:
        """The offset after the next `mark`, or 0 when there is none."""
        found = self.find(mark, at)
        return found + len(mark) if found < self._end else 0

    def match(self, pattern: str, at: int) -> tuple[int, int]:
        """Start and end of the next match of a pattern, or twice the end of the text."""
        known = self._ahead.get(pattern)
        if known is None or known[0] < at:
            found = re.compile(pattern, re.IGNORECASE).search(self._text, at, self._end)
            known = self._ahead[pattern] = found.span() if found else (self._end, self._end)
        return known
