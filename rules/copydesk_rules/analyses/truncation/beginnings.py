"""How a text begins when it goes on with a sentence: in lower case, with a particle, with a comma."""

from __future__ import annotations

import re
from collections import Counter

from copydesk import Block, Document, lazy_pattern
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords
from copydesk_rules.analyses.truncation.neighbours import at_root

_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーん")
_CONTINUING_MARKS = frozenset("、，,。．)）」』】”’")
_LEAD = lazy_pattern(r"\A(?:[\s…‥*_]|\.{2,})+")
_BEYOND_KANA = lazy_pattern(r"[^\W_\u3041-\u309f]")
# What a writer copies as it is written, also where a sentence begins.
_COPIED = frozenset({"code", "link", "strong", "emphasis", "math", "image"})
_WORD = r"[^\W\d_A-Z]{2,}(?![^\W_])"
# Not after `e.g.` and other single letters.
_FIRST = rf"(?:\A|(?<=[^\W_]{{2}}[.!?]\s)){_WORD}"
# `http2.auto`, `read_key(`, `fullAncestor`: a lower-case letter that a sentence has no say in.
_IDENTIFIER = lazy_pattern(r"\w+(?:[._@#][\w(]|\()|\w*\d|[^\W\d_]+[A-Z]")


def goes_on(document: Document, block: Block, words: EndWords) -> bool:
    """True for a block that begins in the middle of a sentence, and not with a name in lower case."""
    prose = block.prose
    if prose is None or not continues(prose.text, words):
        return False
    return words.language in SUFFIXED or not _begins_with_a_name(document, block, words)


def _begins_with_a_name(document: Document, block: Block, words: EndWords) -> bool:
    """True for a text that begins with code, a link, bold, an identifier, or what begins another sentence."""
    prose = block.prose
    assert prose is not None
    lead = _LEAD.match(prose.text)
    start = lead.end() if lead else 0
    if any(one.kind in _COPIED and one.start <= start < one.end for one in prose.inlines):
        return True
    if _IDENTIFIER.match(prose.text, start):
        return True
    found = re.match(_WORD, prose.text[start:])
    if found is None or found[0] in words.function or found[0] in words.unfinished:
        return False
    return document.analysis(_small_starts)[found[0]] > 1


def _small_starts(document: Document) -> Counter[str]:
    """How often each word begins a sentence in lower case, where a heading counts for two."""
    counts: Counter[str] = Counter()
    for block in document.blocks:
        if block.prose is not None and at_root(block):
            for word in re.findall(_FIRST, block.prose.text):
                counts[word] += 2 if block.kind == "heading" else 1
    return counts


def continues(text: str, words: EndWords) -> bool:
    """True when a text begins in the middle of a sentence: in lower case, with a particle, a comma."""
    start = _LEAD.sub("", text, count=1)
    if not start:
        return False
    if start.startswith(words.beginning):
        return False
    head = start[0]
    if head.isascii() and not head.isalpha() and start[1:2].isalnum():
        return False
    if head in _CONTINUING_MARKS or (head in _SMALL and words.language == "ja"):
        return True
    if words.language == "ja":
        if head == "を" or start.startswith(words.rest):
            return True
        if head in words.okurigana and "\u4e00" <= start[1:2] <= "\u9fff":
            return True
        return start.startswith(words.continuation) and any(
            start.startswith(word)
            and (
                _BEYOND_KANA.match(start, len(word))
                or (len(word) > 1 and start.startswith(("。", "、"), len(word)))
            )
            for word in words.continuation
        )
    if words.language in ("zh", "ko"):
        first_word = start.split(None, 1)[0]
        return (first_word if words.language == "ko" else head) in words.continuation
    return head.islower() and start[1:2].islower()
