"""truncated-field: a title, excerpt or description that was cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Edit, Fix, Meta, Severity, Span, Violation
from copydesk_rules.analyses.truncation.fields import FieldCut, field_cuts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Document

# What a plain YAML or TOML string may hold without quoting it anew.
_PLAIN = re.compile(r"[^\\\n\"'`:#{}\[\]&*!|>%@]+")
_LONGEST = 300


@dataclass(frozen=True)
class TruncatedField:
    """Reports fields that break off; `fields` says which are looked at."""

    fields: tuple[str, ...] = ("title", "subtitle", "excerpt", "description", "summary")

    meta: ClassVar[Meta] = Meta(
        name="truncated-field",
        summary="A title, excerpt or description that was cut off.",
        severity=Severity.ERROR,
        fixable=True,
        messages={
            "broken-letter": "`{field}` was cut inside a letter: it ends in U+FFFD",
            "comma": "`{field}` is cut off after “{quote}”: it ends with a comma",
            "copy-of-body": "`{field}` copies the body and stops inside a sentence after “{quote}”",
            "copy-of-heading": "`{field}` stops after “{quote}”; the first line goes on with “{rest}”",
            "function-word": "`{field}` is cut off after “{quote}”: no sentence ends in this word",
            "no-end": "`{field}` ends after “{quote}” without a final mark: cut off, or a missing full stop",
            "open-pair": "`{field}` is cut off after “{quote}”: a bracket or quotation mark stays open",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a field that breaks off."""
        for cut in document.analysis(field_cuts):
            if cut.field.name in self.fields:
                yield _violation(document, cut)


def _violation(document: Document, cut: FieldCut) -> Violation:
    rest = cut.whole[len(cut.field.text.rstrip("?？")) :][:20]
    params = {"field": cut.field.name, "quote": document.at(cut.span), "rest": rest}
    return Violation(cut.span, cut.code, params, cut.confidence, fix=_fix(cut))


def _fix(cut: FieldCut) -> Fix | None:
    """Take over what the field was copied from; only the writer knows whether it may be that long."""
    if cut.field.start < 0 or not _PLAIN.fullmatch(cut.whole) or len(cut.whole) > _LONGEST:
        return None
    span = Span(cut.field.start, cut.field.start + len(cut.field.text))
    return Fix(f"Complete `{cut.field.name}` from the text", (Edit(span, cut.whole),), Applicability.UNSAFE)
