"""How alike two short texts are when only their letters and digits count."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from copydesk import lazy_pattern

_NO_LETTERS = lazy_pattern(r"[\W_]+")


def bare(text: str) -> str:
    """The letters and digits of a text, without width and case."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def weight(letters: str) -> int:
    """The length of a text, a CJK character counted as two."""
    return len(letters) + sum(character > "\u2e7f" for character in letters)


class Difference(NamedTuple):
    """The one range in which two texts differ: the letters of both in it, and how many agree around it."""

    letters: str
    around: int


def difference(one: str, other: str) -> Difference:
    """Where two texts differ, from the first to the last letter that they do not have in common."""
    before = _agreeing(one, other)
    rest, other_rest = one[before:], other[before:]
    after = _agreeing(rest[::-1], other_rest[::-1])
    return Difference(rest[: len(rest) - after] + other_rest[: len(other_rest) - after], before + after)


def _agreeing(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (letter, match) in pairs if letter != match), min(len(one), len(other)))
