"""The evidence that a title, an excerpt or a description was cut."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk import Confidence, Document, Span
from copydesk_rules.analyses.fields import PlainField, plain_fields
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords, end_words
from copydesk_rules.analyses.truncation.endings import BROKEN, Ending, ending, trimmed
from copydesk_rules.analyses.truncation.open_pairs import open_bracket

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE

_TITLES = frozenset({"title", "subtitle"})
# How far into the body a copy of its beginning may start, and what counts as one, in letters.
_LEAD = 800
_COPY = {True: 20, False: 40}
_SHORTEST_TITLE = 6
_LONGEST_REST = 80
_ELLIPSIS = re.compile(r"(?:\.{3}|…|‥|・・・)+\s*\Z")
_INNER_END = re.compile(r"[。｡．][^\w\s]{0,8}\s{0,8}\w|[a-z0-9à-ÿа-я)\]”\"][.!?]\s{1,8}[^\W\d_]")
_FULL_STOP = re.compile(r"[。｡．]|\.(?:\s|\Z)")
_SCRIPTS = (re.compile(r"[\u3041-\u309f]+"), re.compile(r"[\u30a1-\u30ff]+"), re.compile(r"[\uac00-\ud7a3]+"))
_GOES_ON = re.compile(r"[\w、，,]")


class FieldCut(NamedTuple):
    """A field that breaks off: what shows it, how surely, and the span of its last letters.

    `whole` is what the text says where the field was copied from: the heading, or the body up to
    the end of the sentence; empty when the field is no copy.
    """

    field: PlainField
    code: str
    confidence: Confidence
    span: Span
    whole: str = ""


def field_cuts(document: Document) -> tuple[FieldCut, ...]:
    """The fields of a document that break off, at most one cut a field."""
    words = end_words(document.language)
    found = (_field_cut(document, field, words) for field in plain_fields(document))
    return tuple(cut for cut in found if cut)


def _field_cut(document: Document, field: PlainField, words: EndWords) -> FieldCut | None:
    text = trimmed(field.text)
    if text.endswith("\ufffd"):
        return _cut(field, text, "broken-letter", CERTAIN)
    shown = _ELLIPSIS.sub("", text)
    how = ending(shown, words)
    if shown == text and how.kind == "comma":
        return _cut(field, text, "comma", CERTAIN)
    if shown == text and _opens_and_breaks(text, how):
        return _cut(field, text, "open-pair", CERTAIN)
    if field.name in _TITLES:
        return _title_cut(document, field, text, how, words)
    return _summary_cut(document, field, shown, how, elided=shown != text)


def _opens_and_breaks(text: str, how: Ending) -> bool:
    if how.kind in ("mood", "address", "none"):
        return False
    return how.kind == "opener" or text.count("**") % 2 == 1 or bool(open_bracket(text))


def _title_cut(
    document: Document, field: PlainField, text: str, how: Ending, words: EndWords
) -> FieldCut | None:
    bare = text.rstrip("?？")
    if len(bare) >= _SHORTEST_TITLE and (heading := _heading_that_goes_on(document, bare)):
        inside = bare != text or _inside_a_word(bare, heading[len(bare) :])
        return _cut(field, text, "copy-of-heading", CERTAIN if inside else LIKELY, heading)
    if how.kind in BROKEN and len(text.split()) + 9 * (words.language in SUFFIXED) > 3:
        joint = not words.joint or text.endswith(words.joint) or how.kind == "stem"
        return _cut(field, text, "function-word", LIKELY) if joint else None
    return None


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


def _inside_a_word(start: str, rest: str) -> bool:
    """True when a text stops between two letters that no word border parts."""
    pair = start[-1] + rest[0]
    return pair.islower() or any(script.fullmatch(pair) for script in _SCRIPTS)


def _summary_cut(
    document: Document, field: PlainField, text: str, how: Ending, *, elided: bool
) -> FieldCut | None:
    if how.kind in ("finished", "ellipsis", "mood", "closer", "none") and not elided:
        return None
    copied, whole = _copied_from(document, text)
    if copied:
        return _cut(field, text, "copy-of-body", LIKELY if elided else CERTAIN, whole)
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


def _cut(field: PlainField, text: str, code: str, confidence: Confidence, whole: str = "") -> FieldCut:
    start = max(0, len(text) - 20)
    return FieldCut(field, code, confidence, field.source(start, len(text)), whole)
