"""What a fix changed that it should not have: other fields, the body, blocks that it does not touch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from copydesk.document import Block, Document
from copydesk.span import Edit, Span


def harm(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    """A clause that says what came to harm, or ""; the edits are sorted and do not overlap."""
    start, new_start = before.body.start, after.body.start
    in_front = any(edit.span.start < start for edit in edits)
    in_body = any(edit.span.end > start or edit.span.start >= start for edit in edits)
    if not in_body and before.text[start:] != after.text[new_start:]:
        return "it would change the body"
    if not in_front and before.text[:start] != after.text[:new_start]:
        return "it would change the front matter"
    return _harm_to_fields(before, after, edits) or _harm_to_blocks(before, after, edits)


def _harm_to_fields(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    if before.front_matter.problems or before.front_matter.root is None:
        return ""
    if after.front_matter.problems:
        return "the front matter could not be read any more"
    old, new = before.front_matter, after.front_matter
    for name, node in old.fields.items():
        whole = Span(old.key(name).start, node.span.end)
        if not _touched(whole, edits) and new.values.get(name) != node.plain():
            return f"it would change the field `{name}`"
    return ""


def _harm_to_blocks(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    """Every block that no edit touches must be there afterwards, in the same order."""
    faces = [_face(block) for block in after.blocks]
    at = 0
    for block in before.blocks:
        if _touched(block.span, edits):
            continue
        face = _face(block)
        try:
            at = faces.index(face, at) + 1
        except ValueError:
            return f"it would change a {face[0]} that it does not touch"
    return ""


def _touched(span: Span, edits: Sequence[Edit]) -> bool:
    """True when an edit overlaps the span or stands right at one of its ends."""
    at = bisect_left(edits, span.start, key=lambda edit: edit.span.end)
    return at < len(edits) and edits[at].span.start <= span.end


def _face(block: Block) -> tuple[str, int, str]:
    return block.kind, block.level, block.prose.text if block.prose else ""
