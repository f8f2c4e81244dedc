"""Two posts with one URL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk import Confidence, Document, Evidence, Fact, Meta, Related, Severity, Violation

_SAMPLES = 3


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
        from copydesk_rules.analyses.addresses import address_of, place_of_address

        address = address_of(document)
        if address is not None:
            key = f"file {_published(address)}".encode("utf-8", "surrogatepass")
            yield Fact(key, place_of_address(document))

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield a violation when another post is published as the same file."""
        from copydesk_rules.analyses.addresses import address_of

        for group in evidence.groups:
            own = next(member for member in group.members if member.path == evidence.path)
            others = [member for member in group.members if member.path != evidence.path]
            if others:
                places = [evidence.place(other.path, other.span) for other in others[:_SAMPLES]]
                # Jekyll's pattern is known; Hugo's `permalinks` may be set where nobody looks for it.
                site, fields = document.site, document.front_matter.fields
                known = site.generator == "jekyll" and not site.addresses_vary
                sure = known or not fields.keys().isdisjoint(("permalink", "url"))
                yield Violation(
                    own.span,
                    "collision",
                    {"path": places[0].path, "address": address_of(document) or ""},
                    Confidence.CERTAIN if sure else Confidence.LIKELY,
                    tuple(Related(place, "there") for place in places),
                )


def _published(address: str) -> str:
    """The file that answers an address."""
    if address.endswith("/"):
        return f"{address}index.html"
    return address if "." in address.rpartition("/")[2] else f"{address}.html"
