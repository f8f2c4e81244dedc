"""A post as the formulas of site generators see it: its source, and its rendered text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copydesk import PLACEHOLDER, Block, Document, Prose, lazy_pattern
from copydesk_rules.analyses.raw_html import is_html, raw_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = lazy_pattern(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_SCRIPT = lazy_pattern(r"<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_QUOTE_MARKS = lazy_pattern(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


@dataclass(frozen=True, eq=False, repr=False)
class Material:
    """What the formulas count; `document` is the post, each property one way to see it."""

    document: Document

    @cached_property
    def tree(self) -> str:
        """The text of the Markdown tree."""
        from copydesk_rules.analyses.reading_tree import tree_text  # one formula counts it

        return tree_text(self.document)

    @property
    def source(self) -> str:
        """The body as it is written."""
        return self.document.at(self.document.body)

    @cached_property
    def rendered(self) -> str:
        """The text of the page, code included, scripts and tags taken out; a line break between blocks."""
        return "\n".join(self.parts)

    @property
    def framed(self) -> str:
        """The rendered text with the line breaks that stand inside of a list, a quotation or a table."""
        first, last = ("\n" if _opens_lines(pair) else "" for pair in (self._pairs[:1], self._pairs[-1:]))
        return f"{first}{self.rendered}{last}"

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The rendered text of each block."""
        return tuple(part for _, part in self._pairs)

    @cached_property
    def _pairs(self) -> tuple[tuple[Block, str], ...]:
        return tuple(_rendered(self.document))

    @cached_property
    def escaped(self) -> str:
        """The page with its tags and scripts taken out: the text with its entities."""
        return self._without_tags("", _SCRIPT)

    @cached_property
    def tagless(self) -> str:
        """The page with only its tags taken out, so that scripts are left."""
        return self._without_tags("", _TAG)

    @cached_property
    def spaced(self) -> str:
        """The same with a blank for each tag."""
        return self._without_tags(" ", _TAG)

    def _without_tags(self, instead: str, removed: re.Pattern[str]) -> str:
        raw = self.document.analysis(raw_spans)
        pieces = []
        for block, part in self._pairs:
            inside = bisect_right(raw, block.span.start, key=lambda span: span.start) - 1
            if is_html(self.document, block) or (
                block.prose and inside >= 0 and block.span.start < raw[inside].end
            ):
                pieces.append(_TAG.sub(instead, removed.sub(instead, self.document.at(block.span))))
            else:
                pieces.append(_escaped(_spaced(block.prose) if instead and block.prose else part))
        return "\n".join(pieces)

    @cached_property
    def prose_alone(self) -> str:
        """The text with a blank for each tag, without quotations and code."""
        return "\n".join(
            _spaced(block.prose, without_code=True)
            for block in self.document.blocks
            if block.prose and not block.inside("quote")
        )

    @cached_property
    def images(self) -> int:
        """How many images the body shows."""
        return sum(self._images_of(block) for block in self.document.blocks)

    @cached_property
    def own_images(self) -> int:
        """How many of them are in no quotation."""
        return sum(self._images_of(block) for block in self.document.blocks if not block.inside("quote"))

    def _images_of(self, block: Block) -> int:
        if block.prose:
            return sum(1 for part in block.prose.inlines if part.kind == "image")
        return self.document.at(block.span).count("<img") if block.kind == "html" else 0

    @property
    def language(self) -> str:
        """The primary language subtag."""
        return self.document.language


def _opens_lines(pairs: tuple[tuple[Block, str], ...]) -> bool:
    return any(block.kind == "table" or block.inside("list", "ordered-list", "quote") for block, _ in pairs)


def _rendered(document: Document) -> Iterator[tuple[Block, str]]:
    for block in document.blocks:
        if block.prose is not None:
            yield block, block.prose.text.replace(PLACEHOLDER, "")
        elif is_html(document, block) or block.kind == "math":
            from html import unescape  # its table of entities takes a millisecond

            without = _SCRIPT.sub("", document.at(block.span))
            yield block, unescape(_TAG.sub("", without))
        elif block.kind == "code":
            yield block, code_of(document, block)
        elif block.detail == "directive":  # Docusaurus alone knows `:::note`
            yield block, document.at(block.span)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _spaced(prose: Prose, *, without_code: bool = False) -> str:
    """The prose with a blank wherever an inline construct begins or ends."""
    cuts = sorted({offset for part in prose.inlines for offset in (part.start, part.end)})
    code = {part.start for part in prose.inlines if part.kind == "code" and without_code}
    pieces = (
        prose.text[low:high]
        for low, high in zip([0, *cuts], [*cuts, len(prose.text)], strict=True)
        if low not in code
    )
    return " ".join(pieces).replace(PLACEHOLDER, "")


def code_of(document: Document, block: Block) -> str:
    """The lines of a code block without its fences and quote marks."""
    lines = document.at(block.span).split("\n")
    if block.detail != "indented":
        lines = lines[1:-1] if block.closed else lines[1:]
    text = "\n".join(lines)
    return _QUOTE_MARKS.sub("", text) if block.inside("quote") else text
