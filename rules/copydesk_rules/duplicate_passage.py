"""A passage that stands twice in a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk import Confidence, Document, Fix, Meta, Related, Severity, Violation
from copydesk_rules.analyses.passages import Passage, passages

_FIXED = frozenset({"copy", "sentence"})
# Below this share the copies may say something different, and deleting one would lose it.
_FIXED_SIMILARITY = 0.98
_POSSIBLE = frozenset({"phrase", "summary"})


@dataclass(frozen=True, eq=False, repr=False)
class DuplicatePassage:
    """Reports each repeated passage once, at its first repetition.

    `minimum_letters` leaves out shorter passages (restarts excepted). `accept` names the forms of
    repetition that are no fault. `allow` lists fingerprints of passages that may stand twice.
    """

    minimum_letters: int = 0
    accept: tuple[str, ...] = (
        "links",
        "quotes",
        "list",
        "parallel",
        "refrain",
        "alternatives",
        "credits",
        "forms",
        "introductions",
    )
    allow: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="duplicate-passage",
        summary="A passage that stands twice in the post.",
        messages={
            "restart": "“{opening}” starts again what was cut off in line {line}: delete the first attempt",
            "copy": "“{opening}” ({letters} letters) stands {times}, first in line {line}: keep one",
            "near": "“{opening}” repeats line {line} in other words: merge the two or cut one",
            "sentence": "“{opening}” is said {times}, first in line {line}: keep one",
            "overlap": "from “{opening}” on, {letters} characters are the same as in line {line}: "
            "keep them once",
            "phrase": "“{opening}” is said {times}, first in line {line}",
            "summary": "“{opening}” is said in a summary and in the text, first in line {line}",
        },
        notes={"cut": "the first attempt, cut off here", "first": "first here", "again": "again here"},
        severities={
            "restart": Severity.ERROR,
            "copy": Severity.ERROR,
            "phrase": Severity.INFO,
            "summary": Severity.INFO,
        },
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation for each passage, with its other copies as related places."""
        for passage in document.analysis(passages).passages:
            if not self._accepts(passage):
                yield _violation(document, passage)

    def _accepts(self, passage: Passage) -> bool:
        if passage.habit in self.accept or passage.fingerprint in self.allow:
            return True
        return passage.code != "restart" and passage.letters < self.minimum_letters


def _violation(document: Document, passage: Passage) -> Violation:
    from copydesk_rules.analyses.excerpts import opening  # most posts repeat nothing

    span, *more = passage.later
    copies = len(passage.later) + 1
    cut = passage.code == "restart"
    at = passage.first.end if cut else passage.first.start
    return Violation(
        span,
        passage.code,
        {
            "opening": opening(document, span),
            "line": document.position(at).line,
            "letters": passage.letters,
            "times": "twice" if copies == 2 else f"{copies} times",
            "percent": round(100 * passage.similarity),
            "passage": passage.fingerprint,
        },
        _confidence(passage),
        (Related(passage.first, "cut" if cut else "first"), *(Related(place, "again") for place in more)),
        _fix(document, passage),
    )


def _confidence(passage: Passage) -> Confidence:
    if passage.doubtful or passage.code in _POSSIBLE:
        return Confidence.POSSIBLE
    return Confidence.CERTAIN if passage.certain else Confidence.LIKELY


def _fix(document: Document, passage: Passage) -> Fix | None:
    from copydesk_rules.analyses.removal import without_copies, without_first_attempt

    if passage.code == "restart":
        return without_first_attempt(document, passage.first, passage.later[0])
    if passage.code in _FIXED and passage.similarity >= _FIXED_SIMILARITY and not passage.doubtful:
        return without_copies(document, passage.first, passage.later)
    return None
