"""The links of a post, and what they say of an address on the site."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk import Document, Site, Span

_MOST = 500  # links of one post; a page with more is made by a machine
# Strings are compiled when they are first needed, which they are in few posts.
_HREF = r"""(?i)<a\b[^<>]*?\shref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s<>"']+))"""
_SITE = r"\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\}"
_FILTERED = (
    r"""\{\{-?\s*(["'])(?P<path>/[^"'{}]*)\1\s*\|\s*"""
    r"(?:relative_url|absolute_url|prepend:\s*site\.baseurl)\s*-?\}\}"
)
_TEMPLATE = ("{{", "{%", "}}", "%}", "<%", "${")
_ADDRESS = r"(?is)(?:https?:)?//(?P<host>[^/?#]*)(?P<rest>.*)"


class Link(NamedTuple):
    """A target as written, and the place of the whole link."""

    target: str
    span: Span


class Internal(NamedTuple):
    """An address on the site: its `path` below the site's base, not escaped, and how the link has it.

    `written` is the part of the link's target that stands for the path, `base` what of that is the base.
    """

    path: str
    written: str
    base: str


def links(document: Document) -> tuple[Link, ...]:
    """The links of the body that readers can follow, in source order."""
    found: list[Link] = []
    for block in document.blocks:
        for inline in block.prose.inlines if block.prose else ():
            if inline.kind == "link" and inline.target:
                found.append(Link(inline.target.strip(), inline.source))
            elif inline.kind == "html" and (tag := re.match(_HREF, inline.target)):
                found.append(Link(next(filter(None, tag.groups()), ""), inline.source))
        if len(found) > _MOST:
            break
    return tuple(found[:_MOST])


def internal(target: str, site: Site) -> Internal | None:
    """What a target says of an address on the site; None for other sites, relative paths, templates."""
    host, base = _published(site)
    if target.startswith("{{"):
        found = re.match(_FILTERED, target)
        if found:
            return _internal(found["path"], "")
        while start := re.match(_SITE, target):
            target, base = target[start.end() :], ""
    if any(mark in target for mark in _TEMPLATE):
        return None
    address = re.match(_ADDRESS, target)
    if address:
        if not host or _plain(address["host"]) != _plain(host):
            return None
        target = address["rest"] or "/"
    return _internal(target, base)


def _internal(target: str, base: str) -> Internal | None:
    from urllib.parse import unquote

    written = re.split(r"[?#]", target, maxsplit=1)[0].rstrip()
    if not written.startswith(f"{base}/") or "\\" in written or "\0" in written:
        return None
    return Internal(unquote(written[len(base) :]), written, base)


def _published(site: Site) -> tuple[str, str]:
    """The host of a site, and the path that its addresses begin with."""
    found = re.match(_ADDRESS, site.url)
    host, path = (found["host"], found["rest"]) if found else ("", site.url)
    return host, f"/{path.strip('/')}" if path.strip("/") else ""


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.")
