"""Whether what a rule yields can be reported; a rule that yields anything else is at fault."""

from __future__ import annotations

import math
from collections.abc import Mapping

from copydesk.rule import Meta
from copydesk.span import Span
from copydesk.violation import Confidence, Fix, Param, Violation


def inspect(violation: Violation, meta: Meta, length: int) -> None:
    """Raise ValueError or KeyError when a violation of a text of that length is not sound."""
    _inspect_span(violation.span, length)
    _inspect_params(violation.params)
    meta.messages[violation.code].format_map(violation.params)
    if not isinstance(violation.confidence, Confidence):
        raise TypeError(f"{violation.confidence!r} is no Confidence")
    for related in violation.related:
        _inspect_params(related.params)
        meta.notes[related.note].format_map(related.params)
        if isinstance(related.place, Span):
            _inspect_span(related.place, length)
    for fix in (violation.fix, *violation.suggestions):
        if fix:
            _inspect_fix(fix, length)


def _inspect_span(span: Span, length: int) -> None:
    if not (isinstance(span.start, int) and isinstance(span.end, int)):
        raise TypeError(f"{span} is no pair of whole numbers")
    if not 0 <= span.start <= span.end <= length:
        raise ValueError(f"{span} lies outside of the text")


def _inspect_params(params: Mapping[str, Param]) -> None:
    for name, value in params.items():
        if not isinstance(value, str | int | float | None):
            raise TypeError(f"the param `{name}` is {value!r}")
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"the param `{name}` is {value!r}")


def _inspect_fix(fix: Fix, length: int) -> None:
    at = 0
    for edit in sorted(fix.edits):
        _inspect_span(edit.span, length)
        if edit.span.start < at:
            raise ValueError(f"the edits of “{fix.title}” overlap")
        edit.text.encode()  # a lone surrogate cannot be written
        at = edit.span.end
