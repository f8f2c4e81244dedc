"""Orders to a writing tool that stand in a post: the prompt was printed with the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk_rules.analyses.quoting import hinted, lowered
from copydesk_rules.data.prompt_list import INSTRUCTION, LABEL, LABEL_STARTS, STRONG_LABELS, STRONG_ORDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk import Block, Document, Span

_LONGEST = 200


class _Group(NamedTuple):
    """A paragraph, or a list with all its items: the indexes of its blocks, and what it is."""

    blocks: tuple[int, ...]
    kind: str


def prompts(document: Document) -> tuple[tuple[int, Span], ...]:
    """The lines that are orders to a writing tool, each with the index of its block, in order.

    A strong line starts a run; labels, instructions, and lists under a label join it on both sides.
    """
    text = document.analysis(lowered)
    orders = [order for order in STRONG_ORDERS if hinted(order[0], text)]
    strong = {index for index, block in enumerate(document.blocks) if _is_strong(block, orders)}
    if not strong:
        return ()
    groups = _groups(document.blocks, strong)
    taken: set[int] = set()
    for place, group in enumerate(groups):
        if group.kind == "strong":
            taken.update(_run(groups, place))
    blocks = sorted(index for place in taken for index in groups[place].blocks)
    return tuple((index, _line(document.blocks[index])) for index in blocks)


def _is_strong(block: Block, orders: Sequence[tuple[tuple[str, ...], str]]) -> bool:
    is_label = block.prose is not None and block.prose.text[:1] in LABEL_STARTS
    text = _text(block) if orders or is_label else ""
    if not text or block.inside("quote"):
        return False
    known = (*orders, *(STRONG_LABELS if is_label else ()))
    lower = text.lower()
    return any(hinted(words, lower) and re.fullmatch(line, text, re.IGNORECASE) for words, line in known)


def _text(block: Block) -> str:
    """The first line of a block, where it is short enough to be an order."""
    if block.prose is None or block.kind not in ("paragraph", "heading"):
        return ""
    end = block.prose.text.find("\n", 0, _LONGEST + 1)
    if end < 0 and len(block.prose.text) > _LONGEST:
        return ""
    return block.prose.text[: end if end >= 0 else _LONGEST].strip()


def _line(block: Block) -> Span:
    """The span of the first line of a block's prose: what follows a label may be the text itself."""
    if block.prose is None:
        return block.span
    return block.prose.source(0, len(block.prose.text.partition("\n")[0]))


def _groups(blocks: Sequence[Block], strong: set[int]) -> list[_Group]:
    groups: list[_Group] = []
    members: list[int] = []
    for index, block in enumerate(blocks):
        if members and _list_of(blocks[members[-1]]) != _list_of(block):
            groups.append(_group(blocks, members, strong))
            members = []
        members.append(index)
        if _list_of(block) < 0:
            groups.append(_group(blocks, members, strong))
            members = []
    return [*groups, _group(blocks, members, strong)] if members else groups


def _list_of(block: Block) -> int:
    """Where the outermost list around a block starts, or -1."""
    return next((part.start for part in block.containers if part.kind in ("list", "ordered-list")), -1)


def _group(blocks: Sequence[Block], members: list[int], strong: set[int]) -> _Group:
    texts = [_text(blocks[index]) for index in members]
    if strong.intersection(members):
        kind = "strong"
    elif any(re.fullmatch(LABEL, text, re.IGNORECASE) for text in texts):
        kind = "label"
    elif 2 * sum(1 for text in texts if re.fullmatch(INSTRUCTION, text, re.IGNORECASE)) >= len(texts):
        kind = "instruction"
    else:
        kind = "list" if len(members) > 1 else "other"
    return _Group(tuple(members), kind)


def _run(groups: list[_Group], start: int) -> range:
    first = last = start
    while last + 1 < len(groups) and _joins(groups, last + 1):
        last += 1
    while first > 0 and _joins(groups, first - 1):
        first -= 1
    return range(first, last + 1)


def _joins(groups: list[_Group], place: int) -> bool:
    kind = groups[place].kind
    under_label = place > 0 and groups[place - 1].kind in ("label", "strong")
    return kind in ("strong", "label", "instruction") or (kind == "list" and under_label)
