"""Forms of repetition that writers use on purpose."""

from __future__ import annotations

import re
from bisect import bisect_left

from copydesk import Span, lazy_pattern
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import Letters

# What titles of closing sections say, in the languages of the rules.
SUMMARY = lazy_pattern(
    r"まとめ|おわりに|終わりに|さいごに|最後に|結論|総括|要約|要点|ポイント|ふりかえり|振り返り"
    r"|总结|總結|小结|小結|结论|結語|结语|摘要|回顾|마무리|마치며|정리|요약|결론|맺음말"
    r"|\b(?:conclusions?|summary|recap|takeaways?|wrap(?:ping)?[ -]up|closing|overview|in short|tl;?dr"
    r"|key points|at a glance|zusammenfassung|fazit|überblick|résumé|en bref|bilan|resumen"
    r"|conclusi[oó]n(?:es)?|conclus(?:ão|ões)|resumo|riepilogo|conclusion[ei]|in sintesi"
    r"|samenvatting|conclusie|итоги?|заключение|выводы?|резюме)\b",
    re.IGNORECASE,
)

_LINKED_SHARE = 0.4
# How many links may lie around one another.
_DEPTH = 4
_OWN_WEIGHT = 20
_SUMMARY_WEIGHT = 240
_LIST_WEIGHT = 80
_PARALLEL = frozenset({"near", "sentence", "overlap", "phrase"})
# Who sums up says it in other words, or in a list: of a code the least similarity that is none.
_VERBATIM = {"copy": 0.0, "sentence": 0.98, "near": 0.85}
_MARKS = 6
_QUOTES = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“", '"': '"'}


def habit(letters: Letters, pair: Pair, code: str, summing_up: frozenset[int]) -> str:
    """The legitimate form of repetition that a pair has, or "".

    `summing_up` are the blocks that stand in a section which sums up.
    """
    first, later = letters.block(pair.first.start), letters.block(pair.later.start)
    if any(is_linked(letters, span) for span in (pair.first, pair.later)):
        return "links"
    if any(_is_quoted(letters, span) for span in (pair.first, pair.later)):
        return "quotes"
    weight = letters.weight(*pair.later)
    if code in _PARALLEL and is_parallel(letters, first, later) and _are_in_one_place(letters, pair):
        return "parallel"
    listed = all(letters.blocks[block].inside("item", "definition") for block in (first, later))
    if listed and code != "copy" and weight < _LIST_WEIGHT:
        return "list"
    alike = letters.blocks[first].inside("item") == letters.blocks[later].inside("item")
    verbatim = pair.similarity >= _VERBATIM.get(code, 2)
    if {first, later} & summing_up and weight < _SUMMARY_WEIGHT and not (alike and verbatim):
        return "summary"
    return ""


def _are_in_one_place(letters: Letters, pair: Pair) -> bool:
    """True when both sides begin their paragraph, or both end it: what is in parallel has one frame."""
    starts, ends = zip(pair.first, pair.later, strict=True)
    begin = all(letters.starts[letters.block(start)] == start for start in starts)
    return begin or all(letters.starts[letters.block(end - 1) + 1] == end for end in ends)


def is_parallel(letters: Letters, first: int, later: int) -> bool:
    """True for blocks in the same place of two sections with different titles and as many blocks: the first
    block of each, or any of two sections side by side."""
    section, other = letters.sections[first], letters.sections[later]
    if not (letters.titles[section.start] and letters.titles[other.start]) or section == other:
        return False
    if (first - section.start, section.end - first) != (later - other.start, other.end - later):
        return False
    if section.end != other.start and first - section.start > 1:
        return False
    return (
        letters.text[slice(*letters.range(section.start))] != letters.text[slice(*letters.range(other.start))]
    )


def sections_summing_up(letters: Letters) -> frozenset[int]:
    """The blocks of sections whose title says that they sum up."""
    found, inside = set(), False
    for index, block in enumerate(letters.blocks):
        if letters.titles[index] and block.prose is not None:
            inside = bool(SUMMARY.search(block.prose.text))
        elif inside:
            found.add(index)
    return frozenset(found)


def is_linked(letters: Letters, span: Span) -> bool:
    """True when a range is the text of links, with hardly a word of its own."""
    linked = _linked(letters, span)
    own = letters.weight(*span) * (1 - linked / (span.end - span.start))
    return linked >= _LINKED_SHARE * (span.end - span.start) and own < _OWN_WEIGHT


def _linked(letters: Letters, span: Span) -> int:
    """How many letters of a range are the text of links."""
    first = max(0, bisect_left(letters.links, span) - _DEPTH)
    last = bisect_left(letters.links, (span.end,))
    inside = (min(span.end, end) - max(span.start, start) for start, end, _ in letters.links[first:last])
    return sum(held for held in inside if held > 0)


def _is_quoted(letters: Letters, span: Span) -> bool:
    """True when a range stands in a block quotation, or between quotation marks as a whole."""
    block = letters.blocks[letters.block(span.start)]
    if block.inside("quote"):
        return True
    if block.prose is None or letters.block(span.end - 1) != letters.block(span.start):
        return False
    start, end = letters.place(span.start), letters.place(span.end - 1) + 1
    before = block.prose.text[max(0, start - _MARKS) : start].rstrip()[-1:]
    after = block.prose.text[end : end + _MARKS].lstrip(" .。,、!?！？")[:1]
    return before in _QUOTES and _QUOTES[before] == after
