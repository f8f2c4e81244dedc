"""Edits that take passages out of a document and leave clean lines behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from copydesk import Applicability, Block, Document, Edit, Fix, Span, lazy_pattern
from copydesk_rules.analyses.contents import shown, targets
from copydesk_rules.analyses.layout import layout
from copydesk_rules.analyses.letters import letters

# What may stand on a line before the block that it opens: indentation and the marks of containers.
_OPENING = lazy_pattern(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*")
_MOST_OF_SECTION = 0.8
_MOST_NAMED = 3
_BLANK_LINES = lazy_pattern(r"(?:[ \t]*\n)*")


def without_first_attempt(document: Document, cut: Span, again: Span) -> Fix | None:
    """Take out a cut-off text, and the marker after it, so that the second start stands in its place."""
    first, second = _block(document, cut.start), _block(document, again.start)
    if first is None or second is None or first.containers != second.containers:
        return None
    if not _is_balanced(document.text[cut.start : again.start]):
        return None
    title = f"Delete the cut-off first attempt ({_lines(document, [cut])})"
    return Fix(title, (Edit(Span(cut.start, again.start)),), Applicability.UNSAFE)


def without_copies(document: Document, first: Span, later: Sequence[Span]) -> Fix | None:
    """Take out the later copies of a passage, with their lines when nothing else stands on them.

    The copy that is all that its section has stays, and the first one goes; None when addresses or
    half a pair of marks would go too.
    """
    kept, copies = first, list(later)
    if any(_is_all_of_section(document, span) for span in later):
        if len(later) > 1 or _is_all_of_section(document, first):
            return None
        kept, copies = later[0], [first]
    if not all(_is_balanced(document.at(span)) for span in copies):
        return None
    if not all(_adds_nothing(document, span, kept) for span in copies):
        return None
    edits = _joined(document.text, [_whole_lines(document.text, span) for span in copies])
    return Fix(f"Delete the repetition ({_lines(document, copies)})", edits, Applicability.UNSAFE)


def _is_all_of_section(document: Document, span: Span) -> bool:
    """True when a heading would be left without text if a span went that stands below it."""
    stream, headings = document.analysis(letters), document.analysis(layout).headings
    block = bisect_right(stream.blocks, span.start, key=_start) - 1
    heading = headings[block]
    if heading < 0 or span.start <= stream.blocks[heading].span.start:
        return False
    end = bisect_right(headings, heading, lo=heading)
    last = min(end, bisect_right(stream.blocks, span.end, key=_end))
    first = bisect_left(stream.blocks, span.start, key=_start)
    going = stream.starts[max(first, last)] - stream.starts[first]
    return going > _MOST_OF_SECTION * (stream.starts[end] - stream.starts[heading + 1])


def _adds_nothing(document: Document, span: Span, kept: Span) -> bool:
    """True when the code, tables, images and addresses of a copy are also in the one that stays."""
    same = shown(document, span) == shown(document, kept)
    return same and targets(document, span) <= targets(document, kept)


def _joined(text: str, spans: Iterable[Span]) -> tuple[Edit, ...]:
    """Deletions of spans, those that meet in one, without blank lines at the end of the text."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if end == len(text):
            start = _after_text(text, start)
        while joined and start <= joined[-1].end:
            before = joined.pop()
            end = max(end, before.end)
            start = _after_text(text, before.start) if end == len(text) else min(start, before.start)
        joined.append(Span(start, end))
    return tuple(map(Edit, joined))


def _after_text(text: str, start: int) -> int:
    """The place below the last line with text before `start`."""
    kept = start
    while kept and text[kept - 1].isspace():
        kept -= 1
    return min(start, kept + 1) if kept else start


def _block(document: Document, offset: int) -> Block | None:
    at = bisect_right(document.blocks, offset, key=_start) - 1
    return document.blocks[at] if at >= 0 else None


def _start(block: Block) -> int:
    return block.span.start


def _end(block: Block) -> int:
    return block.span.end


def _lines(document: Document, spans: Sequence[Span]) -> str:
    named = ", ".join(_line_range(document, span) for span in spans[:_MOST_NAMED])
    return named if len(spans) <= _MOST_NAMED else f"{named} and {len(spans) - _MOST_NAMED} more"


def _line_range(document: Document, span: Span) -> str:
    first, last = document.position(span.start).line, document.position(span.end).line
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _whole_lines(text: str, span: Span) -> Span:
    """The span with its lines and the blank ones below, or with the blanks that separate it in its line."""
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    opens = _OPENING.fullmatch(text, line, span.start) is not None
    if opens and not text[span.end : end].strip():
        return _with_blank_lines(text, line, end)
    after = len(text[span.end : end]) - len(text[span.end : end].lstrip(" "))
    if span.end + after < end:
        return Span(span.start, span.end + after)
    before = len(text[line : span.start]) - len(text[line : span.start].rstrip(" "))
    return Span(span.start - before, span.end)


def _with_blank_lines(text: str, start: int, end: int) -> Span:
    blank = _BLANK_LINES.match(text, min(len(text), end + 1))
    after = blank.end() if blank else end
    if after < len(text):
        return Span(start, after)
    kept = len(text[:start].rstrip())
    return Span(min(start, kept + 1) if kept else start, len(text))


def _is_balanced(text: str) -> bool:
    """True when a deletion takes no mark whose partner stays."""
    if text.count("**") % 2 or text.count("`") % 2:
        return False
    return text.count("[") == text.count("]")
