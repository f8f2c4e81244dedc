"""The evidence that a title, an excerpt or a description was cut."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk import Confidence, Document, Span, lazy_pattern
from copydesk_rules.analyses.fields import PlainField, plain_fields
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords, main_words
from copydesk_rules.analyses.truncation.endings import BROKEN, Ending, ending, trimmed
from copydesk_rules.analyses.truncation.open_pairs import open_bracket, open_brackets
from copydesk_rules.analyses.truncation.quotes import reach, tail, tail_start
from copydesk_rules.analyses.truncation.splices import longer_line, splice

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE

_TITLES = frozenset({"title", "subtitle"})
# How far into the body a copy of its beginning may start, and what counts as one, in letters.
_LEAD = 800
_COPY = {True: 20, False: 40}
_SHORTEST_TITLE = 6
_QUOTE = 20
# An open bracket proves a cut where the text ends like this.
_BREAKS = frozenset({"opener", "unfinished", "function", "stem"})
_LONGEST_REST = 80
_ELLIPSIS = lazy_pattern(r"(?:\.{3}|…|‥|・・・)+\s*\Z")
_INNER_END = lazy_pattern(r"[。｡．][^\w\s]{0,8}\s{0,8}\w|[a-z0-9à-ÿа-я)\]”\"][.!?]\s{1,8}[^\W\d_]")
_FULL_STOP = lazy_pattern(r"[。｡．]|\.(?:\s|\Z)")
# A cut that parts two letters of one of these parts a word; of one of the others it may.
_SURE_SCRIPTS = (r"[\u30a1-\u30ff]+", r"[a-zß-ÿа-я]+")
_SCRIPTS = (r"[\u3041-\u309f]+", r"[\u3400-\u9fff]+")
_AFTER_A_NOUN = ("から", "より", "など")
_GOES_ON = lazy_pattern(r"[\w、，,]")
# What programs that shorten titles leave, in letters of a script without and with blanks between words.
_CAP = {True: 40, False: 60}


class FieldCut(NamedTuple):
    """A field that breaks off: what shows it, how surely, and the span of its last letters.

    `quote` is the text at the span, `mark` the bracket that stays open. `whole` is what the text
    says where the field was copied from: the heading, or the body up to the end of the sentence;
    empty when the field is no copy. `rest` is what stands in `whole` behind the field.
    """

    field: PlainField
    code: str
    confidence: Confidence
    span: Span
    quote: str
    mark: str = ""
    whole: str = ""
    rest: str = ""


def field_cuts(document: Document) -> tuple[FieldCut, ...]:
    """The fields of a document that break off, at most one cut a field."""
    words = document.analysis(main_words)
    found = (_field_cut(document, field, words) for field in plain_fields(document))
    return tuple(cut for cut in found if cut)


def _field_cut(document: Document, field: PlainField, words: EndWords) -> FieldCut | None:
    # Letters that lost their bytes are garbled-text's; what stands before them may tell of a cut too.
    text = trimmed(field.text).rstrip("\ufffd")
    shown = _ELLIPSIS.sub("", text)
    how = ending(shown, words)
    if shown == text and how.kind == "comma":
        return _cut(field, text, "comma", CERTAIN)
    title = field.name in _TITLES
    found = (
        _title_cut(document, field, text, how, words)
        if title
        else _summary_cut(document, field, shown, how, elided=shown != text)
    )
    if found or shown != text or how.kind in ("mood", "address", "none"):
        return found
    at = _open_mark(text, how)
    if at < 0:
        return None
    sure = CERTAIN if how.kind in _BREAKS else LIKELY
    mark = "**" if text.startswith("**", at) else text[at]
    return FieldCut(field, "open-pair", sure, field.source(at, len(text)), text[at + len(mark) :], mark)


def _open_mark(text: str, how: Ending) -> int:
    """Where the last mark stands that a text opens and does not close; -1 without one."""
    if how.kind == "opener":
        return text.rindex(how.text)
    if text.count("**") % 2:
        return text.rindex("**")
    waiting = open_brackets(text)
    return waiting[-1][0] if waiting else -1


def _title_cut(
    document: Document, field: PlainField, text: str, how: Ending, words: EndWords
) -> FieldCut | None:
    bare = text.rstrip("?？")
    heading = _heading_that_goes_on(document, bare) if len(bare) >= _SHORTEST_TITLE else ""
    if heading:
        rest = heading[len(bare) :]
        sure = CERTAIN if bare != text else _sure_of_copy(bare, rest, how, words)
        return _cut(field, text, "copy-of-heading", sure, whole=heading, rest=rest)
    if found := splice(document, text):
        at, sure = found
        return FieldCut(field, "spliced", sure, field.source(at, len(text)), text[at:], rest=text[:at])
    if line := longer_line(document, text):
        return _cut(field, text, "stub", LIKELY, rest=line)
    if how.kind in BROKEN and len(text.split()) + 9 * (words.language in SUFFIXED) > 3:
        joint = not words.joint or text.endswith(words.joint) or how.kind == "stem"
        return _cut(field, text, "function-word", LIKELY) if joint else None
    return None


def _sure_of_copy(title: str, rest: str, how: Ending, words: EndWords) -> Confidence:
    """How sure a title is that it was cut where the first line goes on: what it ends like decides."""
    pair = title[-1] + rest[0]
    if any(re.fullmatch(script, pair) for script in _SURE_SCRIPTS):
        return CERTAIN
    broken = how.kind in BROKEN or bool(open_bracket(title))
    particle = rest.startswith((*words.particle, *words.continuation, *_AFTER_A_NOUN))
    inside = not particle and any(re.fullmatch(script, pair) for script in _SCRIPTS)
    capped = len(title) >= _CAP[words.language in SUFFIXED]
    return LIKELY if broken or inside or capped else POSSIBLE


def _heading_that_goes_on(document: Document, title: str) -> str:
    """The post's first line when it says the title and then more without a break between words, else ""."""
    for block in document.blocks[:2]:
        if block.kind not in ("heading", "paragraph") or block.prose is None:
            continue
        text = block.prose.text.strip()
        rest = text[len(title) :]
        if not text.startswith(title) or not 0 < len(rest) <= _LONGEST_REST or "\n" in text:
            continue
        if _FULL_STOP.search(text) or not title[-1].isalpha() or not rest[0].isalpha():
            continue
        return text if title[-1].isascii() == rest[0].isascii() else ""
    return ""


def _summary_cut(
    document: Document, field: PlainField, text: str, how: Ending, *, elided: bool
) -> FieldCut | None:
    if how.kind in ("finished", "ellipsis", "mood", "closer", "none") and not elided:
        return None
    copied, whole = _copied_from(document, text)
    if copied:
        return _cut(field, text, "copy-of-body", LIKELY if elided else CERTAIN, whole=whole)
    if elided or not _INNER_END.search(text):
        return None
    if how.kind in BROKEN:
        return _cut(field, text, "function-word", CERTAIN)
    return _cut(field, text, "no-end", LIKELY) if how.kind in ("word", "unfinished") else None


def _copied_from(document: Document, text: str) -> tuple[bool, str]:
    """Whether a field ends with a copy of the body that stops inside a sentence.

    Where all of it is a copy, also the body's text up to the end of that sentence.
    """
    least = _COPY[document.language in SUFFIXED]
    if len(text) < least:
        return False, ""
    seen = 0
    for block in document.blocks:
        if block.kind != "paragraph" or block.prose is None:
            continue
        body = block.prose.text.replace("\n", " ")
        at = body.find(text[-least:])
        if at >= 0:
            end = at + least
            stop = next((sentence.end for sentence in document.sentences(block) if sentence.end >= end), end)
            start = end - len(text)
            whole = body[start:stop] if start >= 0 and body.startswith(text, start) else ""
            rest = body[end:].lstrip(" ") if whole else body[end:]
            return stop > end and bool(_GOES_ON.match(rest)), whole
        seen += len(body)
        if seen > _LEAD:
            break
    return False, ""


def _cut(
    field: PlainField, text: str, code: str, confidence: Confidence, *, whole: str = "", rest: str = ""
) -> FieldCut:
    start = tail_start(text, 0, reach(text, _QUOTE))
    span = field.source(start, len(text))
    return FieldCut(field, code, confidence, span, tail(text, len(text) - start), "", whole, rest)
