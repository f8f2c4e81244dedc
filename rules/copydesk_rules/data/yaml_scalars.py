"""What each generator's YAML reader makes of an unquoted scalar that looks like text to its writer.

Run with Psych 4 (Jekyll 4.3), PyYAML 6, js-yaml 3 and 4, `yaml` 2 and Hugo 0.111; the newer Hugo's rows
are from its goccy/go-yaml. Docusaurus, Eleventy and Zenn read with js-yaml 4, Qiita with js-yaml 3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_OLD_NUMBERS = frozenset({"octal", "sexagesimal", "underscore"})
_JAVASCRIPT = frozenset({"exponent", "date"})

# What a reader does beyond the core of YAML: `words` makes yes, no, on and off booleans, `points`
# keeps the zero of 1.0.
TRAITS: Mapping[str, frozenset[str]] = {
    "jekyll": frozenset({"words", "comma", "any-hour", "points"}) | _OLD_NUMBERS,
    "mkdocs-material": frozenset({"words", "points"}) | _OLD_NUMBERS,
    "qiita": _OLD_NUMBERS | _JAVASCRIPT,
    "astro": _JAVASCRIPT | {"leading-zero"},
    "docusaurus": _JAVASCRIPT | {"leading-zero"},
    "eleventy": _JAVASCRIPT | {"leading-zero"},
    "zenn": frozenset({"exponent", "leading-zero"}),
    "hexo": frozenset({"exponent", "leading-zero"}),
    "hugo": frozenset({"octal", "underscore"}),
    "zola": frozenset({"exponent"}),
}
# Where the generator is unknown: what some readers do, and of decimals only what all of them lose.
ANY = frozenset({"words", "exponent", "points"}) | _OLD_NUMBERS

_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
# Patterns, compiled when the first scalar that begins as a number is met.
_OCTAL = r"[-+]?0[0-7_]*[1-7][0-7_]*\Z"
_LEADING_ZERO = r"[-+]?0[0-9]+\Z"
_SEXAGESIMAL = r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z"
_GROUPED = r"[-+]?[1-9][0-9]*(?:[_,]+[0-9]+)+\Z"
_EXPONENT = r"[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]{1,4}\Z"
_FRACTION = r"[-+]?[0-9]+\.[0-9]*\Z"
_HEXADECIMAL = r"0x[0-9a-fA-F]+\Z"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
_LONGEST = 40


class Reading(NamedTuple):
    """What a reader takes a scalar for: `kind` is boolean, number, octal, time, date or nothing.

    `shown` is what it prints of it, "" where readers differ.
    """

    kind: str
    shown: str


def reading(raw: str, traits: frozenset[str]) -> Reading | None:
    """What a reader with these traits makes of a plain scalar; None when it prints what is written."""
    if not raw or len(raw) > _LONGEST:
        return None
    if raw in ("null", "Null", "NULL"):
        return Reading("nothing", "")
    if raw[0] not in "+-.0123456789":
        word = _WORDS.get(raw.lower()) if raw in (raw.lower(), raw.upper(), raw.capitalize()) else None
        return Reading("boolean", word) if word and "words" in traits else None
    found = _number(raw, traits)
    return found if found and found.shown != raw else None


def _number(raw: str, traits: frozenset[str]) -> Reading | None:
    if "octal" in traits and re.match(_OCTAL, raw):
        return Reading("octal" if len(raw.lstrip("+-0")) > 1 else "number", str(int(raw.replace("_", ""), 8)))
    if "leading-zero" in traits and re.match(_LEADING_ZERO, raw):
        return Reading("number", str(int(raw)))
    if "sexagesimal" in traits and re.match(_SEXAGESIMAL, raw):
        return _time(raw, traits)
    if re.match(_GROUPED, raw) and (
        ("," in raw and "comma" in traits) or ("," not in raw and "underscore" in traits)
    ):
        return Reading("number", raw.replace("_", "").replace(",", ""))
    if re.match(_FRACTION, raw) or ("exponent" in traits and re.match(_EXPONENT, raw)):
        return _decimal(float(raw), keep_point="points" in traits)
    if re.match(_HEXADECIMAL, raw):
        return Reading("number", str(int(raw, 16)))
    return Reading("date", "") if "date" in traits and re.match(_DATE, raw) else None


def _time(raw: str, traits: frozenset[str]) -> Reading | None:
    """The readings of YAML 1.1's base 60; Ruby's libraries count the seconds differently."""
    if "any-hour" in traits:
        return Reading("time", "") if raw.count(":") <= 2 else None
    if raw.lstrip("+-").startswith("0") or "." in raw:
        return None
    value = 0
    for part in raw.lstrip("+-").replace("_", "").split(":"):
        value = 60 * value + int(part)
    return Reading("time", f"-{value}" if raw.startswith("-") else str(value))


def _decimal(value: float, *, keep_point: bool) -> Reading:
    whole = value.is_integer() and not keep_point and abs(value) < 1e15
    return Reading("number", str(int(value)) if whole else str(value))
