"""Where a document was cut off."""

from __future__ import annotations

from bisect import bisect_left

from copydesk import Block, Document, Span
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.truncation.beginnings import goes_on
from copydesk_rules.analyses.truncation.cut import Cut, Cuts
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.evidence import CERTAIN, LIKELY, POSSIBLE, Verdict
from copydesk_rules.analyses.truncation.going_on import goes_on_elsewhere
from copydesk_rules.analyses.truncation.neighbours import HARD, PROSE, at_root, following, in_list
from copydesk_rules.analyses.truncation.prose import judge, may_be_a_stump, stops_before_a_marker
from copydesk_rules.analyses.truncation.quotes import NARROW, head, reach, tail, tail_start
from copydesk_rules.analyses.truncation.restarts import restart
from copydesk_rules.analyses.truncation.structure import (
    cut_fence,
    cut_heading,
    cut_item,
    cut_link,
    cut_row,
    says_enough,
)
from copydesk_rules.analyses.truncation.stumps import fragment
from copydesk_rules.analyses.truncation.survey import Survey, survey
from copydesk_rules.analyses.truncation.unfinished import Unfinished
from copydesk_rules.analyses.truncation.vocabulary import last_word, vocabulary

# How much of the tail a finding covers.
_QUOTE = 30
# How many letters on either side of a marker must stand together elsewhere to prove that they belong so,
# and within how many characters to either side.
_JUNCTION = 2
# How many letters the ending of a word may have.
_ENDING_AT_MOST = 2
_REACH = 20_000
# How many marks a title may have more or less when it stands in the body.
_MARKS_AT_MOST = 12
_RANK = {CERTAIN: 0, LIKELY: 1, POSSIBLE: 2}
# What a marker may have torn apart: a text that ends in letters.
_OPEN_WORDS = frozenset({"word", "unfinished", "function", "stem", "digit"})
_NO_RESTART = frozenset({"ellipsis", "mood", "colon", "address"})


def cuts(document: Document) -> Cuts:
    """The cuts of a document."""
    known = document.analysis(survey)
    found = (_cut(document, known, index) for index in range(len(document.blocks)))
    return Cuts(tuple(cut for cut in found if cut))


def _cut(document: Document, known: Survey, index: int) -> Cut | None:
    block = document.blocks[index]
    case = known.open.get(index)
    if block.kind == "code":
        verdict = cut_fence(document, block)
        return _whole(document, index, verdict) if verdict else None
    if block.kind == "table":
        verdict = cut_row(document, block, following(document, index))
        return _whole(document, index, verdict) if verdict else None
    if block.kind == "heading" and not (case and case.role in PROSE):
        return _heading(document, known, index)
    return _paragraph(document, case) if case and block.kind in ("heading", "paragraph") else None


def _heading(document: Document, known: Survey, index: int) -> Cut | None:
    case = known.open.get(index)
    verdict = cut_heading(case, known.headings) if case else None
    if verdict and case:
        return _tail(case, (verdict,))
    if index == 0 or following(document, index).role != "end" or says_enough(document.blocks[index]):
        return None
    return _whole(document, index, Verdict("empty-section", LIKELY))


def _paragraph(document: Document, case: Unfinished) -> Cut | None:
    if link := cut_link(case):
        return _tail(case, (link,))
    if _says_the_title(document, case):
        return None
    again = restart(document, case) if _may_restart(case) else None
    found: tuple[Verdict, ...] = (Verdict("restart", CERTAIN),) if again else ()
    if at_root(case.block):
        found += _by_other_words(document, case, judge(case))
    elif case.next.role == "marker" and stops_before_a_marker(case):
        found += (Verdict("before-marker", CERTAIN),)
    elif in_list(case.block) and not case.block.inside("quote", "footnote") and case.next.role in HARD:
        item = cut_item(case)
        found += (item,) if item else ()
    return _split(document, case, _tail(case, found, again)) if found else None


def _by_other_words(document: Document, case: Unfinished, found: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts with what the other words of the document say, which is asked where nothing is certain."""
    if any(verdict.confidence is CERTAIN for verdict in found):
        return found
    if _joins_the_next(document, case):
        return (Verdict("resumed", CERTAIN if case.mixed else LIKELY), *found)
    if not may_be_a_stump(case):
        return found
    # A singular beside its plural, a noun beside one with a particle, is a whole word.
    lost = _lost(document, case)
    sure = len(lost) > _ENDING_AT_MOST or (lost not in ("", "ー") and case.language == "ja")
    if sure or _is_a_fragment(document, case) or _goes_on_elsewhere(document, case):
        return (Verdict("cut-word", LIKELY), *found)
    return (*found, Verdict("no-end", LIKELY)) if lost and not found else found


def _lost(document: Document, case: Unfinished) -> str:
    """What a longer word of the document has beyond the last one of a strict post, where that stands once."""
    word = last_word(case.text)
    # What is written in capitals is a name: MIT is no piece of mitigate.
    known = word and not case.text[-len(word) :].isupper() and case.habit.strict and case.language != "ko"
    return document.analysis(vocabulary).lost(word) if known else ""


def _goes_on_elsewhere(document: Document, case: Unfinished) -> bool:
    """True for a Japanese text whose last letters are part of a longer word in all other places."""
    if case.language != "ja" or case.ending.kind != "word":
        return False
    return goes_on_elsewhere(document, case.text, case.block.span.start)


def _is_a_fragment(document: Document, case: Unfinished) -> bool:
    """True when no word of the language ends like the last one, which stands nowhere else."""
    word = fragment(case.text, case.words)
    return bool(word) and document.analysis(vocabulary).counts[word] <= 1


def _joins_the_next(document: Document, case: Unfinished) -> bool:
    """True when the letters around the break stand together elsewhere, in a script without blanks."""
    if case.next.role != "prose" or case.language not in SUFFIXED or case.ending.kind not in _OPEN_WORDS:
        return False
    return _stand_together(document, case, document.blocks[case.next.at], _JUNCTION + 1)


def _may_restart(case: Unfinished) -> bool:
    if case.text.startswith("#") or case.block.inside("quote", "footnote") or case.next.role not in HARD:
        return False
    if case.ending.kind in _NO_RESTART or case.role not in PROSE:
        return False
    if case.ending.kind == "closer" and not case.mixed:
        return False
    return case.inline not in ("link", "code", "image", "html") and (case.mixed or not case.more_items)


def _says_the_title(document: Document, case: Unfinished) -> bool:
    title = document.front_matter.text("title")
    similar = abs(len(case.text) - len(title)) <= _MARKS_AT_MOST
    return similar and _letters(case.text) == _letters(title)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _tail(case: Unfinished, found: tuple[Verdict, ...], again: Span | None = None) -> Cut:
    """The finding at the end of a text, its strongest verdict first."""
    ranked = sorted(found, key=lambda verdict: _RANK[verdict.confidence])
    start = tail_start(case.text, case.tail_start, reach(case.text, _QUOTE))
    span = case.prose.source(start, len(case.text))
    return _made(case.index, span, ranked, tail(case.text[case.tail_start :], len(case.text) - start), again)


def _split(document: Document, case: Unfinished, cut: Cut) -> Cut:
    """The cut with the block that goes on with it, where one does; a marker may stand between."""
    if cut.code == "resumed":
        return cut._replace(rest=case.next.at if case.resumed_by is None else case.resumed_by)
    if cut.code != "before-marker":
        return cut
    marked = document.analysis(markers)
    rest = next((at for at in range(case.index + 1, len(document.blocks)) if at not in marked.blocks), None)
    mark = bisect_left(marked.found, cut.span.end, key=lambda one: one.span.start)
    if rest is None or mark == len(marked.found):
        return cut
    if not _belongs(document, case, document.blocks[rest]):
        return cut
    return cut._replace(code="split", rest=rest, marker=marked.found[mark].span)


def _belongs(document: Document, case: Unfinished, block: Block) -> bool:
    """True for a paragraph that starts in mid-sentence, or with the rest of words that stand elsewhere."""
    if block.kind != "paragraph" or block.prose is None or not at_root(block):
        return False
    text = block.prose.text
    if goes_on(document, block, case.words):
        return True
    if text.startswith(case.words.start) or case.ending.kind not in _OPEN_WORDS:
        return False
    return _stand_together(document, case, block, _JUNCTION if case.language in SUFFIXED else 3 * _JUNCTION)


def _stand_together(document: Document, case: Unfinished, block: Block, size: int) -> bool:
    """True when so many letters before and after a break stand together elsewhere."""
    junction = case.text[-size:] + (block.prose.text[:size] if block.prose else "")
    # Within reach of the break: the whole text, asked at every cut, costs quadratic time. A field may hold a
    # title and what comes below it as one.
    start = max(document.blocks[0].span.start, block.span.start - _REACH)
    return len(junction) == 2 * size and document.text.find(junction, start, block.span.end + _REACH) >= 0


def _whole(document: Document, index: int, verdict: Verdict) -> Cut:
    """The finding at a heading, at a fence's first line or at a table's last."""
    span = document.blocks[index].span
    text = document.at(span).rstrip()
    start, end = 0, len(text)
    if verdict.code == "open-fence":
        end = (text + "\n").index("\n")
    elif verdict.code == "cut-row":
        start = max(text.rfind("\n") + 1, end - _QUOTE)
    prose = document.blocks[index].prose
    seen = prose.text.strip() if prose and verdict.code == "empty-section" else text[start:end]
    return _made(index, Span(span.start + start, span.start + end), [verdict], head(seen, NARROW))


def _made(index: int, span: Span, ranked: list[Verdict], quote: str, again: Span | None = None) -> Cut:
    # What is nothing but a word such as 「また」 is named as that, also where it is said again.
    best = next((verdict for verdict in ranked if verdict.code == "announcement"), ranked[0])
    further = tuple(dict.fromkeys(verdict.code for verdict in ranked if verdict.code != best.code))
    return Cut(index, span, best.code, ranked[0].confidence, further, again, quote=quote)
