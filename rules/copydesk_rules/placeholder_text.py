"""Gaps that were never filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Meta, Severity, Span, Violation, lazy_pattern
from copydesk_rules.analyses.excerpts import shortened
from copydesk_rules.analyses.fields import plain_fields
from copydesk_rules.analyses.quoting import mentioned, named, quoted
from copydesk_rules.data.placeholder_list import PLACEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk_rules.data.leftover import Leftover

# Generators that print `{{ title }}` in a post as it stands.
_WITHOUT_TEMPLATES = frozenset(
    {"astro", "docusaurus", "gatsby", "ghost", "mkdocs-material", "next", "pelican"}
)
_TEMPLATE = lazy_pattern(r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}%\n]{1,80}%\}|<%=?[^<>%\n]{1,80}%>")


@dataclass(frozen=True, eq=False, repr=False)
class PlaceholderText:
    """Finds gaps to be filled in, filler text, unfinished dates and template variables that are printed.

    `patterns` are further regular expressions, searched in each block of prose; `ignore` names
    entries of the built-in list that this site means to print.
    """

    patterns: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="placeholder-text",
        summary="Gaps that were never filled in: `[insert year]`, Lorem ipsum, `2025-XX-XX`.",
        messages={
            "gap": "`{quote}` is a gap that was never filled in",
            "filler": "“{quote}” is filler text",
            "date": "`{quote}` is no date yet",
            "template": "`{quote}` is printed as it stands: nothing fills in templates here",
            "site": "`{quote}` is on this site's list of placeholders",
        },
        severity=Severity.WARNING,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the gaps of the title, the excerpt and the like, and of the body."""
        known = [entry for entry in mentioned(document, PLACEHOLDERS) if entry.name not in self.ignore]
        yield from _in_fields(document, known)
        for block in document.blocks:
            if block.prose is None:
                continue
            for entry in known:
                for found in re.finditer(entry.pattern, block.prose.text, re.IGNORECASE):
                    if not named(block.prose, *found.span()):
                        yield _violation(document, block.prose.source(*found.span()), entry)
        yield from _printed_templates(document)
        yield from self._of_the_site(document)

    def _of_the_site(self, document: Document) -> Iterator[Violation]:
        if not self.patterns:
            return
        from copydesk_rules.analyses.site_list import matches_of

        for block in document.blocks:
            for place in matches_of(block.prose, self.patterns) if block.prose else ():
                span = block.prose.source(*place) if block.prose else block.span
                yield Violation(span, "site", {"quote": shortened(document.at(span))})


def _in_fields(document: Document, known: list[Leftover]) -> Iterator[Violation]:
    for field in plain_fields(document):
        for entry in known:
            for found in re.finditer(entry.pattern, field.text, re.IGNORECASE):
                if not quoted(field.text, *found.span()):
                    yield _violation(document, field.source(*found.span()), entry)
        for found in _TEMPLATE.finditer(field.text):
            span = field.source(*found.span())
            yield Violation(span, "template", {"quote": shortened(document.at(span))})


def _printed_templates(document: Document) -> Iterator[Violation]:
    """Template tags of the body, on a site whose generator does not read them."""
    if document.site.generator not in _WITHOUT_TEMPLATES or document.path.endswith(".mdx"):
        return
    for block in document.blocks:
        for part in block.prose.inlines if block.prose else ():
            if part.kind == "opaque" and _TEMPLATE.fullmatch(document.at(part.source)):
                yield Violation(part.source, "template", {"quote": shortened(document.at(part.source))})


def _violation(document: Document, span: Span, entry: Leftover) -> Violation:
    confidence = Confidence.CERTAIN if entry.sure else Confidence.LIKELY
    return Violation(span, entry.code, {"quote": shortened(document.at(span))}, confidence)
