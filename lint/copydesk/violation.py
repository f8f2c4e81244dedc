"""What a rule reports: violations, related places, fixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from copydesk.span import Position, Span

Param: TypeAlias = str | int | float | bool | None


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


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the text at a span; an empty span inserts, an empty text deletes."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of the document's text that stand or fall together."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


@dataclass(frozen=True, slots=True)
class Place:
    """A place in another document, which is not loaded; `end` is after the last code point."""

    path: str
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Related:
    """A second place the reader needs, such as where a passage was said first.

    `note` is a key of the rule's `Meta.notes`; `place` is a span of this document or a place in
    another one.
    """

    place: Span | Place
    note: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault at one place. The engine adds path, rule, severity and sentence.

    `span` is a range of the document's text. `code` is a key of the rule's `Meta.messages`, whose
    template is filled from `params`; a param named `quote` is text that stands inside the span.
    """

    span: Span
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    confidence: Confidence = Confidence.CERTAIN
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    suggestions: tuple[Fix, ...] = ()
