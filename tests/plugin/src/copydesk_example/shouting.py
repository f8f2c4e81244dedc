"""A rule: a frozen dataclass whose fields are its options."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk import Document, Meta, Violation


@dataclass(frozen=True)
class Shouting:
    """A heading in capitals."""

    meta: ClassVar[Meta] = Meta(
        name="example/shouting",
        summary="A heading in capitals.",
        messages={"shouting": "“{quote}” shouts: write it in sentence case"},
    )

    minimum: int = 4

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the headings that are upper case and at least `minimum` characters long."""
        for block in document.blocks:
            if block.kind == "heading" and block.prose and len(block.prose.text) >= self.minimum:
                text = block.prose.text
                if text.isupper():
                    span = block.prose.source(0, len(text))
                    yield Violation(span, "shouting", {"quote": document.at(span)})
