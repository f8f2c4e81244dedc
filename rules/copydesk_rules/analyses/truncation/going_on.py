"""Japanese letters that always go on to a longer word where else they stand."""

from __future__ import annotations

import re

from copydesk import Document

# In how many places they must, and how many are looked at, within so many characters to either side.
_PLACES = 2
_LOOKED_AT = 40
_NEAR = 20_000
# How many of the last letters of a run of katakana or of a Latin word are looked for.
_KATAKANA_AT_MOST = 4
_LATIN_AT_LEAST = 3
# No compiled pattern: few posts need it.
_LAST = r"(?a:(?P<latin>[A-Za-z]{3,30})|(?P<katakana>[ァ-ヴー]{2,30})|(?P<kanji>(?<![一-龥々])[一-龥]))\Z"
_ALIKE = {"latin": r"[A-Za-z]", "katakana": r"[ァ-ヴー]", "kanji": r"[一-龥々]"}


def goes_on_elsewhere(document: Document, text: str, start: int) -> bool:
    """True when the last letters of a text, whose block starts at `start`, are nowhere else a whole word.

    They are a Latin word, the end of a run of katakana, or a kanji without another one before it, and
    stand in three places at least.
    """
    last = re.search(_LAST, text[-40:])
    kind = last.lastgroup if last else None
    if last is None or kind is None:
        return False
    said, alike = last[0], _ALIKE[kind]
    whole = kind != "katakana" or len(said) <= _KATAKANA_AT_MOST
    said = said if whole else said[-_KATAKANA_AT_MOST:]
    around = document.text[max(0, start - _NEAR) : start + _NEAR]
    if around.count(said) <= _PLACES:
        return False
    own = max(0, min(start, _NEAR)) + document.text[start : start + _NEAR].find(text[-40:]) + len(text[-40:])
    before = rf"(?<!{alike})" if whole else ""
    places = goes_on = 0
    for found in re.finditer(before + re.escape(said), around):
        if found.end() == own:
            continue
        places += 1
        goes_on += bool(re.match(alike, around[found.end() : found.end() + 1]))
        if places > goes_on or places == _LOOKED_AT:
            break
    return places >= _PLACES and goes_on == places
