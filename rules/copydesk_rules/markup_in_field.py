"""Finds Markdown and HTML in fields that are printed as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Applicability, Confidence, Document, Edit, Fix, Meta, Span, Violation
from copydesk_rules.analyses.fields import PlainField, plain_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every pattern is bounded, so that a field of unclosed marks costs linear time. They are compiled when the
# first field with a mark is met.
_MOST = "{1,300}"
_STRONG = rf"(?<![A-Za-z0-9_)*\\])\*\*(?=[^\s*])([^*\n]{_MOST}?)(?<=[^\s(\[{{「『（])\*\*(?!\*)"
_STRONG_LINES = rf"(?<!\w)__(?=\S)([^_\n]{_MOST}?)(?<=\S)__(?!\w)"
# Letters on both sides of an asterisk are a German gender star or a product.
_EMPHASIS = rf"(?<![A-Za-z0-9_*\\])\*(?=[\w「『“\"'（(])([^*\n]{_MOST}?)(?<=[^\s*(,.])\*(?![A-Za-z0-9_*])"
_EMPHASIS_LINE = rf"(?<![\w\\/.])_(?=[^\s_])([^_\n]{_MOST}?)(?<=[^\s_])_(?!\w)"
_OPEN_STRONG = r"\s*(\*\*)(?![\s*]|[a-z_]+\b(?!\s*[:：]))"
_HEADING = r"(?:\A|\n)[ \t]*(#{1,6}[ \t]+)(?=\S)|(?<=[\s。！？])(#{2,6}[ \t]+)(?=\S)"
_MORE_BLOCKS = r"\n|\s{2}"
_LINK = r"(!?\[)([^\[\]\n]{0,300})(\]\((?:https?://|/|\./|\.\./|#|mailto:)[^\s()]{0,500}\))"
_CODE = rf"(?<!`)(`)([^`\n]{_MOST})(`)(?!`)"
_ELEMENT = (
    r"(<(?P<name>b|strong|i|em|u|s|del|mark|small|big|sub|sup|span|font|a|p|div|h[1-6])"
    r"(?:\s[^<>\n]{0,300})?>)"
)
_PAIR = rf"(?i){_ELEMENT}([^<>]{{0,300}})(</(?P=name)\s*>)"
_BREAK_TAG = r"(?i)<br\s*/?>"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|nbsp|amp|lt|gt|quot|apos|[a-zA-Z]{4,8});"
_IDENTIFIER = r"[a-z_0-9]+\Z"
# What an unquoted value must not be or hold.
_UNSAFE_PLAIN = r":\s|:\Z|\s#|\A[\W_]|\A\S+\Z"

# What prints `&amp;` and tags as they stand; the others' templates decide.
_ESCAPING = frozenset({"astro", "docusaurus", "eleventy", "hugo", "zenn", "zola"})


class _Mark(NamedTuple):
    """Markup in a field: `code`, its range of the text, and the ranges of its marks."""

    code: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    sure: bool = True
    strippable: bool = True


@dataclass(frozen=True, eq=False, repr=False)
class MarkupInField:
    """Emphasis, headings, links and HTML in `fields`; with `inline_code` also code between backticks."""

    fields: tuple[str, ...] = ("title", "excerpt", "description")
    inline_code: bool = False

    meta: ClassVar[Meta] = Meta(
        name="markup-in-field",
        summary="Markdown or HTML in a field that is printed as plain text.",
        messages={
            "emphasis": "`{quote}` in `{field}` is not rendered, readers see the marks: take them out",
            "heading": "`{quote}` in `{field}` makes no heading, readers see the marks: take them out",
            "link": "“{quote}” in `{field}` makes no link, readers see the brackets: keep the words only",
            "html": "`{quote}` in `{field}` is markup in plain text: take the tags out",
            "entity": "`{quote}` in `{field}` is printed as it stands in plain text: write the character",
            "code": "`{field}` has code between backticks, which are printed: take them out",
        },
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield one violation a field and kind of markup, at its first place."""
        for field in plain_fields(document):
            if field.name not in self.fields:
                continue
            found: dict[str, list[_Mark]] = {}
            for mark in _marks(field.text, code=self.inline_code):
                found.setdefault(mark.code, []).append(mark)
            for marks in found.values():
                yield _violation(document, field, marks)


def _marks(text: str, *, code: bool) -> Iterator[_Mark]:
    """All markup of a text; what stands in code is left alone."""
    if not any(sign in text for sign in "*_#[<&`"):
        return
    quoted = [match.span() for match in re.finditer(_CODE, text)]
    for mark in [*_emphasis(text), *_headings(text), *_links(text), *_html(text)]:
        if not any(start < mark.end and mark.start < end for start, end in quoted[:50]):
            yield mark
    if code:
        for match in re.finditer(_CODE, text):
            yield _paired("code", match, match.span(1), match.span(3))


def _emphasis(text: str) -> Iterator[_Mark]:
    closed = -1
    for match in re.finditer(_STRONG, text):
        closed = match.end()
        yield _ends("emphasis", match, 2)
    for match in re.finditer(_STRONG_LINES, text):
        if not re.match(_IDENTIFIER, match[1]):
            yield _ends("emphasis", match, 2, sure=False)
    for pattern in (_EMPHASIS, _EMPHASIS_LINE):
        for match in re.finditer(pattern, text):
            yield _ends("emphasis", match, 1, sure=False)
    opened = re.match(_OPEN_STRONG, text)
    if opened and closed < 0:
        yield _Mark("emphasis", *opened.span(1), (opened.span(1),))


def _headings(text: str) -> Iterator[_Mark]:
    for match in re.finditer(_HEADING, text):
        group = 1 if match[1] else 2
        start, end = match.span(group)
        alone = group == 1 and not re.compile(_MORE_BLOCKS).search(text, end)
        sure = len(match[group].rstrip()) > 1 or alone
        yield _Mark("heading", start, end, ((start, end),), sure, alone)


def _links(text: str) -> Iterator[_Mark]:
    for match in re.finditer(_LINK, text):
        yield _paired("link", match, match.span(1), match.span(3))


def _html(text: str) -> Iterator[_Mark]:
    for match in re.finditer(_PAIR, text):
        yield _paired("html", match, match.span(1), match.span(4))
    for match in re.finditer(_BREAK_TAG, text):
        yield _Mark("html", *match.span(), (match.span(),), sure=False, strippable=False)
    for match in re.finditer(_ENTITY, text):
        yield _Mark("entity", *match.span(), (match.span(),), strippable=False)


def _ends(code: str, match: re.Match[str], width: int, *, sure: bool = True) -> _Mark:
    start, end = match.span()
    return _Mark(code, start, end, ((start, start + width), (end - width, end)), sure)


def _paired(code: str, match: re.Match[str], *marks: tuple[int, int]) -> _Mark:
    return _Mark(code, *match.span(), marks)


def _violation(document: Document, field: PlainField, marks: list[_Mark]) -> Violation:
    first = min(marks, key=lambda mark: mark.start)
    quote = field.text[first.start : first.end].strip()
    params = {"field": field.name, "quote": quote if len(quote) <= 40 else quote[:39] + "…"}
    confidence = Confidence.CERTAIN if any(mark.sure for mark in marks) else Confidence.LIKELY
    if first.code in ("entity", "html") and document.site.generator not in _ESCAPING:
        confidence = Confidence.POSSIBLE if first.code == "entity" else Confidence.LIKELY
    span = field.source(first.start, first.end)
    return Violation(span, first.code, params, confidence, fix=_fix(document, field, marks))


def _fix(document: Document, field: PlainField, marks: list[_Mark]) -> Fix | None:
    """Strip the marks where the text stands as it is read and stays plain without them."""
    if field.start < 0 or not all(mark.strippable for mark in marks):
        return None
    places = sorted({place for mark in marks for place in mark.marks})
    if any(later[0] < earlier[1] for earlier, later in pairwise(places)):
        return None
    kept = "".join(_without(field.text, places))
    quoted = field.start > field.span.start
    if not kept.strip() or (not quoted and re.search(_UNSAFE_PLAIN, kept)):
        return None
    edits = tuple(Edit(Span(field.start + start, field.start + end)) for start, end in places)
    return Fix(f"Take the marks out of `{field.name}`", edits, Applicability.SAFE)


def _without(text: str, places: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in places:
        yield text[at:start]
        at = end
    yield text[at:]
