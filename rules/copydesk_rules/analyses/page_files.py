"""Links to pages by their files, which the disk alone can judge."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk import Confidence, Document, Span, lazy_pattern
from copydesk_rules.analyses.file_types import suffix_of
from copydesk_rules.analyses.links import links

_WRITTEN = frozenset({"md", "mdx", "markdown", "mkd"})
# Addresses, absolute paths, anchors, the aliases of bundlers, and template expressions.
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#@~]|.*(?:[{}$*\\\0]|<%)", re.DOTALL)
_DEEPEST = 20


class Absent(NamedTuple):
    """A page that is not there: the rule's code, the link, what it names, and how sure that is."""

    code: str
    span: Span
    shown: str
    confidence: Confidence


def absent_files(document: Document) -> Iterator[Absent]:
    """The pages that links and tags name by file and that the site lacks; none without a site's root."""
    root = _normal(os.path.abspath(document.site.root))
    folder = os.path.dirname(_normal(os.path.abspath(document.path)))
    if not document.site.root or not f"{folder}/".startswith(f"{root}/"):
        return
    generator = document.site.generator
    if generator == "jekyll":
        yield from _linked_by_tag(document, root)
    if generator == "zola":
        yield from _linked_from_content(document, root)
    # Hugo looks pages up by name; Docusaurus takes what a translation lacks from the original.
    if generator != "hugo" and "/i18n/" not in folder:
        yield from _linked_by_path(document, root, folder)


def _linked_by_tag(document: Document, root: str) -> Iterator[Absent]:
    """Jekyll's `link` tags, whose path begins at its source: the site's root, or a folder above the post."""
    from copydesk_rules.analyses.page_tags import liquid_references

    above = _normal(os.path.abspath(document.path)).partition("/_posts/")[0]
    roots = dict.fromkeys((root, above if above.startswith(f"{root}/") else root))
    for tag in liquid_references(document):
        places = [f"{one}/{tag.target.lstrip('/')}" for one in roots]
        if tag.name == "link" and not any(map(_there, places)):
            yield Absent("reference", tag.span, document.at(tag.span), _surely_absent(places))


def _linked_from_content(document: Document, root: str) -> Iterator[Absent]:
    """Zola's internal links: `@/posts/a.md`."""
    for link in links(document):
        place = f"{root}/content/{_bare(link.target)[2:]}"
        if link.target.startswith("@/") and not _there(place):
            yield Absent("reference", link.span, link.target, _surely_absent([place]))


def _linked_by_path(document: Document, root: str, folder: str) -> Iterator[Absent]:
    """Relative links to Markdown files; where other pages are beside the missing one, it should be there."""
    for link in links(document):
        path = _bare(link.target)
        if suffix_of(path) not in _WRITTEN or _ELSEWHERE.match(path) or path.count("/") > _DEEPEST:
            continue
        place = _normal(f"{folder}/{path}")
        if not place.startswith(f"{root}/") or _there(place) or _there(f"{root}/{path}"):
            continue
        pages = _pages(os.path.dirname(place))
        stem = os.path.basename(place).rpartition(".")[0]
        if not any(name.startswith(f"{stem}.") for name in pages):  # a translation, or `.mdx` for `.md`
            sure = Confidence.LIKELY if pages and document.site.generator else Confidence.POSSIBLE
            yield Absent("page", link.span, link.target, sure)


def _surely_absent(places: Iterable[str]) -> Confidence:
    """Certain where a folder that should hold the page is there; else a part of the site may be elsewhere."""
    there = any(os.path.isdir(os.path.dirname(place)) for place in places)
    return Confidence.CERTAIN if there else Confidence.POSSIBLE


def _bare(target: str) -> str:
    from urllib.parse import unquote

    return unquote(re.split(r"[?#]", target, maxsplit=1)[0].strip())


def _there(path: str) -> bool:
    return "\0" in path or os.path.exists(path)


def _pages(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if suffix_of(name) in _WRITTEN]
    except OSError:
        return []


def _normal(path: str) -> str:
    return os.path.normpath(path.replace("\\", "/")).replace("\\", "/")
