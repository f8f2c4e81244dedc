"""Finds a heading that stands twice under the same parent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk import Block, Document, Meta, Related, Span, Violation


@dataclass(frozen=True, eq=False, repr=False)
class DuplicateHeading:
    """The same heading twice among siblings: one section was written twice, or named carelessly.

    `siblings_only` judges headings under one parent; without it the whole post is compared.
    """

    meta: ClassVar[Meta] = Meta(
        name="duplicate-heading",
        summary="The same heading twice among siblings.",
        messages={
            "repeated": "“{quote}” is a heading in line {line} already: merge the sections or rename one"
        },
        notes={"first": "first here"},
    )

    siblings_only: bool = True

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield each heading whose text stood before; case, width and spaces do not count."""
        parents: list[Block] = []
        seen: dict[tuple[int, int, str], Span] = {}
        for block in document.blocks:
            if block.kind != "heading" or block.prose is None or not block.prose.text.strip():
                continue
            while parents and parents[-1].level >= block.level:
                parents.pop()
            text = " ".join(unicodedata.normalize("NFKC", block.prose.text).casefold().split())
            parent = parents[-1].span.start if parents and self.siblings_only else -1
            key = (parent, block.level if self.siblings_only else 0, text)
            span = block.prose.source(0, len(block.prose.text))
            if key in seen:
                yield _violation(document, block.prose.text, span, seen[key])
            seen.setdefault(key, span)
            parents.append(block)


def _violation(document: Document, quote: str, span: Span, first: Span) -> Violation:
    line = document.position(first.start).line
    return Violation(span, "repeated", {"quote": quote, "line": line}, related=(Related(first, "first"),))
