"""Marks of a pair that are opened in a text and not closed."""

from __future__ import annotations

import re

CLOSING = {
    "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕",
    "［": "］", "《": "》", "〈": "〉", "“": "”", "„": "“",
}  # fmt: skip
_MARK = re.compile(r"[「」『』（）()【】〔〕［］《》〈〉“”„]")
_OPENING_BOLD = re.compile(r"\*\*[^\s*]")
_EMOTICON_BEFORE = re.compile(r"[:：;；=xX8][-~^]?\Z")


def open_brackets(text: str) -> list[tuple[int, str]]:
    """The offset and the mark of each bracket and quotation mark that a text opens and does not close."""
    waiting: list[tuple[int, str]] = []
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark in "(（" and _EMOTICON_BEFORE.search(text, max(0, at - 2), at):
            continue
        if waiting and _closes(mark, waiting[-1][1]):
            waiting.pop()
        elif mark in CLOSING:
            waiting.append((at, mark))
    return waiting


def open_bracket(text: str) -> str:
    """The last bracket or quotation mark that a text opens and does not close, or ""."""
    waiting = open_brackets(text)
    return waiting[-1][1] if waiting else ""


def open_bold_at(text: str) -> int:
    """The offset of the last of an odd number of printed double asterisks, -1 unless a word follows it."""
    if text.count("**") % 2 == 0:
        return -1
    at = text.rfind("**")
    return at if _OPENING_BOLD.match(text, at) else -1


def open_bold(text: str) -> bool:
    """True when a text prints an odd number of double asterisks, the last one before a word."""
    return open_bold_at(text) >= 0


def _closes(mark: str, opened: str) -> bool:
    if mark in ")）":
        return opened in "(（"
    if opened in "“„":
        return mark in "“”"
    return CLOSING[opened] == mark
