"""Whether a stated time holds, and when its number may be replaced."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from copydesk_rules.analyses.reading import Amount, Pace, amount_within

if TYPE_CHECKING:
    from copydesk import Document
    from copydesk_rules.analyses.reading_stated import Stated

# 25 % is how far 400 and 600 characters lie from 500; times are whole minutes, so it is rounded up.
OFF_MINUTES, OFF_SHARE = 1, 0.25
FAR_MINUTES, FAR_SHARE = 2, 0.5


def verdict(stated: Stated, minutes: int) -> str:
    """`far-off`, `off`, or "" for a statement that holds."""
    distance = stated.distance(minutes)
    if distance > max(FAR_MINUTES, FAR_SHARE * minutes):
        return "far-off"
    return "off" if distance > max(OFF_MINUTES, math.ceil(OFF_SHARE * minutes)) else ""


def unrepeated(document: Document, pace: Pace, whole: Amount) -> int:
    """The minutes that an amount of the document takes without the passages that are repeated in it."""
    from copydesk_rules.analyses.passages import passages

    spans = document.analysis(passages).spans
    repeated = amount_within(document, spans) if spans else Amount()
    return pace.minutes(whole.minus(repeated))


def is_unsettled(document: Document) -> bool:
    """True while a repeated passage or a cut stands: the text will get another length."""
    from copydesk_rules.analyses.cuts import cuts
    from copydesk_rules.analyses.passages import passages

    return bool(document.analysis(passages).spans or document.analysis(cuts).known)
