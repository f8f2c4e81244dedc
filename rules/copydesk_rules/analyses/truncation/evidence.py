"""What an evidence of a cut says, and the endings that show one only through what surrounds them."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Confidence

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE

LETTERS = frozenset({"word", "unfinished", "function", "stem", "digit"})


class Verdict(NamedTuple):
    """An evidence and how much it proves."""

    code: str
    confidence: Confidence
