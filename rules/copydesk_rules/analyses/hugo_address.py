"""The address that Hugo gives to a page without a `permalinks` setting.

Source: Hugo 0.111, helpers/path.go (MakePathSanitized) and resources/page/page_paths.go.
"""

from __future__ import annotations

import re

from copydesk import Document, lazy_pattern

_CONTENT = "content/"
_LANGUAGE = lazy_pattern(r".*\.[a-z]{2}(?:-[A-Za-z]{2,4})?")
_DROPPED = lazy_pattern(r"[^\w./\\#+~@%\s-]|%(?![0-9A-Fa-f]{2})")
_BETWEEN = lazy_pattern(r"(?<=[^\s-])\s+(?=[^\s-])")
_SPACES = lazy_pattern(r"\s+")


def hugo_address(document: Document, path: str) -> str | None:
    """A page's address, not escaped; None for what is no regular page, or has a language in its name.

    `path` is relative to the site's folder.
    """
    values = document.front_matter.values
    if not path.startswith(_CONTENT) or values.get("draft") is True:
        return None
    folder, _, file = path[len(_CONTENT) :].rpartition("/")
    stem = file.rpartition(".")[0]
    if stem == "_index" or _LANGUAGE.fullmatch(stem):
        return None
    address = values.get("url")
    if isinstance(address, str) and address:
        named = "." in address.rpartition("/")[2]
        return _joined(address if named else f"{address}/")
    if stem == "index":
        folder, _, stem = folder.rpartition("/")
    slug = values.get("slug")
    if isinstance(slug, str) and slug:
        stem = slug
    return _joined(_sanitized(f"{folder}/{stem}/"))


def _sanitized(path: str) -> str:
    """A path in lower case, with hyphens for spaces and without the characters that Hugo drops."""
    return _SPACES.sub("", _BETWEEN.sub("-", _DROPPED.sub("", path))).lower()


def _joined(address: str) -> str:
    """An address from the root on, without empty parts."""
    return re.sub("/{2,}", "/", f"/{address}")
