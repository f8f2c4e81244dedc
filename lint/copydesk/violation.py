"""What a rule reports: violations, related places, fixes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from copydesk.span import Edit, Position, Span

Param: TypeAlias = str | int | float | bool | None
_NO_PARAMS: Mapping[str, Param] = MappingProxyType({})


class Confidence(Enum):
    """How sure a finding is; `POSSIBLE` is reported only when asked for."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Applicability(Enum):
    """When a fix may be applied: by `--fix`, only with `--unsafe-fixes`, or never (shown only)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Fix(NamedTuple):
    """Edits of the document's text that stand or fall together."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


class Place(NamedTuple):
    """A place in another document, which is not loaded; `end` is after the last code point."""

    path: str
    start: Position
    end: Position


class Related(NamedTuple):
    """A second place the reader needs, such as where a passage was said first.

    `note` is a key of the rule's `Meta.notes`; `place` is a span of this document or a place in
    another one.
    """

    place: Span | Place
    note: str
    params: Mapping[str, Param] = _NO_PARAMS


class Violation(NamedTuple):
    """One fault at one place. The engine adds path, rule, severity and sentence.

    `span` is a range of the document's text. `code` is a key of the rule's `Meta.messages`, whose
    template is filled from `params`; a param named `quote` is text that stands inside the span.
    """

    span: Span
    code: str
    params: Mapping[str, Param] = _NO_PARAMS
    confidence: Confidence = Confidence.CERTAIN
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    suggestions: tuple[Fix, ...] = ()
