"""What a cut is: a place where the text stops before it is finished."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Confidence, Span


class Cut(NamedTuple):
    """A block of the document that breaks off.

    `block` is its index in `Document.blocks`. `span` covers the end of what was kept, at most a
    short tail of one line, and ends at the cut. `code` is the strongest evidence, `further` names
    the others. `quote` is what a reader sees of the span. `again` is where a restarted sentence stands
    in full, `rest` the index of the block that goes on with it, `marker` the mark between the two.
    """

    block: int
    span: Span
    code: str
    confidence: Confidence
    further: tuple[str, ...] = ()
    again: Span | None = None
    rest: int | None = None
    marker: Span | None = None
    quote: str = ""


class Cuts(NamedTuple):
    """The cuts of a document in source order, at most one a block."""

    found: tuple[Cut, ...] = ()

    @property
    def known(self) -> tuple[Cut, ...]:
        """The cuts that are certain or likely."""
        return tuple(cut for cut in self.found if cut.confidence is not Confidence.POSSIBLE)

    def at(self, block: int) -> Cut | None:
        """The certain or likely cut of a block, by its index in `Document.blocks`."""
        return next((cut for cut in self.known if cut.block == block), None)
