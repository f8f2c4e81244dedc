"""Two posts with one title, excerpt or description."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk import Document, Evidence, Fact, Globs, Member, Meta, Place, Related, Violation

_SAMPLES = 3
_QUOTE_LENGTH = 40


@dataclass(frozen=True, eq=False, repr=False)
class DuplicateField:
    """Reports a field of `fields` whose text another post has too, whatever its width, case and spaces.

    Posts that match `ignore` are not compared, and posts that match one and the same pattern of `families`
    not with each other; patterns are relative to the site's folder. `accept` says whether a page may have
    the fields of its translations and versions.
    """

    fields: tuple[str, ...] = ("title", "excerpt", "description", "summary")
    ignore: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    accept: tuple[str, ...] = ("translations", "versions")

    meta: ClassVar[Meta] = Meta(
        name="duplicate-field",
        summary="Two posts with one title, excerpt or description.",
        messages={
            "field": "{path} has the same `{field}`, “{quote}”: say what this post is about",
            "fields": "{others} other posts have the same `{field}`, “{quote}”: say what this post is about",
        },
        notes={"there": "here too"},
        reads=frozenset({"index"}),
        version=2,
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The folded text of each field, beside the name of the field."""
        from copydesk_rules.analyses.comparing import language_mark  # a run without an index does without it

        front_matter, mark = document.front_matter, language_mark(document)
        for name in self.fields:
            text = _folded(front_matter.text(name))
            if text:
                span = front_matter.fields[name].span
                yield Fact(
                    f"{name}\0{text}".encode("utf-8", "surrogatepass"), span, mark + b"\0" + name.encode()
                )

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield a violation for each field that another post has too."""
        from copydesk_rules.analyses.comparing import comparer, language_mark

        if Globs.of(self.ignore).holds(evidence.path):
            return
        comparable = comparer(
            evidence.path,
            language_mark(document),
            ignore=self.ignore,
            families=self.families,
            accept=self.accept,
        )
        for group in evidence.groups:
            own = next(member for member in group.members if member.path == evidence.path)
            others = [
                member
                for member in group.members
                if member.path != evidence.path
                and comparable(member.path, member.payload.partition(b"\0")[0])
            ]
            if others:
                places = [evidence.place(member.path, member.span) for member in others[:_SAMPLES]]
                yield _violation(document, own, places, len(others))


def _violation(document: Document, own: Member, places: list[Place], others: int) -> Violation:
    name = own.payload.partition(b"\0")[2].decode()
    return Violation(
        own.span,
        "field" if others == 1 else "fields",
        {
            "field": name,
            "path": places[0].path,
            "others": others,
            "quote": _quote(document.front_matter.text(name)),
        },
        related=tuple(Related(place, "there") for place in places),
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _quote(text: str) -> str:
    """The beginning of a text, on one line."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _QUOTE_LENGTH else f"{line[:_QUOTE_LENGTH].rstrip()}…"
