"""Marks that a text generator left behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import (
    Applicability,
    Confidence,
    Document,
    Edit,
    Fix,
    Meta,
    Related,
    Severity,
    Span,
    Violation,
    lazy_pattern,
)
from copydesk_rules.analyses.excerpts import shortened
from copydesk_rules.analyses.markers import Marker, markers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk_rules.analyses.truncation.cut import Cut

# A longer line is not looked at, so that many marks on one line cost linear time.
_MOST_BLANKS = 80
# How many blocks away from a marker the text around it may stand, with other markers between.
_NEAR = 9
_TRACKING = lazy_pattern(r"(?:utm_source|referrer)=[\w.-]+")
_REMOVABLE = frozenset({"end", "token", "citation", "site"})


@dataclass(frozen=True, eq=False, repr=False)
class GenerationMarker:
    """Finds end markers, chat tokens, citation marks of chat tools and output labels.

    `markers` are further lines, word for word; `patterns` further regular expressions, searched in
    each block of prose; `ignore` names entries of the built-in list that this site means to print.
    """

    markers: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="generation-marker",
        summary="End markers, chat tokens, citation marks and labels that a text generator left behind.",
        messages={
            "end": "`{quote}` is an end marker of a generator, not a part of the text",
            "token": "`{quote}` is a control token of a chat system, not a part of the text",
            "citation": "`{quote}` is a citation mark of a chat tool, which leads readers nowhere",
            "label": "`{quote}` is a label of a generator's output, not a part of the text",
            "tracking": "the link was copied from a chat tool and carries its tracking: `{quote}`",
            "object": "the text stands in a JSON object, as a tool returned it",
            "wrapper": "the whole text stands in a code fence and is shown as code",
            "site": "`{quote}` is on this site's list of markers",
        },
        notes={
            "cut": "the sentence before the marker is not finished",
            "goes-on": "the sentence goes on here: delete the marker and join this line",
        },
        severity=Severity.ERROR,
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the marks; a fix removes one, except beside a sentence that was cut off."""
        found = [marker for marker in document.analysis(markers).found if marker.name not in self.ignore]
        taken = {marker.span.start for marker in found}
        found += [marker for marker in self._of_the_site(document) if marker.span.start not in taken]
        for marker in found:
            confidence = Confidence.CERTAIN if marker.sure else Confidence.LIKELY
            params = {"quote": _quoted(document, marker)}
            related = _parts(document, marker)
            yield Violation(marker.span, marker.code, params, confidence, related, _fix(document, marker))

    def _of_the_site(self, document: Document) -> Iterator[Marker]:
        if not self.markers and not self.patterns:
            return
        from copydesk_rules.analyses.site_list import lines_of, matches_of

        for index, block in enumerate(document.blocks):
            if block.prose:
                places = (*lines_of(block.prose, self.markers), *matches_of(block.prose, self.patterns))
                for place in places:
                    yield Marker(block.prose.source(*place), "site", "site", index, inline=False, sure=True)


def _parts(document: Document, marker: Marker) -> tuple[Related, ...]:
    """Where the sentence before a marker was cut off, and where it goes on."""
    if marker.code != "end" or marker.inline or not document.analysis(_cut_blocks):
        return ()
    marks = document.analysis(markers).blocks
    near = range(marker.block - 1, max(-1, marker.block - _NEAR), -1)
    before = next((index for index in near if index not in marks), -1)
    cut = document.analysis(_cut_blocks).get(before)
    if cut is None:
        return ()
    rest = () if cut.rest is None else (Related(document.blocks[cut.rest].span, "goes-on"),)
    return (Related(cut.span, "cut"), *rest)


def _cut_blocks(document: Document) -> dict[int, Cut]:
    """The blocks that were cut off, by their indexes."""
    from copydesk_rules.analyses.cuts import cuts

    return {found.block: found for found in document.analysis(cuts).known}


def _fix(document: Document, marker: Marker) -> Fix | None:
    if marker.code not in _REMOVABLE or marker.block < 0 or marker.block in document.analysis(_beside_cuts):
        return None
    edit = Edit(_removed(document, marker.span))
    return Fix(f"Remove `{_quoted(document, marker)}`", (edit,), Applicability.UNSAFE)


def _beside_cuts(document: Document) -> frozenset[int]:
    """The blocks that were cut off, and those with nothing but markers between them and such a block."""
    cut = document.analysis(_cut_blocks).keys()
    marks = document.analysis(markers).blocks
    beside = set(cut)
    forward = range(len(document.blocks))
    for order in (forward, forward[::-1]):
        near = False
        for index in order:
            beside.update([index] if near else [])
            near = index in cut or (near and index in marks)
    return frozenset(beside)


def _removed(document: Document, mark: Span) -> Span:
    """The mark, and where it is alone on its line, the line with the blank lines after it."""
    lines, text = document.lines, document.text
    line = lines.line(lines.position(mark.start).line)
    beside = line.end - line.start - (mark.end - mark.start)
    if beside > _MOST_BLANKS or text[line.start : line.end].strip() != document.at(mark):
        return mark
    end = line.end
    while end < len(text) and text[end] == "\n":
        end += 1
    if end == len(text):
        return Span(len(text[: line.start].rstrip("\n")) + (1 if line.start else 0), end)
    return Span(line.start, end)


def _quoted(document: Document, marker: Marker) -> str:
    text = document.at(marker.span).partition("\n")[0]
    if marker.code == "tracking" and (found := _TRACKING.search(text)):
        return found[0]
    return shortened(text)
