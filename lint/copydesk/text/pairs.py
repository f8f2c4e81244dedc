"""Brackets and quotation marks that belong together."""

from __future__ import annotations

import re

from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_SIGNS = "() [] {} （） ［］ ｛｝ 「」 『』 【】 〈〉 《》 〔〕 〖〗 ｢｣ 〝〟 “” „“ «» ‹›"
_PAIRS = _SIGNS.split()
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
_OPENING: dict[str, tuple[str, ...]] = {
    close: tuple(mark for mark, other in _CLOSING.items() if other == close) for close in _CLOSING.values()
} | {'"': ('"',)}
_SIGN = lazy_pattern(f'[{re.escape("".join(_PAIRS))}"]')
_BEFORE_QUOTATION = frozenset(" \n\t\u3000([（「")


def enclosures(text: str) -> list[Span]:
    """The outermost matched pairs, marks included, in order; a mark without its partner is no pair.

    A straight quotation mark opens after a blank or a bracket and closes anywhere else.
    """
    open_marks: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    pairs: list[Span] = []
    for found in _SIGN.finditer(text):
        mark, at = found[0], found.start()
        opener = _waiting_opener(mark, waiting)
        if opener and (mark != '"' or _closes(text, at)):
            start = _close(open_marks, waiting, opener)
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(Span(start, at + 1))
        elif mark in _CLOSING or (mark == '"' and not _closes(text, at)):
            open_marks.append((mark, at))
            waiting[mark] = waiting.get(mark, 0) + 1
    return pairs


def _waiting_opener(mark: str, waiting: dict[str, int]) -> str:
    """The mark that a mark may close, where one stands open; else ""."""
    for opener in _OPENING.get(mark, ()):
        if waiting.get(opener):
            return opener
    return ""


def _closes(text: str, quotation: int) -> bool:
    return quotation > 0 and text[quotation - 1] not in _BEFORE_QUOTATION


def _close(open_marks: list[tuple[str, int]], waiting: dict[str, int], opener: str) -> int:
    """Take marks off the stack down to the last of a kind; where that one stands."""
    while True:
        mark, at = open_marks.pop()
        waiting[mark] -= 1
        if mark == opener:
            return at
