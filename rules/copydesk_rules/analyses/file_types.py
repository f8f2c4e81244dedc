"""What the end of a path says: an image, another file, or a page."""

from __future__ import annotations

import re

from copydesk import lazy_pattern

IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "heic"})
FILES = frozenset(
    {
        *IMAGES,
        *("pdf", "zip", "gz", "7z", "csv", "tsv", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "key"),
        *("mp3", "m4a", "ogg", "wav", "mp4", "m4v", "mov", "webm", "epub", "ics"),
    }
)
# What generators make pages of; others are data, scripts and the like.
PAGES = frozenset({"md", "mdx", "markdown", "mkd", "html", "htm"})
_SUFFIX = lazy_pattern(r"\.([A-Za-z0-9]{2,5})\Z")


def suffix_of(path: str) -> str:
    """The suffix of a path or address in lower case, without its dot, query and fragment; "" without one."""
    match = _SUFFIX.search(re.split(r"[?#]", path.strip(), maxsplit=1)[0])
    return match[1].lower() if match else ""
