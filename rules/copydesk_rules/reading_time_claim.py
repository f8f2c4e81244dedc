"""A reading time in the body that the text does not take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Document, Edit, Fix, Meta, Severity, Violation, lazy_pattern
from copydesk_rules.analyses.quoting import hinted, named
from copydesk_rules.analyses.reading import amount, pace
from copydesk_rules.analyses.reading_stated import Stated
from copydesk_rules.analyses.reading_verdict import is_unsettled, unrepeated, verdict
from copydesk_rules.data.reading_claims import HINTS, LABELS, MINUTES, OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Prose

_HEAD = 6
_MINUTES = lazy_pattern(MINUTES)
_WORD_END = lazy_pattern(r"\w{0,12}")


@dataclass(frozen=True, eq=False, repr=False)
class ReadingTimeClaim:
    """Compares what the body says of its own reading time with the time that the text takes.

    `head` is how many blocks a label such as "Reading time: 8 min" may stand in; a sentence about "this
    article" counts anywhere. The paces (0: by language) replace the usual ones.
    """

    head: int = _HEAD
    characters_per_minute: int = 0
    words_per_minute: int = 0

    meta: ClassVar[Meta] = Meta(
        name="reading-time-claim",
        summary="A reading time in the body that the text does not take.",
        messages={
            "off": "says “{quote}”, the text takes {minutes} min{more}",
            "far-off": "says “{quote}”, the text takes {minutes} min{more}",
        },
        severity=Severity.WARNING,
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation for each statement that does not hold."""
        usual = pace(document.language)
        characters = self.characters_per_minute or usual.characters
        speed = usual._replace(characters=characters, words=self.words_per_minute or usual.words)
        for stated in _claims(document, self.head):
            whole = document.analysis(amount)
            minutes = speed.minutes(whole)
            if code := verdict(stated, minutes):
                without = unrepeated(document, speed, whole)
                more = f" ({without} without the repeated passages)" if without < minutes else ""
                params: dict[str, str | int] = {"quote": stated.words, "minutes": minutes, "more": more}
                edits = stated.edits(minutes, speed.exact(whole))
                fix = None if is_unsettled(document) else _fix(edits)
                yield Violation(stated.span, code, params, fix=fix)


def _fix(edits: tuple[Edit, ...]) -> Fix:
    return Fix(
        f"State {' to '.join(dict.fromkeys(edit.text for edit in edits))} min", edits, Applicability.SAFE
    )


def _claims(document: Document, head: int) -> Iterator[Stated]:
    seen = 0
    for block in document.blocks:
        if block.prose is None or block.kind != "paragraph" or block.inside("quote", "footnote"):
            continue
        seen += 1
        patterns = (*OWN, *LABELS) if seen <= head else OWN
        text = block.prose.text.lower()
        if _MINUTES.search(text) and hinted(HINTS, text) and (found := _claim(block.prose, patterns)):
            yield found


def _claim(prose: Prose, patterns: tuple[str, ...]) -> Stated | None:
    for pattern in patterns:
        for found in re.finditer(pattern, prose.text, re.IGNORECASE):
            if not named(prose, *found.span()) and not _in_link(prose, found.start()):
                return _stated(prose, found)
    return None


def _stated(prose: Prose, found: re.Match[str]) -> Stated:
    groups = [index for index, text in enumerate(found.groups(), 1) if text][:2]
    numbers = tuple(prose.source(*found.span(index)) for index in groups)
    values = [int(found[index]) for index in groups]
    ending = _WORD_END.match(prose.text, found.end())
    end = ending.end() if ending else found.end()
    words = prose.text[found.start() : end].strip()
    return Stated(values[0], max(values), prose.source(found.start(), end), numbers, words)


def _in_link(prose: Prose, at: int) -> bool:
    """True in a link's text: it speaks of the post that the link leads to."""
    return any(part.kind == "link" and part.start <= at < part.end for part in prose.inlines)
