"""Reports what the site's schema of front matter does not allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import (
    Applicability,
    Confidence,
    Document,
    Fault,
    Fix,
    Meta,
    Related,
    Severity,
    Violation,
    delete_item,
    rename_field,
    set_field,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each fix is verified by reading the result; the fixer comes again for the rest.
_MOST_FIXED = 20


@dataclass(frozen=True, eq=False, repr=False)
class FrontMatterSchema:
    """Fields that the site's JSON Schema, or the built-in one of its generator, does not allow."""

    meta: ClassVar[Meta] = Meta(
        name="front-matter-schema",
        summary="A field that the schema does not allow, or one that is missing.",
        messages={
            "duplicate-item": "{quote} stands in `{key}` twice",
            "empty-value": "`{key}` is empty",
            "missing-key": "`{key}` is missing{because}",
            "not-allowed": "`{key}` does not satisfy `{keyword}` of the schema",
            "out-of-range": "`{key}` is {quote}, but must be {expected}",
            "too-few": "`{key}` has {count} entries, but needs at least {limit}",
            "too-long": "`{key}` has {length} characters, but may have at most {limit}",
            "too-many": "`{key}` has {count} entries, but may have at most {limit}",
            "too-short": "`{key}` has {length} characters, but needs at least {limit}",
            "unknown-key": "`{key}` is not a known key{suggestion}",
            "wrong-format": "`{key}` is {quote}, but must be {expected}",
            "wrong-pattern": "`{key}` is {quote}, which does not match `{expected}`",
            "wrong-type": "`{key}` must be {expected}, not {found}",
            "wrong-value": "`{key}` is {quote}, but must be {expected}{suggestion}",
        },
        notes={"first": "it stands here already"},
        severity=Severity.ERROR,
        fixable=True,
        reads=frozenset({"site", "files"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report each fault of the schema; those of a built-in one are only likely."""
        schema = document.site.front_matter_schema
        if schema is None or not document.front_matter:
            return
        confidence = Confidence.LIKELY if schema.open else Confidence.CERTAIN
        for number, fault in enumerate(schema.faults(document.front_matter)):
            fix = _fix(document, fault) if number < _MOST_FIXED else None
            related = (Related(fault.cause, "first"),) if fault.cause else ()
            yield Violation(fault.span, fault.code, fault.params, confidence, related=related, fix=fix)


def _fix(document: Document, fault: Fault) -> Fix | None:
    if fault.code == "duplicate-item":
        edit = delete_item(document, fault.path)
        return Fix("remove the second one", (edit,)) if edit else None
    if fault.value is None:
        return None
    if fault.code == "unknown-key":
        edit = rename_field(document, fault.path, str(fault.value))
        title = f"rename it to `{fault.value}`"
    else:
        edit = set_field(document, fault.path, fault.value)
        title = "write the value as it is expected"
    return Fix(title, (edit,), Applicability.UNSAFE) if edit else None
