"""Marks of a pair that are opened in a text and not closed."""

from __future__ import annotations

from copydesk import lazy_pattern

CLOSING = {
    "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕",
    "［": "］", "《": "》", "〈": "〉", "“": "”", "„": "“",
}  # fmt: skip
_MARK = lazy_pattern(r"[「」『』（）()【】〔〕［］《》〈〉“”„″‟]")
# No bold: `src/**/*.js`, `2**32`.
_BOLD = lazy_pattern(r"(?<![*/\\])\*\*(?![*/])(?!(?<=\d\*\*)\d)")
_OPENING_BOLD = lazy_pattern(r"\*\*[^\s*]")
_EMOTICON_BEFORE = lazy_pattern(r"[:：;；=xX8][-~^]?\Z")


# What closes „ in languages that do not take “ for it.
_HIGH_CLOSING = frozenset({"pl", "ro", "hu", "nl", "hr", "sr", "fi"})


def closing_mark(mark: str, language: str) -> str:
    """The mark that closes another one in a language: „ is closed by ” in Polish, by “ in German."""
    return "”" if mark == "„" and language in _HIGH_CLOSING else CLOSING[mark]


def swapped_at(text: str, opening: int) -> int:
    """Where the ” stands that takes the place of “, when one without a partner precedes a “; else -1."""
    at = text.rfind("”", 0, opening)
    if at < 0 or text[at + 1 : at + 2].isspace() or "“" in text[at:opening]:
        return -1
    return at if not any(mark in text[:at] for mark in "“„") else -1


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
    if "**" not in text:
        return -1
    marks = [found.start() for found in _BOLD.finditer(text)]
    if len(marks) % 2 == 0:
        return -1
    at = marks[-1]
    return at if _OPENING_BOLD.match(text, at) else -1


def open_bold(text: str) -> bool:
    """True when a text prints an odd number of double asterisks, the last one before a word."""
    return open_bold_at(text) >= 0


def _closes(mark: str, opened: str) -> bool:
    if mark in ")）":
        return opened in "(（"
    if opened in "“„":
        return mark in "“”″‟"
    return CLOSING[opened] == mark
