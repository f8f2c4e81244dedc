"""Titles that were made of two texts, and titles of which little more than the topic was left."""

from __future__ import annotations

import re

from copydesk import Confidence, Document, lazy_pattern
from copydesk_rules.analyses.truncation.open_pairs import open_bracket

# A question mark, and right behind it a word that cannot stand at the beginning: particles that join a
# noun to a noun, then those that a quoted question takes as well (「なぜか？を考える」).
_JOINTS = {
    "ja": re.compile(r"[？?](?=(?:による|における|に関する|の|が|は|に|へ)[^\W_])"),
    "zh": re.compile(r"[？?](?=的[^\W_])"),
    "ko": re.compile(r"[？?](?=(?:의|가|이|은|는|을|를|에|로)\s)"),
}
_QUOTING = {"ja": re.compile(r"[？?](?=(?:を|と|も|で|から|まで)[^\W_])")}
_END = lazy_pattern(r"[？?！!。](?=\s?[^\W\d_])")
_SHORTEST = 4
_SHORTEST_REST = 6
# How much of the title the first line must end with to prove that the writer stopped there.
_PROOF = 10
_LOOKED_AT = 3
_STUB = lazy_pattern(r"(.{2,})の[^の]{1,8}とは?[？?]")
_LONGEST_STUB = 26
_SHORTEST_TOPIC = 3
_LONGEST_LINE = 100


def splice(document: Document, title: str) -> tuple[int, Confidence] | None:
    """Where the second text of a title starts, and how surely it is another one; None in a whole title."""
    for found in _END.finditer(title):
        at = found.end()
        if at < _SHORTEST or len(title) - at < _SHORTEST_REST or open_bracket(title[:at]):
            continue
        sure = _sureness(document, title, found.start())
        if sure:
            return at, sure
    return None


def _sureness(document: Document, title: str, mark: int) -> Confidence | None:
    language = document.language
    joint, quoting = _JOINTS.get(language), _QUOTING.get(language)
    joins = bool(joint and joint.match(title, mark))
    quotes = bool(quoting and quoting.match(title, mark))
    rest = title[mark + 1 :].lstrip()
    small = rest[:1].islower() and rest[1:2].islower()
    if (joins or quotes or small) and _ends_there(document, title[: mark + 1]):
        return Confidence.CERTAIN
    if joins:
        return Confidence.LIKELY
    return Confidence.POSSIBLE if quotes else None


def _ends_there(document: Document, start: str) -> bool:
    """True when one of the post's first lines ends where the first text does."""
    if len(start) < _PROOF:
        return False
    texts = [block.prose.text for block in document.blocks[:_LOOKED_AT] if block.prose is not None]
    return any(text.partition("\n")[0].strip().endswith(start[-_PROOF:]) for text in texts)


def longer_line(document: Document, title: str) -> str:
    """The post's first line when it has the topic of a mere `…とは？` and is much longer, else ""."""
    found = _STUB.fullmatch(title.strip("「『【"))
    if document.language != "ja" or not found or len(title) > _LONGEST_STUB:
        return ""
    topic = found[1][: max(_SHORTEST_TOPIC, len(found[1]) // 2)]
    first = next((block.prose.text.strip() for block in document.blocks if block.prose is not None), "")
    longer = len(title) + _SHORTEST_REST <= len(first) <= _LONGEST_LINE and "\n" not in first
    return first if longer and first.strip("「『【").startswith(topic) and len(topic) > 1 else ""
