"""Finds posts without front matter where the schema requires some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Document, Meta, Severity, Span, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = 5


@dataclass(frozen=True, eq=False, repr=False)
class MissingFrontMatter:
    """A post without front matter, on a site whose schema requires fields."""

    meta: ClassVar[Meta] = Meta(
        name="missing-front-matter",
        summary="A post without front matter where the schema requires fields.",
        messages={"missing": "this post has no front matter; its schema requires {fields}"},
        severity=Severity.ERROR,
        reads=frozenset({"site", "files"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report the first line of a post that has none."""
        if document.front_matter or not document.text.strip():
            return
        schema = document.site.front_matter_schema
        if schema is None or not schema.required:
            return
        names = [f"`{name}`" for name in schema.required]
        fields = ", ".join(names[:_NAMED]) + (
            f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        )
        end = document.text.find("\n")
        yield Violation(Span(0, len(document.text) if end < 0 else end), "missing", {"fields": fields})
