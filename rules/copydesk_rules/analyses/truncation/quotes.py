"""How much of a text a finding covers, and how it is quoted."""

from __future__ import annotations

from copydesk import PLACEHOLDER

# From here on letters are wide: Chinese, Japanese, Korean.
_WIDE = "\u2e80"
# How many letters of a text are quoted where they are narrow.
NARROW = 48


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
    if text[first - 1].isspace():
        return first
    return text.find(" ", first, len(text) - limit // 3) + 1 or first


def head(text: str, limit: int) -> str:
    """The first words of a text on one line, with `…` where more follows."""
    text = _one_line(text)
    end = head_end(text, 0, limit)
    return text[:end].rstrip() + ("…" if end < len(text) else "")


def tail(text: str, limit: int) -> str:
    """The last words of a text on one line, with `…` where more precedes."""
    text = _one_line(text)
    start = tail_start(text, 0, limit)
    return ("…" if start else "") + text[start:]


def reach(text: str, wide: int) -> int:
    """How many letters of a text make a quote: `wide` ones, or more where they are narrow."""
    near = (*text[:wide], *text[-wide:])
    return wide if any(letter >= _WIDE for letter in near) else max(wide, NARROW)


def _one_line(text: str) -> str:
    return " ".join(text.replace(PLACEHOLDER, " ").split())
