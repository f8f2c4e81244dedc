"""Two posts with one URL."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Evidence, Fact, Meta, Related, Severity, Span, Violation

if TYPE_CHECKING:
    from datetime import tzinfo

_SAMPLES = 3
_DECIDING = ("permalink", "url", "slug", "title", "date")


@dataclass(frozen=True, eq=False, repr=False)
class UrlCollision:
    """Computes the address of each post as Jekyll or Hugo does, and reports those that come out equal."""

    meta: ClassVar[Meta] = Meta(
        name="url-collision",
        summary="Two posts with one URL.",
        messages={
            "collision": "{path} has the address `{address}` too, and only one of the two is published: "
            "give one another slug"
        },
        notes={"there": "this one too"},
        severity=Severity.ERROR,
        reads=frozenset({"index", "site"}),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The file that the post is published as."""
        address = _address(document)
        if address is not None:
            yield Fact(f"file {_published(address)}".encode("utf-8", "surrogatepass"), _place(document))

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield a violation when another post is published as the same file."""
        for group in evidence.groups:
            own = next(member for member in group.members if member.path == evidence.path)
            others = [member for member in group.members if member.path != evidence.path]
            if others:
                places = [evidence.place(other.path, other.span) for other in others[:_SAMPLES]]
                # Jekyll's pattern is known; Hugo's `permalinks` may be set where nobody looks for it.
                sure = document.site.generator == "jekyll" or "url" in document.front_matter.fields
                yield Violation(
                    own.span,
                    "collision",
                    {"path": places[0].path, "address": _address(document) or ""},
                    Confidence.CERTAIN if sure else Confidence.LIKELY,
                    tuple(Related(place, "there") for place in places),
                )


def _address(document: Document) -> str | None:
    site = document.site
    if site.generator == "jekyll":
        from copydesk_rules.analyses.jekyll_address import jekyll_address

        return jekyll_address(document, _path(document), _zone(site.timezone))
    if site.generator == "hugo" and not site.permalink:
        from copydesk_rules.analyses.hugo_address import hugo_address

        return hugo_address(document, _path(document))
    return None


def _path(document: Document) -> str:
    """The path of a post, relative to the site's folder."""
    return os.path.relpath(document.path, document.site.root or ".").replace("\\", "/")


def _zone(name: str) -> tzinfo:
    """The site's time zone; UTC, which build servers have, when it is not known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _published(address: str) -> str:
    """The file that answers an address."""
    if address.endswith("/"):
        return f"{address}index.html"
    return address if "." in address.rpartition("/")[2] else f"{address}.html"


def _place(document: Document) -> Span:
    """The field that decides the address, or the beginning of the post."""
    fields = document.front_matter.fields
    name = next((name for name in _DECIDING if name in fields), None)
    return fields[name].span if name else Span(0, 0)
