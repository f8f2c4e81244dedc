"""truncated-field: a title, excerpt or description that was cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Edit, Fix, Meta, Severity, Span, Violation, lazy_pattern
from copydesk_rules.analyses.truncation.fields import FieldCut, field_cuts
from copydesk_rules.analyses.truncation.quotes import head, tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Document

# What a plain YAML or TOML string may hold without quoting it anew.
_PLAIN = lazy_pattern(r"[^\\\n\"'`:#{}\[\]&*!|>%@]+")
_LONGEST = 300
_SHOWN = 48


@dataclass(frozen=True, eq=False, repr=False)
class TruncatedField:
    """Reports fields that break off; `fields` says which are looked at."""

    fields: tuple[str, ...] = ("title", "subtitle", "excerpt", "description", "summary")

    meta: ClassVar[Meta] = Meta(
        name="truncated-field",
        summary="A title, excerpt or description that was cut off.",
        severity=Severity.ERROR,
        fixable=True,
        messages={
            "comma": "`{field}` ends with the comma of “{said}”: complete it",
            "copy-of-body": "`{field}` copies the text and stops inside a sentence, “{said}”: complete it",
            "copy-of-heading": "`{field}` starts the first line, “{line}”: complete it if it was cut",
            "function-word": "“{said}” leaves `{field}` open: complete it",
            "no-end": "`{field}` ends in “{said}” without a full stop: add it, or finish the sentence",
            "open-pair": "`{mark}` before “{said}” in `{field}` is never closed: close it, or add the rest",
            "spliced": "`{field}` is two texts: after “{first}” comes “{said}”; keep one of them",
            "stub": "`{field}` is shorter than the first line, “{line}”: take that over if it was cut",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a field that breaks off."""
        for cut in document.analysis(field_cuts):
            if cut.field.name in self.fields:
                yield _violation(cut)


def _violation(cut: FieldCut) -> Violation:
    params = {"field": cut.field.name, "said": cut.quote}
    if cut.code == "open-pair":
        params |= {"mark": cut.mark, "said": head(cut.quote, _SHOWN)}
    elif cut.code in ("copy-of-heading", "stub"):
        params["line"] = head(cut.whole or cut.rest, _SHOWN)
    elif cut.code == "spliced":
        params |= {"first": tail(cut.rest, _SHOWN // 2), "said": head(cut.quote, _SHOWN)}
    return Violation(cut.span, cut.code, params, cut.confidence, fix=_fix(cut))


def _fix(cut: FieldCut) -> Fix | None:
    """Take over what the field was copied from; only the writer knows whether it may be that long."""
    if cut.confidence is Confidence.POSSIBLE or cut.field.start < 0 or not cut.whole:
        return None
    if not _PLAIN.fullmatch(cut.whole) or len(cut.whole) > _LONGEST:
        return None
    span = Span(cut.field.start, cut.field.start + len(cut.field.text))
    return Fix(f"Complete `{cut.field.name}` from the text", (Edit(span, cut.whole),), Applicability.UNSAFE)
