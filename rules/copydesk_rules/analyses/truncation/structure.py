"""The evidence that a heading, a code fence, a table or a link was cut."""

from __future__ import annotations

import re
from bisect import bisect_right

from copydesk import Block, Document, lazy_pattern
from copydesk_rules.analyses.truncation.asides import reads_as_prose
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.endings import BROKEN
from copydesk_rules.analyses.truncation.evidence import CERTAIN, LETTERS, LIKELY, POSSIBLE, Verdict
from copydesk_rules.analyses.truncation.habits import LONG, size
from copydesk_rules.analyses.truncation.neighbours import Following
from copydesk_rules.analyses.truncation.open_pairs import open_bold, open_bracket
from copydesk_rules.analyses.truncation.unfinished import Unfinished

_CUT_LINK = lazy_pattern(r"!?\[[^\]\n]{0,400}\]\((?:(?:https?:|/|\.|#|mailto:|[\w.-]{1,60}/)[^)）\s]*)?\Z")
_KATAKANA = lazy_pattern(r"[\u30a1-\u30ff]")
_CLOSING_FENCE = lazy_pattern(r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_LOOKED_AT = 8
_MORE_THAN_A_PLURAL = 3
_SEVERAL_ITEMS = 2
_A_NAME = 2
_SEVERAL_WORDS_AT_LEAST = 2
_LONG_BELOW_A_LABEL = 4
# Among so many items with an end one without may be another slip.
_MOST_OPEN = 6
# With how many letters the rest of a word shows that a heading breaks off in it.
_SURE_STEM = 3
# What joins the items of a list to one sentence.
_MORE_ITEMS = (
    " and", " or", " et", " ou", " y", " o", " e", " und", " oder", " en", " of", " и", " или", " 및", "또는",
    "または", "および", "かつ", "或者", "和", "以及",
)  # fmt: skip
# The endings of an item that may be no more than a missing mark.
_OPEN = LETTERS | {"predicate", "joiner"}
_COMMENT = lazy_pattern(r"(?:^|\s)(?://|#|--|/\*)\s")
# What joins two names, at the end of a heading.
_JOINING = ("・", "＆", " &")
# What an item may be about: 「図書館について」.
_TOPICS = frozenset({"について", "として", "に関して"})
_LINK_REACH = 900
_TAG_AT_END = lazy_pattern(r"<[/\w][^<>]{0,100}>\Z")
# `1.0.0 (2021-01-27)`, `v1.0 / 2021-01-27`.
_DATED = lazy_pattern(r"v?\d[\d.]*[\s(/–—-]{1,4}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\)?")
_SOME_LETTERS = lazy_pattern(r"[^\W\d_]{2}|[^\W\d_\u0000-\u02ff]")
# What a remark in brackets takes out of a sentence.
_BRACKETS = lazy_pattern(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
_SEVERAL_WORDS = lazy_pattern(r"\w\s\w|[ぁ-ん][ァ-ヶ]")


def cut_link(case: Unfinished) -> Verdict | None:
    """A link whose address is not closed; the parser then leaves its brackets in the text."""
    text = case.text[-_LINK_REACH:]
    return Verdict("cut-link", CERTAIN) if "](" in text and _CUT_LINK.search(text) else None


def cut_fence(document: Document, block: Block) -> Verdict | None:
    """A code fence that is never closed."""
    if block.closed or block.detail == "indented":
        return None
    code = document.at(block.span)
    if _CLOSING_FENCE.search(code, code.find("\n") + 1 or len(code)):
        return None
    if code.lstrip()[:1] not in ("`", "~"):
        return None
    ornament = code.lstrip().startswith("~") or "\n" not in code.strip()
    return Verdict("open-fence", POSSIBLE if ornament else CERTAIN)


def cut_row(document: Document, block: Block, next_block: Following) -> Verdict | None:
    """A table whose last row lacks the closing pipe or the cells that the others have."""
    rows = [row.rstrip() for row in document.at(block.span).split("\n") if row.strip()]
    if len(rows) < 3:
        return None
    *others, last = rows
    if _TAG_AT_END.search(last) and next_block.role not in ("end", "marker"):
        # A generator that writes cells in HTML also leaves out pipes.
        return None
    if all(row.endswith("|") for row in others) and not last.endswith("|") and "|" in last:
        return Verdict("cut-row", CERTAIN if next_block.role in ("end", "marker") else LIKELY)
    counts = {row.count("|") for row in others}
    fewer = len(counts) == 1 and last.count("|") < min(counts)
    return Verdict("cut-row", LIKELY) if fewer and next_block.role == "end" else None


def cut_heading(case: Unfinished, headings: tuple[str, ...]) -> Verdict | None:
    """A heading that breaks off, or that another heading says in full."""
    if case.next.role == "marker":
        return Verdict("before-marker", CERTAIN)
    text = case.text
    joints = case.words.joint
    stem = case.ending.text if case.ending.kind == "stem" else ""
    sure = len(stem) >= _SURE_STEM or bool(
        stem
        and (
            not joints
            or stem[0] == "を"
            or _KATAKANA.match(stem[-1])
            or any(stem[-1] in letters for letters in case.words.bound)
        )
    )
    broken = sure or (case.ending.kind == "function" and (not joints or text.endswith(joints)))
    broken = broken or case.ending.kind in ("opener", "comma") or text.endswith(_JOINING)
    broken = broken and not (case.inline == "code" or (text.split() == [text] and text.isascii()))
    if broken or open_bold(text) or open_bracket(text):
        # A call to do something may end in its object: 「みんなに同じ本を」.
        return Verdict("heading", POSSIBLE if text.endswith("を") and not case.at_end else LIKELY)
    if _SEVERAL_WORDS.search(text) and _stops_inside_a_word(text, headings):
        return Verdict("heading", LIKELY)
    return None


def _stops_inside_a_word(text: str, headings: tuple[str, ...]) -> bool:
    """True when another of the sorted headings says the whole text and then the rest of its last word."""
    at = bisect_right(headings, text)
    for other in headings[at : at + _LOOKED_AT]:
        if not other.startswith(text):
            return False
        last, rest = text[-1], other[len(text) :]
        # A letter or two more make a plural.
        if (
            last.islower()
            and len(rest) >= _MORE_THAN_A_PLURAL
            and all(map(str.islower, rest[:_MORE_THAN_A_PLURAL]))
        ):
            return True
        if _KATAKANA.match(last) and _KATAKANA.match(rest) and rest[0] not in "ーズ":
            return True
    return False


def says_enough(block: Block) -> bool:
    """True for a heading that needs no section: it leads to a page, is a sentence, a number or a date."""
    prose = block.prose
    if prose is None:
        return False
    text = prose.text.strip()
    links = [one for one in prose.inlines if one.kind == "link"]
    own = len(text.split()) - sum(len(prose.text[one.start : one.end].split()) for one in links)
    leads = bool(links) and own <= 1 and links[-1].end >= len(text)
    return leads or _is_said(text) or bool(_DATED.fullmatch(text))


def _is_said(text: str) -> bool:
    """True for some words with a full stop, which `1.31.` has not."""
    return text.endswith("。") or (
        text.endswith(".") and text[-2:-1].isalpha() and len(text.split()) > _A_NAME
    )


def cut_item(case: Unfinished) -> Verdict | None:
    """A list item that breaks off although its siblings, or its own first sentences, have an end."""
    kind = case.ending.kind
    if _COMMENT.search(case.tail):
        return None
    if kind == "opener" or (kind == "comma" and (case.mixed or _ends_the_list(case))):
        return Verdict("list-item", LIKELY)
    if case.more_items and case.text.endswith(_MORE_ITEMS):
        return None
    if not case.mixed or _is_labelled(case):
        return _item_of_one_sentence(case)
    if case.resumed_by is not None and not case.more_items and kind not in ("closer", "mood", "ellipsis"):
        return Verdict("list-item", CERTAIN)
    if kind in BROKEN:
        joins = case.more_items and case.tail.strip() in (*case.words.function, *case.words.start)
        return Verdict("list-item", POSSIBLE if joins else CERTAIN if case.at_end else LIKELY)
    if kind not in _OPEN or not reads_as_prose(case) or _is_a_remark(case):
        return None
    if _MOST_OPEN * case.siblings.open > case.siblings.ended:
        return None
    if case.siblings.ended or (case.habit.strict and kind in LETTERS):
        return Verdict("item-stop" if case.siblings.ended > 1 else "list-item", LIKELY)
    return None


def _item_of_one_sentence(case: Unfinished) -> Verdict | None:
    """An item of a single sentence, a label in bold apart, that alone lacks its end."""
    if case.ending.kind not in _OPEN or not _stands_out(case) or not reads_as_prose(case):
        return None
    broken = case.ending.kind in BROKEN and case.ending.text not in _TOPICS
    if case.siblings.ended >= _SEVERAL_ITEMS + _may_be_a_noun(case):
        return Verdict("item-stop", LIKELY)
    labelled = case.role == "labelled" and (case.ending.kind in LETTERS or (case.at_end and case.long))
    regular = case.siblings.ended or case.at_end or not case.more_items
    likely = case.habit.firm and regular and (broken or labelled)
    return Verdict("list-item", LIKELY) if likely else None


def _is_a_remark(case: Unfinished) -> bool:
    """True for a word or a number behind the last sentence: `e.g. 644`, `(#19) - anna`."""
    if case.language in SUFFIXED or case.tail.strip().isalpha():
        return False
    words = _BRACKETS.sub("", case.tail).split()
    return sum(bool(_SOME_LETTERS.match(word)) for word in words) < _SEVERAL_WORDS_AT_LEAST


def _may_be_a_noun(case: Unfinished) -> bool:
    """True for a Japanese item that may end in a noun on purpose."""
    return case.language == "ja" and case.ending.kind == "word" and "、" not in case.said


def _ends_the_list(case: Unfinished) -> bool:
    """True for the last item of a list in a strict post: what comes before it may end in commas."""
    return case.habit.firm and not case.more_items and _stands_out(case)


def _stands_out(case: Unfinished) -> bool:
    """True for a long item in a list that has no other one without an end; below a label less is long."""
    least = _LONG_BELOW_A_LABEL if case.role == "labelled" and case.siblings.ended != 1 else LONG
    return not case.siblings.open and size(case.said, case.language) >= least


def _is_labelled(case: Unfinished) -> bool:
    """True when nothing but a label in bold stands before the last sentence."""
    first = case.prose.inlines[:1]
    return (
        bool(first)
        and first[0].kind == "strong"
        and not first[0].start
        and first[0].end >= case.tail_start - 1
    )
