"""How much of a text a finding covers and quotes."""

from __future__ import annotations


def head_end(text: str, start: int, limit: int) -> int:
    """Where the first words from an offset on end: at a blank or a line break, within `limit` letters."""
    end = min(len(text), start + limit)
    line = text.find("\n", start + 1, end)
    if line >= 0:
        return line
    blank = text.rfind(" ", start + 1, end + 1) if end < len(text) else -1
    return blank if blank > start + limit // 3 else end


def tail_start(text: str, start: int, limit: int) -> int:
    """Where the last words start: after a blank or a line break, at most `limit` letters back."""
    first = max(start, text.rfind("\n") + 1)
    if len(text) - limit <= first:
        return first
    first = len(text) - limit
    return text.find(" ", first, len(text) - limit // 3) + 1 or first
