"""Which forms of a date each generator reads, and what it does with one that does not exist.

Jekyll 4.3 with Ruby's `Time.parse`, Hugo 0.111 with the formats of spf13/cast, V8's `Date`, moment 2 and
luxon 3 were run on fifty forms; MkDocs Material takes only what PyYAML reads as a date, Zenn the two forms of
its documentation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Patterns, of which a site needs one or two: `re` compiles them when they are first used.
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_GO = (
    rf"{_ISO}(?:T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:[.,][0-9]+)?(?:Z|[-+][0-9]{{2}}:?[0-9]{{2}})?"
    r"| [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z| ?[-+][0-9]{2}:?[0-9]{2}(?: [A-Z]{3,4})?)?)?\Z"
    r"|[0-9]{2} [A-Z][a-z]{2} [0-9]{2}(?:[0-9]{2})?\b|[A-Z][a-z]+,? "
)
_ISO_8601 = (
    rf"[0-9]{{4}}(?:-[0-9]{{2}})?\Z|[0-9]{{8}}|{_ISO}(?:T[0-9]{{2}}(?::?[0-9]{{2}}(?::?[0-9]{{2}}(?:[.,][0-9]+)?)?)?"
    r"(?:Z|[-+][0-9]{2}(?::?[0-9]{2})?)?)?\Z|[0-9]{4}-W"
)
_ELEVENTY_WORDS = r"(?i)(?:git )?(?:last modified|created)\Z"
# PyYAML's resolver, and js-yaml's alike: what becomes a date without being parsed by the generator.
_TIMESTAMP = (
    rf"{_ISO}\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?\Z"
)
_ZENN = rf"{_ISO}(?: [0-9]{{2}}:[0-9]{{2}})?\Z"
_ZOLA = rf"{_ISO}(?:[T ]|\Z)"
_NO_DAY = r"[0-9]{4}(?:-[0-9]{1,2})?\Z"
_DAY_FIRST = r"(?:1[3-9]|2[0-9]|3[01])/[0-9]{1,2}/[0-9]{4}"

# The fields, in lower case, that each generator itself reads as dates.
FIELDS: Mapping[str, frozenset[str]] = {
    "jekyll": frozenset({"date"}),
    "hugo": frozenset(
        {"date", "lastmod", "publishdate", "expirydate", "pubdate", "published", "modified", "unpublishdate"}
    ),
    "hexo": frozenset({"date", "updated"}),
    "astro": frozenset({"date", "pubdate", "updateddate"}),
    "docusaurus": frozenset({"date", "last_update.date"}),
    "eleventy": frozenset({"date"}),
    "zola": frozenset({"date", "updated"}),
    "mkdocs-material": frozenset({"date", "date.created", "date.updated"}),
    "zenn": frozenset({"published_at"}),
}
# What follows from a date that cannot be read, to end a message with.
STOPS = frozenset({"jekyll", "hugo", "docusaurus", "eleventy", "zola", "mkdocs-material"})
# Readers that count a day too many into the next month: 2024-02-30 is 2024-03-01.
ROLLS_OVER = frozenset({"jekyll", "astro", "docusaurus", "eleventy", "hexo", "qiita"})
_JAVASCRIPT = frozenset({"astro", "docusaurus", "hexo"})


def readable(text: str, generator: str, *, plain: bool) -> bool:
    """True unless the generator is known not to read a date of this form; `plain` means without quotes."""
    text = text.strip()
    if generator == "hugo":
        return re.match(_GO, text) is not None
    if generator == "mkdocs-material":
        return plain and re.match(_TIMESTAMP, text) is not None
    if generator == "zenn":
        return re.match(_ZENN, text) is not None
    if generator == "zola":
        return re.match(_ZOLA, text) is not None
    if generator == "eleventy":
        timestamp = plain and re.match(_TIMESTAMP, text)
        return bool(timestamp or re.match(_ISO_8601, text) or re.match(_ELEVENTY_WORDS, text))
    return _loosely_readable(text, generator)


def _loosely_readable(text: str, generator: str) -> bool:
    """The readers that guess: they need digits, and know no Chinese, Japanese or Korean ones."""
    if not any(digit in text for digit in "0123456789") or any(mark in text for mark in "年月日년월일"):
        return False
    if generator == "jekyll":
        return re.match(_NO_DAY, text) is None
    return generator not in _JAVASCRIPT or re.match(_DAY_FIRST, text) is None
