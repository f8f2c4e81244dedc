"""Which addresses look like a post's under Jekyll's `permalink`."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk import lazy_pattern
from copydesk_rules.analyses.jekyll_address import STYLES

_TOKEN = lazy_pattern(r":(\w+)|[^:]+|:")
_NUMBERS = {"year": "[0-9]{4}", "short_year": "[0-9]{2}", "y_day": "[0-9]{1,3}", "w_year": "[0-9]{4}"}
_NUMBERS |= dict.fromkeys(("month", "i_month", "day", "i_day", "week", "w_day"), "[0-9]{1,2}")
_NUMBERS |= dict.fromkeys(("hour", "minute", "second"), "[0-9]{2}")
_WORDS = dict.fromkeys(("short_day", "long_day", "short_month", "long_month"), "[A-Za-z]+")
_ABOVE = ("categories", "slugified_categories")
_DATES = frozenset({"month", "i_month", "y_day", "week", "short_month", "long_month"})


class Dated(NamedTuple):
    """What an address says: the folders before the date (`/news`), the day (`2026-03-01`, or less of it)."""

    above: str
    day: str


def pattern_of(permalink: str) -> str:
    """The regular expression of the addresses of posts, levelled; "" when they look like any other page's.

    Only a year, something of the day, and a title tell a post from a page.
    """
    text = re.sub("/{2,}", "/", f"/{STYLES.get(permalink or 'date', permalink)}")
    text = re.sub(r"(?:/|\.html|:output_ext)+\Z", "", text).casefold()
    seen: set[str] = set()
    parts: list[str] = []
    for token in _TOKEN.finditer(text):
        name = token[1]
        if name is None:
            parts.append(re.escape(token[0]))
        elif name in _ABOVE and parts and parts[-1].endswith("/"):
            parts[-1] = parts[-1][:-1]
            parts.append(_group("above", "(?:/[^/]+){0,8}?", seen))
        elif name in ("title", "slug"):
            parts.append(_group("slug", "[^/]+", seen))
        elif name in _NUMBERS or name in _WORDS:
            parts.append(_group(name, _NUMBERS.get(name) or _WORDS[name], seen))
        else:
            return ""
    dated = {"year", "slug"} <= seen and not seen.isdisjoint(_DATES)
    return "".join(parts) if dated else ""


def dated(pattern: str, address: str) -> Dated | None:
    """What a levelled address says; None for one that does not look like a post's."""
    found = re.fullmatch(pattern, address) if pattern else None
    if found is None:
        return None
    parts = {name: value or "" for name, value in found.groupdict().items()}
    month = parts.get("month") or parts.get("i_month") or ""
    day = parts.get("day") or parts.get("i_day") or ""
    known = [parts["year"], month.zfill(2) if month else "", day.zfill(2) if month and day else ""]
    return Dated(parts.get("above", ""), "-".join(filter(None, known)))


def _group(name: str, expression: str, seen: set[str]) -> str:
    """A named group, or one without a name where the name was there before."""
    if name in seen:
        return f"(?:{expression})"
    seen.add(name)
    return f"(?P<{name}>{expression})"
