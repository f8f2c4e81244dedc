"""The addresses of posts, as the site's generator gives them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from copydesk import Document, Span, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

_DECIDING = ("permalink", "url", "slug", "title", "date")
_OTHERS = ("redirect_from", "aliases", "alias")
_END = lazy_pattern(r"(?:/(?:index\.html?)?|\.html?)\Z")
_BETWEEN = lazy_pattern(r"[\W_]+")


def address_of(document: Document) -> str | None:
    """The path of a post's address, not escaped; None where it is not known, or not published."""
    site = document.site
    if site.generator == "jekyll":
        from copydesk_rules.analyses.jekyll_address import jekyll_address

        return jekyll_address(document, path_in_site(document), zone(site.timezone))
    if site.generator == "hugo" and not site.permalink:
        from copydesk_rules.analyses.hugo_address import hugo_address

        return hugo_address(document, path_in_site(document))
    return None


def further_addresses(document: Document, address: str | None) -> Iterator[str]:
    """The addresses that lead to a post too: `redirect_from` and `aliases`; relative ones from both ends."""
    folder = (address or "/").rstrip("/").rpartition("/")[0]
    for name in _OTHERS:
        value = document.front_matter.values.get(name)
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and text.strip():
                bare = text.strip().lstrip("/")
                yield f"/{bare}"
                if not text.strip().startswith("/"):
                    yield f"{folder}/{bare}"


def path_in_site(document: Document) -> str:
    """The path of a post, relative to the site's folder."""
    return os.path.relpath(document.path, document.site.root or ".").replace("\\", "/")


def zone(name: str) -> tzinfo:
    """The site's time zone; UTC, which build servers have, when it is not known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def place_of_address(document: Document) -> Span:
    """The field that decides the address, or the beginning of the post."""
    fields = document.front_matter.fields
    name = next((name for name in _DECIDING if name in fields), None)
    return fields[name].span if name else Span(0, 0)


def levelled(address: str) -> str:
    """An address so that what servers take for the same is equal: without its end, in lower case."""
    from unicodedata import normalize

    return _END.sub("", normalize("NFC", re.sub("/{2,}", "/", f"/{address}"))).casefold() or "/"


def slug_of(address: str) -> str:
    """The last part of an address with hyphens for all that is no letter or digit."""
    return hyphened(levelled(address).rpartition("/")[2])


def hyphened(text: str) -> str:
    """A text in lower case; each run of what is no letter or digit is a hyphen, and none is at its ends."""
    from unicodedata import normalize

    return _BETWEEN.sub("-", normalize("NFC", text).casefold()).strip("-")
