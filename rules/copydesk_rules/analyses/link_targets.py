"""The targets of a post's links that one can judge: they must be posts, if they are anything."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from copydesk import Document, Evidence, Node, Site, Span, lazy_pattern
from copydesk_rules.analyses.addresses import levelled, path_in_site, slug_of
from copydesk_rules.analyses.file_types import PAGES, suffix_of
from copydesk_rules.analyses.link_facts import fact_key, hugo_name
from copydesk_rules.analyses.links import Internal, Link, internal, links

_LISTING = lazy_pattern(r"(?:page|[0-9]*)")
_LANGUAGE = lazy_pattern(r"/[a-z]{2}(?:-[a-z]{2,4})?(?:/|\Z)")
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?|\Z")
LINKS = b"links"
_SIGNS = 2  # of one post
_SAMPLES = 16  # posts
_FEW = 4
_TAXONOMIES = frozenset({"tags", "categories"})


class Target(NamedTuple):
    """What a link names, and what answers it.

    `code` is the rule's; `key` that of the fact which answers it; `shown` the address or tag as the message
    names it; `slug` what else it may be known by; `written` what of the link a fix replaces, with `base` at
    its start. An address says a `day`, stands in a `field`, and is on the site at `path`; where nothing but
    its place tells that it is a post's, `above` is the folder that others must be in.
    """

    code: str
    key: bytes
    span: Span
    shown: str
    slug: str
    written: str = ""
    base: str = ""
    day: str = ""
    field: str = ""
    above: str = ""
    path: str = ""


def targets(document: Document, fields: Iterable[str]) -> Iterator[Target]:
    """The targets of a post of Jekyll or Hugo that other posts must answer."""
    generator = document.site.generator
    if generator not in ("jekyll", "hugo"):
        return
    address = _jekyll(document.site) if generator == "jekyll" else _hugo(document.site)
    if address:
        for link in links(document):
            yield from address("link", link, "")
        for field, node in _fields(document, frozenset(fields)):
            yield from address("field", Link(str(node.value).strip(), node.span), field)
    yield from _named(document)


def signs(document: Document) -> bytes:
    """The keys that tell whether the first targets of a post are indexed, whatever their address, or b""."""
    found = (_sign(target) for target in targets(document, ()))
    return b"\0".join(dict.fromkeys(islice(filter(None, found), _SIGNS)))


def mostly_unknown(evidence: Evidence) -> bool:
    """True where most links of the indexed posts are to posts without a trace: they lie elsewhere.

    It looks at a few posts only. A folder that holds a part of a site is the usual reason.
    """
    members = evidence.find(LINKS).members[:_SAMPLES]
    keys = {key for member in members for key in member.payload.split(b"\0")}
    unknown = sum(not evidence.find(key).members for key in keys)
    return unknown >= _FEW and 2 * unknown > len(keys)


def _sign(target: Target) -> bytes:
    if target.above:
        return b""
    return target.key if target.code in ("reference", "page") else fact_key("slug", target.slug)


def judgeable(target: Target, evidence: Evidence) -> bool:
    """True for an address that is dated, or stands among those of posts and has none below it."""
    if not target.above:
        return True
    below = fact_key("under", levelled(target.path))
    return bool(evidence.find(fact_key("under", target.above)).members) and not evidence.find(below).members


def _fields(document: Document, names: frozenset[str]) -> Iterator[tuple[str, Node]]:
    for name, node in document.front_matter.fields.items():
        for item in (node.value if isinstance(node.value, tuple) else (node,)) if name in names else ():
            if isinstance(item.value, str) and item.style != "alias":
                yield name, item


def _jekyll(site: Site) -> partial[Iterator[Target]] | None:
    """What makes targets of addresses; None where the addresses of posts are not known."""
    from copydesk_rules.analyses.jekyll_pattern import pattern_of

    pattern = pattern_of(site.permalink) if site.permalink and not site.addresses_vary else ""
    if "(?P<above>" in pattern and site.root and not os.path.isfile(f"{site.root}/_config.yml"):
        return None  # the folders above `_posts` are categories, as far as they are below Jekyll's source
    return partial(_dated_target, site, pattern) if pattern else None


def _dated_target(site: Site, pattern: str, code: str, link: Link, field: str) -> Iterator[Target]:
    from copydesk_rules.analyses.jekyll_pattern import dated

    found = internal(link.target, site)
    if found is None or not _is_page(found.path):
        return
    address = levelled(found.path)
    says = dated(pattern, address)
    if says and not _LANGUAGE.match(says.above):
        yield _target(code, link, found, field)._replace(day=says.day)


def _hugo(site: Site) -> partial[Iterator[Target]] | None:
    return None if site.addresses_vary or site.permalink else partial(_hugo_target, site)


def _hugo_target(site: Site, code: str, link: Link, field: str) -> Iterator[Target]:
    found = internal(link.target, site)
    if found is None or not _is_page(found.path):
        return
    above, _, last = levelled(found.path).rpartition("/")
    if above and not _LISTING.fullmatch(last):
        yield _target(code, link, found, field)._replace(above=above)


def _target(code: str, link: Link, found: Internal, field: str) -> Target:
    address = levelled(found.path)
    key = fact_key("at", address)
    return Target(
        code,
        key,
        link.span,
        found.path,
        slug_of(address),
        found.written,
        found.base,
        field=field,
        path=found.path,
    )


def _is_page(path: str) -> bool:
    """True for an address without a suffix, or with that of a page, or with digits: `/gpt-4.10`."""
    suffix = suffix_of(path)
    return suffix in ("", "html", "htm") or suffix.isdigit()


def _named(document: Document) -> Iterator[Target]:
    from copydesk_rules.analyses.page_tags import hugo_references, liquid_references

    if document.site.generator == "jekyll":
        for tag in liquid_references(document):
            if tag.name == "post_url":
                name = tag.target.rpartition("/")[2]
                day = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-)", name)
                yield Target(
                    "reference",
                    fact_key("name", name),
                    tag.span,
                    document.at(tag.span),
                    slug_of(re.sub(r"\A[0-9]+-[0-9]+-[0-9]+-", "", name)),
                    name,
                    day=day[0] if day else "",
                )
        return
    for tag in hugo_references(document):
        yield from _hugo_page("reference", Link(tag.target, tag.span), document.at(tag.span))
    for link in links(document):
        if suffix_of(link.target) in PAGES - {"html", "htm"} and not link.target.startswith("/"):
            yield from _hugo_page("page", link, link.target)


def _hugo_page(code: str, link: Link, shown: str) -> Iterator[Target]:
    """A page that Hugo looks up by its path; a taxonomy's pages, and other kinds of files, are not known."""
    from urllib.parse import unquote

    path = unquote(re.split(r"[?#]", link.target, maxsplit=1)[0].strip())
    if _ELSEWHERE.match(link.target) or "{" in path or "$" in path:
        return
    folders = path.strip("/").casefold().split("/")
    if suffix_of(path) in {"", *PAGES} and folders[0] not in _TAXONOMIES and hugo_name(path):
        name = hugo_name(path)
        yield Target(code, fact_key("name", name), link.span, shown, slug_of(name), path=path)


def answered_by_file(document: Document, path: str) -> bool:
    """True when a file of the site, which is no post, answers an address."""
    root, relative = document.site.root, os.path.normpath(f"/{path}").lstrip("/")
    if not root or not relative or "\0" in relative or len(relative) > 1000:
        return False
    ends = ("", ".html", ".md", ".markdown", ".adoc", ".org", "/index.html", "/index.md", "/_index.md")
    folders = ("", "static", "public", "assets", "source", "content", "pages", "_pages")
    beside = path_in_site(document).rpartition("/")[0]
    places = [os.path.normpath(f"{root}/{folder}/{relative}") for folder in (*folders, beside)]
    return any(os.path.exists(f"{place}{end}") for place in places for end in ends)
