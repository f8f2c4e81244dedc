"""orphan-continuation: a paragraph that starts in the middle of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Confidence, Meta, Related, Severity, Violation, lazy_pattern
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.truncation.beginnings import goes_on
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords, main_words
from copydesk_rules.analyses.truncation.neighbours import PROSE, at_root, role
from copydesk_rules.analyses.truncation.quotes import head, head_end, reach
from copydesk_rules.analyses.truncation.vocabulary import first_word, is_rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document, Span
    from copydesk_rules.analyses.truncation.cut import Cut

_QUOTE = 24
_SHOWN = frozenset({"code", "image", "math", "opaque", "html"})
# A remark on what was just shown or said: 「と思ったら」「という訳で」.
_REMARK = lazy_pattern(r"と(?:思|言|云|書|聞|考|同|共|[いはしもこりき])")
# What a quotation or a train of thought ends with; a particle may well follow.
_QUOTED = ("」", "』", "”", "»", "…", "‥", "...")
# A particle with a comma may begin a sentence, but hardly one below a text that breaks off.
_JOINTS = ("が、", "は、", "の、", "を、", "に、")
_ELLIPSES = ("…", "...", "‥")
# How many letters make the copy of a passage, without and with blanks, and how near that one stands.
_HEAD = 14
_NARROW_HEAD = 40
# From how many letters on two such paragraphs are copies.
_REPEATED = 60
_WIDE = "\u2e80"
_NEAR = 20_000
_LOOKED_AT = 8
_CLAUSE_ENDS = tuple("。、，,.！？!?「（(")
# What a paragraph may go on with after it: something that was shown inside of its sentence.
_CLOSED = frozenset({"heading", "rule", "marker", "start"})


class _Before(NamedTuple):
    """The block above that holds something, by index; a marker or a rule between lends it its role."""

    role: str
    at: int


@dataclass(frozen=True, eq=False, repr=False)
class OrphanContinuation:
    """Reports paragraphs whose beginning is missing, or stands above a break."""

    meta: ClassVar[Meta] = Meta(
        name="orphan-continuation",
        summary="A paragraph that starts in the middle of a sentence.",
        severity=Severity.WARNING,
        messages={
            "without-start": "“{said}” starts in the middle of a sentence whose beginning is missing",
            "after-cut": "“{said}” goes on with the sentence that breaks off in line {line}: join the two",
        },
        notes={"cut": "breaks off here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a paragraph."""
        words = document.analysis(main_words)
        found = document.analysis(cuts).found
        broken, joined = {cut.block for cut in found}, {cut.rest: cut for cut in found}
        seen: set[str] = set()
        for index, block in enumerate(document.blocks):
            if not at_root(block) or role(block) not in PROSE:
                continue
            said = document.text[
                block.span.start : min(block.span.start + _REPEATED, block.span.end)
            ].rstrip()
            if index in joined:
                yield _after_cut(document, block, joined[index])
            elif (sure := _sureness(document, index, words, broken)) and said not in seen:
                yield _violation(block, sure)
            else:
                continue
            # The copy of one is left to duplicate-passage.
            seen.add(said)


def _sureness(document: Document, index: int, words: EndWords, broken: set[int]) -> Confidence | None:
    """How surely a paragraph starts in mid-sentence, which also the text above it shows."""
    block = document.blocks[index]
    starts = _starts_in_the_middle(document, block, words)
    if not starts and not broken:
        return None
    before = _before(document, index)
    if before.at in broken and _takes_up(document, block, words):
        return Confidence.LIKELY
    if not starts:
        return None
    if before.at not in broken and not _is_closed(document, before):
        return None
    # A sentence of its own may start with a small letter by mistake.
    slip = words.language not in SUFFIXED and before.role != "marker" and before.at not in broken
    return Confidence.POSSIBLE if slip else Confidence.LIKELY


def _takes_up(document: Document, block: Block, words: EndWords) -> bool:
    """True for what goes on with a sentence below a break.

    It starts with a particle and a comma, an ellipsis, words that stand inside another sentence, or
    the rest of a word.
    """
    text = block.prose.text if block.prose else ""
    if text.startswith(_JOINTS):
        return True
    if text.startswith(_ELLIPSES):
        return not text.lstrip("….‥ ").startswith(words.start)
    if not words.known or document.block_language(block) != words.language:
        return False
    word = first_word(text)
    if word and not text[0].isupper() and is_rest(document, word):
        return True
    return _stands_inside(document, block, text)


def _stands_inside(document: Document, block: Block, text: str) -> bool:
    """True when the first words stand elsewhere near by, behind a letter, and nowhere begin a clause."""
    size = _HEAD if text[:1] > _WIDE else _NARROW_HEAD
    if len(text) < size or not text[0].isalpha():
        return False
    first = document.blocks[0].span.start
    around = document.text[max(first, block.span.start - _NEAR) : block.span.end + _NEAR]
    at, inside = -1, False
    for _ in range(_LOOKED_AT):
        at = around.find(text[:size], at + 1)
        if at < 0:
            break
        before = around[at - 1 : at]
        if before in _CLAUSE_ENDS:
            return False
        inside = inside or before.isalpha()
    return inside


def _starts_in_the_middle(document: Document, block: Block, words: EndWords) -> bool:
    text = block.prose.text if block.prose else ""
    if not goes_on(document, block, words) or _REMARK.match(text) or _starts_with_code(block):
        return False
    if document.block_language(block) != document.language:
        return False
    first_word = text.split(None, 1)[0].strip(",.;:'’")
    foreign = words.language in SUFFIXED or not text[0].isalpha()
    return foreign or first_word in words.function or first_word in words.unfinished


def _starts_with_code(block: Block) -> bool:
    inlines = block.prose.inlines if block.prose else ()
    return bool(inlines) and inlines[0].start == 0 and inlines[0].kind in _SHOWN


def _before(document: Document, index: int) -> _Before:
    """The nearest block above that is no rule, marker or comment, under the role of what stands between."""
    marked = document.analysis(markers).blocks
    between = ""
    for at in range(index - 1, -1, -1):
        block = document.blocks[at]
        if at in marked:
            between = "marker"
        elif block.kind == "rule":
            between = between or "rule"
        elif block.kind not in ("comment", "definition"):
            return _Before(between or role(block), at)
    return _Before(between or "start", -1)


def _is_closed(document: Document, before: _Before) -> bool:
    """True when what stands above is complete, so that nothing can go on."""
    if before.role in _CLOSED:
        return True
    if before.role not in PROSE or not at_root(document.blocks[before.at]):
        return False
    above = document.blocks[before.at]
    if above.prose and above.prose.text.rstrip().endswith(_QUOTED):
        return False
    sentences = document.sentences(above)
    return bool(sentences) and sentences[-1].ended


def _after_cut(document: Document, block: Block, cut: Cut) -> Violation:
    span, said = _opening(block)
    line = document.position(cut.span.start).line
    doubtful = cut.confidence is Confidence.POSSIBLE
    confidence = Confidence.POSSIBLE if doubtful else Confidence.LIKELY
    return Violation(span, "after-cut", {"said": said, "line": line}, confidence, (Related(cut.span, "cut"),))


def _violation(block: Block, confidence: Confidence) -> Violation:
    span, said = _opening(block)
    return Violation(span, "without-start", {"said": said}, confidence)


def _opening(block: Block) -> tuple[Span, str]:
    """The first words of a paragraph: their place and their text."""
    prose = block.prose
    assert prose is not None
    end = head_end(prose.text, 0, reach(prose.text, _QUOTE))
    return prose.source(0, end), head(prose.text, end)
