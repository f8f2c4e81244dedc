"""A sentence that was cut and that the text below says again, this time in full."""

from __future__ import annotations

from copydesk import Block, Document, Span
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.endings import BROKEN, FINAL_MARKS
from copydesk_rules.analyses.truncation.neighbours import at_root, flows, in_list
from copydesk_rules.analyses.truncation.unfinished import Unfinished

# How many blocks with prose below a cut may hold its second start.
_REACH = 8
# How much of the sentence must stand again: letters without and with blanks between words.
_LEAST = {True: 14, False: 40}
# What is shorter may be the label of the paragraph below, unless it ends in a particle or that one
# starts with an ellipsis.
_SHORTEST_LABEL = 8
_SHORTEST = 3
_NO_LABEL = BROKEN | {"comma"}
_PROBE = 60
_KEY = 6
# A writer who takes up a cut sentence may put an ellipsis first.
_LEAD = " …‥.\n"
_BEFORE_A_START = frozenset("\n 」』”»…") | FINAL_MARKS


def restart(document: Document, case: Unfinished) -> Span | None:
    """Where the cut sentence of a block stands again and runs on; None when it does not."""
    if whole := _whole_again(document, case):
        return whole
    tail = case.tail.lstrip()
    least = _LEAST[case.language in SUFFIXED] // (2 if case.mixed else 1)
    if len(tail) < least:
        return None
    left = _REACH
    for block in document.blocks[case.index + 1 : case.index + 3 * _REACH]:
        if block.prose is None or block.kind == "table" or not flows(block):
            continue
        if in_list(case.block) and in_list(block) and not case.mixed:
            # Items of one sentence are alike on purpose.
            continue
        at, end = _again(tail, block.prose.text, least, partly=case.mixed or at_root(case.block))
        if at >= 0 and end < len(block.prose.text.rstrip()) and _runs_on(document, case, block, end):
            return block.prose.source(at, end)
        left -= 1
        if not left:
            break
    return None


def _runs_on(document: Document, case: Unfinished, block: Block, end: int) -> bool:
    """False between items that share a sentence: the other one ends it, or adds a remark to it.

    Two items with one break are told from two that say the same by words that need more, or by a copy
    that goes on in letters in the very next item.
    """
    if not (in_list(case.block) and in_list(block)) or case.ending.kind in _NO_LABEL:
        return True
    text = block.prose.text if block.prose else ""
    return document.blocks[case.next.at : case.next.at + 1] == (block,) and text[end:].lstrip()[:1].isalpha()


def _whole_again(document: Document, case: Unfinished) -> Span | None:
    """The start of the next paragraph when it says the whole text of this one, and then more."""
    if (
        case.role != "prose"
        or case.text.startswith("#")
        or case.next.role != "prose"
        or not at_root(case.block)
    ):
        return None
    prose = document.blocks[case.next.at].prose
    text = case.text.strip()
    if prose is None:
        return None
    start = len(prose.text) - len(prose.text.lstrip(_LEAD))
    label = len(text) < _SHORTEST_LABEL and not start and case.ending.kind not in _NO_LABEL
    if label or len(text) < _SHORTEST:
        return None
    end = start + len(text)
    runs_on = prose.text.startswith(text, start) and prose.text[end : end + 1].strip(" \n:：")
    return prose.source(start, end) if runs_on else None


def _again(tail: str, text: str, least: int, *, partly: bool) -> tuple[int, int]:
    """The range of a text that repeats the tail from a sentence start on; -1 without one.

    `partly` lets the text start in the middle of the tail.
    """
    probe = tail[-_PROBE:]
    at = text.find(probe)
    if at >= 0 and (at == 0 or len(tail) > _PROBE or text[at - 1] in _BEFORE_A_START):
        return at, at + len(probe)
    if not partly:
        return -1, -1
    start = len(text) - len(text.lstrip(_LEAD))
    key = tail.rfind(text[start : start + _KEY])
    if 0 <= key <= len(tail) - least and text.startswith(tail[key:], start):
        return start, start + len(tail) - key
    return -1, -1
