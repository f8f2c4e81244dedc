"""Finds fields that repeat the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Meta, Related, Violation, lazy_pattern
from copydesk_rules.analyses.fields import PlainField, plain_fields
from copydesk_rules.analyses.likeness import bare, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

# After a repeated title a new sentence begins; a particle or a verb makes the title its subject.
_BREAK = r"[\"'”’」』）)\]]*\s*(?:[|｜：；。！？…\n—–]|[:;.!?](?=\s|\Z|[^\x00-\x7f])|[-~－〜]\s)"
_WIDE_GAP = r"[\s　]"
_SENTENCE_END = r"[。！？]+|[!?.…]+(?=\s|\Z|[^\x00-\x7f])"
_LEAST_WEIGHT = 20
_LEAST_SHARE = 0.6
_LEAST_SENTENCE = 0.45
_LONGEST_TITLE = 300
_LONGEST_HEADLINE = 120
_LEAST_REST = 8
# A description is not shown beside the title, and where a site must have one, many copy the title.
_HIDDEN = frozenset({"description"})
_LINES = frozenset({"paragraph", "heading"})
_SENTENCE = lazy_pattern(r"[。．.!！:：…][\W_]*$")


@dataclass(frozen=True, eq=False, repr=False)
class RedundantField:
    """An excerpt or description that is the title, is part of it, or starts with it and then goes on.

    `compare` names the fields that the others are compared with.
    """

    fields: tuple[str, ...] = ("subtitle", "excerpt", "description", "summary")
    compare: tuple[str, ...] = ("title",)

    meta: ClassVar[Meta] = Meta(
        name="redundant-field",
        summary="A field that repeats another one.",
        messages={
            "equal": "`{field}` says the same as `{other}`: write what the reader learns, or drop it",
            "part": "`{field}` is most of `{other}`, and says no more: write what the reader learns",
            "starts": "`{field}` begins with {share} of `{other}`, which stands above it: "
            "start with what follows",
            "body": "`{field}` is the first line of the text: write what the reader learns",
            "joined": "`{field}` is the first line of the text and the next one, run together: "
            "write one sentence on what the reader learns",
        },
        notes={"other": "`{other}` is here", "line": "the line is here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Compare by letters and digits only, without width, case, marks and spaces."""
        fields = {field.name: field for field in plain_fields(document)}
        others = [fields[name] for name in self.compare if name in fields]
        for field in (fields[name] for name in self.fields if name in fields):
            found = [
                violation
                for other in others
                if other.name != field.name and len(other.text) <= _LONGEST_TITLE
                for violation in _compared(field, other)
            ]
            yield from found or _beside_the_text(document, field)


def _compared(field: PlainField, other: PlainField) -> Iterator[Violation]:
    text, title = bare(field.text), bare(other.text)
    params = {"field": field.name, "other": other.name}
    related = (Related(other.span, "other", {"other": other.name}),)
    if not text or not title:
        return
    if text == title:
        shown = other.name != "title" or field.name not in _HIDDEN
        sure = Confidence.CERTAIN if shown else Confidence.POSSIBLE
        yield Violation(field.span, "equal", params, sure, related)
    elif weight(text) >= _LEAST_WEIGHT and len(text) >= _LEAST_SHARE * len(title) and text in title:
        yield Violation(field.span, "part", params, Confidence.LIKELY, related)
    elif end := _end_of_repetition(field.text, title):
        params["share"] = "all" if _end_of_prefix(field.text, title) else "most"
        yield Violation(field.source(0, end), "starts", params, Confidence.LIKELY, related)


def _beside_the_text(document: Document, field: PlainField) -> Iterator[Violation]:
    """The field as the first line of the body, or as that line and the next run together.

    The line must be a headline: a line of its own that is no sentence. A first sentence that serves as
    the excerpt too is a lead.
    """
    lines = [block for block in document.blocks if block.prose and block.kind in _LINES][:2]
    if not lines or lines[0].prose is None or not _is_headline(lines[0].prose.text):
        return
    text, first = bare(field.text), bare(lines[0].prose.text)
    related = (Related(lines[0].span, "line"),)
    if text == first:
        # Many generators fill an empty excerpt just so: a habit as often as a fault.
        yield Violation(field.span, "body", {"field": field.name}, Confidence.POSSIBLE, related)
    elif len(lines) == 2 and lines[1].prose and text.startswith(first):
        rest, next_line = text[len(first) :], bare(lines[1].prose.text[: len(field.text)])
        if len(rest) >= _LEAST_REST and next_line.startswith(rest[:_LEAST_REST]):
            yield Violation(field.span, "joined", {"field": field.name}, Confidence.LIKELY, related)


def _is_headline(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADLINE and weight(bare(text)) >= _LEAST_WEIGHT
    return short and "\n" not in text and not _SENTENCE.search(text)


def _end_of_repetition(text: str, title: str) -> int:
    """Where a text stops repeating the letters of a title and goes on; 0 when it does neither."""
    if weight(title) < _LEAST_WEIGHT:
        return 0
    end = _end_of_prefix(text, title)
    if end and _goes_on_anew(text, end):
        return end
    stop = re.search(_SENTENCE_END, text[:_LONGEST_TITLE])
    if stop is None or not bare(text[stop.end() :]):
        return 0
    sentence = bare(text[: stop.start()])
    long = weight(sentence) >= _LEAST_WEIGHT and len(sentence) >= _LEAST_SENTENCE * len(title)
    return stop.end() if long and sentence in title else 0


def _goes_on_anew(text: str, end: int) -> bool:
    """True when a new sentence begins at `end`: after a stop or a break, or after a space in CJK text."""
    if not bare(text[end:]):
        return False
    return bool(
        re.compile(_BREAK).match(text, end)
        or (text[end - 1] > "\u2e7f" and re.compile(_WIDE_GAP).match(text, end))
    )


def _end_of_prefix(text: str, letters: str) -> int:
    """Where the letters end in a text that starts with them; 0 when it does not."""
    at = 0
    for place, character in enumerate(text):
        piece = bare(character)
        if piece and not letters.startswith(piece, at):
            return 0
        at += len(piece)
        if at >= len(letters):
            return place + 1
    return 0
