"""Finds keys of the front matter that are set twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import (
    Applicability,
    Document,
    Duplicate,
    Fix,
    Meta,
    Related,
    Severity,
    Violation,
    delete_duplicate,
)
from copydesk_rules.data.readers import DUPLICATE, consequence

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each fix is verified by reading the result; the fixer comes again for the rest.
_MOST_FIXED = 20


@dataclass(frozen=True, eq=False, repr=False)
class DuplicateKey:
    """A key that stands twice in one mapping."""

    meta: ClassVar[Meta] = Meta(
        name="duplicate-key",
        summary="A key that is set twice.",
        messages={
            "equal": "`{key}` is set twice, to the same value: remove this line{consequence}",
            "different": "`{key}` is set twice, to different values: keep one of them{consequence}",
        },
        notes={"first": "first set here"},
        severity=Severity.ERROR,
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report each later key, with the place of the first."""
        front = document.front_matter
        # What generators do was measured with YAML.
        outcome = consequence(DUPLICATE, document.site.generator) if front.form == "yaml" else ""
        for number, duplicate in enumerate(front.duplicates):
            equal = duplicate.first_node.plain() == duplicate.later_node.plain()
            params = {"key": duplicate.key, "consequence": outcome}
            yield Violation(
                duplicate.later,
                "equal" if equal else "different",
                params,
                related=(Related(duplicate.first, "first"),),
                fix=_fix(document, number, duplicate) if equal and number < _MOST_FIXED else None,
            )


def _fix(document: Document, number: int, duplicate: Duplicate) -> Fix | None:
    edit = delete_duplicate(document, number)
    return Fix(f"remove the second `{duplicate.key}`", (edit,), Applicability.SAFE) if edit else None
