"""The engine's own findings: what no rule can report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.rule import Meta, Severity
from copydesk.span import Span
from copydesk.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document

UNDECODABLE = Meta(
    name="undecodable-file",
    summary="A file whose bytes are no text.",
    messages={"undecodable": "the file cannot be read as text: {problem}"},
    severity=Severity.ERROR,
)
UNUSED = Meta(
    name="unused-suppression",
    summary="A suppression that suppresses nothing.",
    messages={
        "unused": "`{directive}` suppresses nothing: delete it",
        "unused-rule": "`{rule}` is not found here: take it out of `{directive}`",
    },
)
UNKNOWN = Meta(
    name="unknown-suppression",
    summary="A suppression that names no rule.",
    messages={
        "unknown": "there is no rule `{rule}`",
        "misspelt": "there is no rule `{rule}`: did you mean `{suggestion}`?",
        "malformed": "`{directive}` is no directive: {problem}",
    },
)
CRASH = Meta(
    name="rule-crash",
    summary="A rule that raised an exception; a bug of the rule, not of the post.",
    messages={
        "crash": "the rule `{rule}` crashed at {where}: {error}; this is a bug in the rule",
        "engine": "Copydesk itself crashed at {where}: {error}; this is a bug, of Copydesk or of a parser",
    },
    severity=Severity.ERROR,
)


class Bearer(NamedTuple):
    """Carries a description of the engine's own, so that severities can be set; it finds nothing."""

    meta: Meta

    def check(self, document: Document) -> Iterator[Violation]:
        """Nothing: the engine itself reports."""
        return iter(())


METAS = (CRASH, UNDECODABLE, UNKNOWN, UNUSED)
NAMES = frozenset(meta.name for meta in METAS)


def undecodable(document: Document) -> Violation:
    """The finding of a source that is no text."""
    return Violation(Span(0, 0), "undecodable", {"problem": document.source.problem})


def crash(rule: str, error: BaseException) -> Violation:
    """The finding of a rule that raised, or of the engine (""), with the place in its code."""
    import traceback  # nearly no run needs it

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    where = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}" if last else "?"
    params = {"where": where, "error": f"{type(error).__name__}: {_said(error)}"}
    if not rule:
        return Violation(Span(0, 0), "engine", params)
    return Violation(Span(0, 0), "crash", {"rule": rule, **params})


def _said(error: BaseException) -> str:
    try:
        return str(error)[:300]
    except Exception:  # noqa: BLE001 - an exception's own text may raise
        return "(its text raised an exception)"
