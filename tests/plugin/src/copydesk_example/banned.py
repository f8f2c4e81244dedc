"""Two rules of one class, made from data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from copydesk import Document, Edit, Fix, Meta, RuleFactory, Violation


class Row(NamedTuple):
    """A rule as data: its id, the words it looks for, and what to write instead."""

    name: str
    words: tuple[str, ...]
    instead: str


ROWS = (
    Row("example/utilize", ("utilize", "utilise"), "use"),
    Row("example/very", ("very unique",), "unique"),
)


@dataclass(frozen=True)
class Banned:
    """Words that the house style replaces."""

    meta: Meta
    row: Row

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield every occurrence of a word in prose."""
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.row.words))})\b", re.IGNORECASE)
        for block in document.blocks:
            if block.prose is None:
                continue
            for found in pattern.finditer(block.prose.text):
                span = block.prose.source(found.start(), found.end())
                fix = Fix(f"Write “{self.row.instead}”", (Edit(span, self.row.instead),))
                yield Violation(span, "banned", {"quote": found[0], "instead": self.row.instead}, fix=fix)


@dataclass(frozen=True)
class _Factory:
    meta: Meta
    row: Row

    def __call__(self, **options: Any) -> Banned:
        if options:
            raise TypeError(f"{self.meta.name} has no options")
        return Banned(self.meta, self.row)


def factory(row: Row) -> RuleFactory:
    """The factory of one row's rule."""
    meta = Meta(
        name=row.name,
        summary=f"{row.words[0]} for {row.instead}.",
        messages={"banned": "“{quote}”: write “{instead}”"},
        fixable=True,
    )
    return _Factory(meta, row)
