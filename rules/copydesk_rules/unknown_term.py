"""Finds categories, tags and authors outside of the site's vocabulary."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Applicability, Document, Edit, Fix, Meta, Node, Span, Violation, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = lazy_pattern(r"\S+")
_BETWEEN_COMMAS = lazy_pattern(r"[^,\s](?:[^,]*[^,\s])?")
_PLAIN = lazy_pattern(r"[^\W\d_][\w .+/&'()-]*\Z")
_LONGEST = 60
_NEAR = 0.75


class _Term(NamedTuple):
    """A term, its place with quotes, and their style; `style` is "" for a part of a longer value."""

    text: str
    span: Span
    style: str


@dataclass(frozen=True, eq=False, repr=False)
class UnknownTerm:
    """Terms that are in none of the lists; a field without a list is left alone."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="unknown-term",
        summary="A category, tag or author that the site does not know.",
        messages={
            "unknown": "`{quote}` is none of the site's {kind}: use one of them or add it to the list",
            "misspelt": "`{quote}` is none of the site's {kind}: did you mean `{suggestion}`?",
        },
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Compare every term with its list, letter by letter."""
        lists = (
            ("categories", ("categories", "category"), self.categories),
            ("tags", ("tags", "tag"), self.tags),
            ("authors", ("authors", "author"), self.authors),
        )
        for kind, names, vocabulary in lists:
            known = frozenset(vocabulary)
            for name in names if known else ():
                node = document.front_matter.fields.get(name)
                for term in _terms(document, kind, node) if node else ():
                    if term.text not in known:
                        yield _violation(document, kind, term, vocabulary)


def _terms(document: Document, kind: str, node: Node) -> Iterator[_Term]:
    """The terms of a field: a text, the texts of a list, and of `name` or `label` in mappings."""
    if node.style == "alias":
        return
    if isinstance(node.value, tuple):
        for item in node.value:
            if item.style != "alias" and isinstance(item.value, str) and item.value:
                yield _Term(item.value, item.span, item.style)
            elif isinstance(item.value, (dict, tuple)):
                yield from _terms(document, kind, item)
    elif isinstance(node.value, dict):
        for key in ("name", "label", "key"):
            if key in node.value:
                yield from _terms(document, kind, node.value[key])
                return
    elif isinstance(node.value, str) and node.value:
        yield from _split(document, kind, node, node.value)


def _split(document: Document, kind: str, node: Node, text: str) -> Iterator[_Term]:
    """Jekyll splits categories and tags at spaces, DEV at commas; elsewhere a text is one term."""
    pattern = {"jekyll": _WORD, "devto": _BETWEEN_COMMAS}.get(document.site.generator)
    parts = list(pattern.finditer(text)) if pattern and kind != "authors" else []
    if len(parts) < 2:
        yield _Term(text, node.span, node.style)
        return
    inset = 0 if node.style == "plain" else 1
    start = node.span.start + inset
    exact = document.text[start : node.span.end - inset] == text
    for part in parts:
        span = Span(start + part.start(), start + part.end()) if exact else node.span
        yield _Term(part[0], span, "")


def _violation(document: Document, kind: str, term: _Term, vocabulary: tuple[str, ...]) -> Violation:
    suggestion = _nearest(term.text, vocabulary)
    quote = term.text if len(term.text) <= _LONGEST else term.text[: _LONGEST - 1] + "…"
    params = {"quote": quote, "kind": kind}
    if not suggestion:
        return Violation(term.span, "unknown", params)
    fix = _fix(document, term, suggestion)
    return Violation(term.span, "misspelt", {**params, "suggestion": suggestion}, fix=fix)


def _nearest(text: str, vocabulary: tuple[str, ...]) -> str:
    """The term that differs only in width, case or spaces, else the nearest one; "" without any."""
    folded = {_folded(term): term for term in vocabulary}
    if _folded(text) in folded:
        return folded[_folded(text)]
    if len(text) > _LONGEST:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(_folded(text), list(folded), n=1, cutoff=_NEAR)
    return folded[near[0]] if near else ""


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().replace("-", " ").replace("_", " ").split())


def _fix(document: Document, term: _Term, suggestion: str) -> Fix | None:
    """The other term in the quotes that are there."""
    if not _PLAIN.match(suggestion) or (not term.style and document.at(term.span) != term.text):
        return None
    quote = {"single": "'", "double": '"', "plain": "", "": ""}.get(term.style)
    if quote is None or (quote and quote in suggestion) or (not term.style and " " in suggestion):
        return None
    return Fix(f"write `{suggestion}`", (Edit(term.span, quote + suggestion + quote),), Applicability.UNSAFE)
