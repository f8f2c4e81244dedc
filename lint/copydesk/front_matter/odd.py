"""Characters that YAML readers disagree on, and stand-ins that keep every offset in place."""

from __future__ import annotations

import re

from copydesk.front_matter.model import Problem
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

# What libyaml refuses, or takes for a line break where other readers do not, or does not count.
_ODD = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Of the same length, from a private-use plane. A text that holds both a control character and one of
# these few private ones has the private one read as the control it stands for.
_STAND_IN = 0x100000
_STAND_INS = lazy_pattern("[\U00100000-\U0010ffff]")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def is_odd(text: str) -> bool:
    """True for a text that holds one of them."""
    return _ODD.search(text) is not None


def without_surrogates(text: str) -> str:
    r"""The text without lone surrogates, which `\ud800` makes and no other part of a program takes."""
    return _SURROGATE.sub("\ufffd", text)


def restored(text: str) -> str:
    """The text with the odd characters that stand-ins were put for."""
    return _STAND_INS.sub(_odd_or_same, text)


def without_odd(text: str, base: int) -> tuple[str, list[Problem]]:
    """The text with stand-ins, of the same length, and the first of each kind that was odd.

    The very same text when nothing was.
    """
    if not is_odd(text):
        return text, []
    problems: dict[str, Problem] = {}
    for found in _ODD.finditer(text):
        code, span = _odd_code(found[0]), Span(found.start() + base, found.end() + base)
        if code not in problems:
            problems[code] = Problem(code, span, {"character": f"U+{ord(found[0]):04X}"})
    clean = _ODD.sub(lambda found: "\n" if found[0] == "\r" else chr(ord(found[0]) + _STAND_IN), text)
    return clean, list(problems.values())


def _odd_code(character: str) -> str:
    if character == "\r":
        return "carriage-return"
    if character == "\ufeff":
        return "byte-order-mark"
    return "line-separator" if character in "\x85\u2028\u2029" else "control-character"


def _odd_or_same(found: re.Match[str]) -> str:
    character = chr(ord(found[0]) - _STAND_IN)
    return character if _ODD.match(character) else found[0]
