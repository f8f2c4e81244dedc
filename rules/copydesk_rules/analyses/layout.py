"""Where passages stand in a post: under which heading and label, before which code, in which tab."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from copydesk import Block, Document, Span, lazy_pattern
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import Letters, letters

_LABEL_LENGTH = 40
_CREDIT_LENGTH = 300
_FORM_SECTIONS = 3
_FORM_SHARE = 0.6
_FORMULA_WEIGHT = 45
_MOST_FOLLOWERS = 6
_OPENING_BLOCKS = 3
_SHOWN = frozenset({"code", "table", "math"})
_UNSEEN = frozenset({"comment", "definition", "rule"})
_MORE = lazy_pattern(r"<!--\s*(?:more|truncate)\s*-->|\{/\*\s*(?:more|truncate)\s*\*/\}", re.IGNORECASE)
_CREDIT = lazy_pattern(r"\s*(?:[—–―]|--)\s*\S")
_TAG = lazy_pattern(r"<[A-Za-z][^<>]{0,400}>")
_CHOICE = lazy_pattern(
    r"\b(?:class|className|label|value|name|lang|platform|tab|title)\s*=\s*"
    r"(\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^\s>]+)"
)


class Layout(NamedTuple):
    """For each block of the letter stream what it stands under.

    `headings`: the block of the last heading (-1 above the first), `labels`: the label that opens the
    block or one above it in its section ("" without one), `followers`: the code, tables, tags that come
    before the next prose. `forms` are the labels that stand below three different headings or more;
    `excerpt` is how many blocks stand before the mark that ends the excerpt.
    """

    headings: tuple[int, ...]
    labels: tuple[str, ...]
    followers: tuple[tuple[Block, ...], ...]
    forms: frozenset[str]
    excerpt: int


def layout(document: Document) -> Layout:
    """The layout of a document."""
    stream = document.analysis(letters)
    headings, labels = _fields(stream)
    sections: dict[str, set[str]] = defaultdict(set)
    for heading, label in zip(headings, labels, strict=True):
        if label and heading >= 0:
            sections[label].add(stream.text[slice(*stream.range(heading))])
    followers, excerpt = _followers(document, stream)
    forms = frozenset(label for label, titles in sections.items() if len(titles) >= _FORM_SECTIONS)
    return Layout(headings, labels, followers, forms, excerpt)


def place_habit(document: Document, pair: Pair) -> str:
    """The legitimate form of repetition that the places of a pair show (alternatives, credits, forms,
    introductions), or ""."""
    stream, seen = document.analysis(letters), document.analysis(layout)
    first, later = stream.block(pair.first.start), stream.block(pair.later.start)
    blocks = stream.blocks[first], stream.blocks[later]
    if _are_alternatives(document, *blocks):
        return "alternatives"
    if all(map(_is_credit, blocks)):
        return "credits"
    if _is_form(stream, seen, pair):
        return "forms"
    if _introduces(document, stream, seen, pair):
        return "introductions"
    return ""


def in_excerpt(document: Document, pair: Pair) -> bool:
    """True when an item of the excerpt comes again behind it, or the text there begins like the excerpt."""
    stream, seen = document.analysis(letters), document.analysis(layout)
    first, later = stream.block(pair.first.end - 1), stream.block(pair.later.start)
    if not first < seen.excerpt <= later:
        return False
    return stream.blocks[first].inside("item") or later < seen.excerpt + _OPENING_BLOCKS


def _fields(stream: Letters) -> tuple[tuple[int, ...], tuple[str, ...]]:
    headings, labels = [], []
    heading, label = -1, ""
    for index, block in enumerate(stream.blocks):
        if block.kind == "heading":
            heading, label = index, ""
        else:
            label = _label(block) or label
        headings.append(heading)
        labels.append(label)
    return tuple(headings), tuple(labels)


def _label(block: Block) -> str:
    """The bold words with a colon, or at the head of an item, that a block begins with."""
    prose = block.prose
    if prose is None or not prose.inlines:
        return ""
    strong = prose.inlines[0]
    if strong.kind != "strong" or strong.start > 1 or strong.end > _LABEL_LENGTH:
        return ""
    around = prose.text[max(0, strong.end - 1) : strong.end + 1]
    if block.inside("item") or ":" in around or "：" in around:
        return prose.text[: strong.end].strip(" :：").casefold()
    return ""


def _followers(document: Document, stream: Letters) -> tuple[tuple[tuple[Block, ...], ...], int]:
    followers: list[list[Block]] = [[] for _ in stream.blocks]
    at, excerpt = -1, 0
    for block in document.blocks:
        if at + 1 < len(stream.blocks) and block is stream.blocks[at + 1]:
            at += 1
        elif block.kind == "comment" and _MORE.fullmatch(document.at(block.span)):
            excerpt = at + 1
        elif at >= 0 and block.kind not in _UNSEEN and len(followers[at]) < _MOST_FOLLOWERS:
            followers[at].append(block)
    return tuple(map(tuple, followers)), excerpt


def _are_alternatives(document: Document, one: Block, other: Block) -> bool:
    """True for blocks in two elements of one name and parent that differ in class, label or value."""
    for mine, theirs in zip(one.containers, other.containers, strict=False):
        if mine == theirs:
            continue
        if mine.kind != "element" or theirs.kind != "element" or mine.name != theirs.name:
            return False
        choices = [_choice(document.text, container.start) for container in (mine, theirs)]
        return bool(choices[0]) and choices[0] != choices[1]
    return False


def _choice(text: str, start: int) -> list[str]:
    tag = _TAG.match(text, start)
    return _CHOICE.findall(tag[0]) if tag else []


def _is_credit(block: Block) -> bool:
    """True for the line that says, after a dash, who said what stands above."""
    prose = block.prose
    if prose is None or len(prose.text) > _CREDIT_LENGTH or not _CREDIT.match(prose.text):
        return False
    return block.inside("quote", "element") or "@" in prose.text[:10]


def _is_form(stream: Letters, seen: Layout, pair: Pair) -> bool:
    """True when most of a passage stands under the labels of a form, below two different headings."""
    first, later = stream.block(pair.first.start), stream.block(pair.later.start)
    titles = [seen.headings[block] for block in (first, later)]
    if min(titles) < 0 or len({stream.text[slice(*stream.range(title))] for title in titles}) < 2:
        return False
    return all(_labelled(stream, seen, span) >= _FORM_SHARE for span in (pair.first, pair.later))


def _labelled(stream: Letters, seen: Layout, span: Span) -> float:
    """The share of a range that stands under labels of forms."""
    held = 0
    for block in range(stream.block(span.start), stream.block(span.end - 1) + 1):
        whole = stream.range(block)
        if seen.labels[block] in seen.forms:
            held += min(whole.end, span.end) - max(whole.start, span.start)
    return held / (span.end - span.start)


def _introduces(document: Document, stream: Letters, seen: Layout, pair: Pair) -> bool:
    """True for a short formula at the end of a paragraph before code, here and there another one."""
    ends = [stream.block(span.end - 1) for span in (pair.first, pair.later)]
    starts = [stream.block(span.start) for span in (pair.first, pair.later)]
    if starts != ends or stream.weight(*pair.later) >= _FORMULA_WEIGHT:
        return False
    if any(
        stream.starts[end + 1] > span.end for end, span in zip(ends, (pair.first, pair.later), strict=True)
    ):
        return False
    texts = [[document.at(block.span) for block in seen.followers[end]] for end in ends]
    follows = all(any(block.kind in _SHOWN for block in seen.followers[end]) for end in ends)
    return follows and texts[0] != texts[1]
