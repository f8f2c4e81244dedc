"""How wide a text stands in a terminal."""

from __future__ import annotations

import unicodedata

from copydesk.text.pattern import lazy_pattern

_ZERO_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
# Vowels and finals of decomposed Hangul join the syllable's first letter.
_JOINING_HANGUL = lazy_pattern("[\u1160-\u11ff\ud7b0-\ud7ff]")
_EMOJI_STYLE = "\ufe0f"
_JOINER = "\u200d"


def columns(text: str) -> int:
    """The columns that a text fills: 2 for East Asian wide, 0 for what joins its neighbour, else 1.

    Widths are those of Unicode's EastAsianWidth.txt, with ambiguous taken as narrow. A sign joined
    to an emoji adds nothing. Tabs and other control characters count as nothing: expand them before.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_widths(text))


def _widths(text: str) -> list[int]:
    widths: list[int] = []
    before = ""
    for character in text:
        width = 0 if before == _JOINER else _width(character)
        # A text sign such as U+2764 becomes a wide emoji through the selector after it.
        if character == _EMOJI_STYLE and before and widths[-1] == 1:
            widths[-1] = 2
        widths.append(width)
        before = character
    return widths


def _width(character: str) -> int:
    if " " <= character <= "~":
        return 1
    if unicodedata.category(character) in _ZERO_CATEGORIES or _JOINING_HANGUL.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
