"""The first words of a passage as readers see them, for messages."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from copydesk import PLACEHOLDER, Block, Document, Span, lazy_pattern

# In Latin letters; an ideograph is as wide as two.
_WIDTH = 48
# Ideographs, kana and Hangul stand behind this place, and so do their marks.
_WIDE = "\u2e80"
_SCANNED = 400
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S+")


def opening(document: Document, span: Span) -> str:
    """The beginning of a span, rendered, without addresses, cut between words and then marked by “…”."""
    at = bisect_right(document.blocks, span.start, key=_start) - 1
    prose = document.blocks[at].prose if at >= 0 else None
    if prose is None:
        return ""
    low = prose.find(span.start)
    text = prose.text[low : min(prose.find(span.end), low + _SCANNED)]
    words = " ".join(_ADDRESS.sub(" ", text.replace(PLACEHOLDER, " ")).split())
    return shortened(words)


def shortened(text: str) -> str:
    """A text on one line, cut between words where it is long, and then marked by “…”."""
    widths = accumulate(2 if character >= _WIDE else 1 for character in text)
    at = next((at for at, width in enumerate(widths) if width > _WIDTH), -1)
    if at < 0:
        return text
    blank = text.rfind(" ", 0, at + 1)
    in_word = max(text[at - 1 : at + 1]) < _WIDE
    end = blank if in_word and blank > at // 2 else at
    return text[:end].rstrip(" ,;:、，：；(（「“[") + "…"


def _start(block: Block) -> int:
    return block.span.start
