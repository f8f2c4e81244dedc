"""Reads plain YAML scalars as the core schema of YAML 1.2 does; a date stays a string."""

from __future__ import annotations

from copydesk.text.pattern import lazy_pattern

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = lazy_pattern(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = lazy_pattern(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
_LONGEST = 300  # digits; a longer run of them is no number that anyone counts with


def is_word(text: str) -> bool:
    """True for a word that is no text: null, true or false."""
    return text in _WORDS


def resolve(text: str) -> bool | int | float | str | None:
    """The value of a plain scalar (YAML 1.2, 10.3.2)."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+.0123456789" or len(text) > _LONGEST:
        return text
    if _INTEGER.match(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.match(text):
        return float(text.replace(".", "", 1) if text[-1] in "fFnN" else text)
    return text
