"""Finds images and files that a post names and the site lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Confidence, Document, Inline, Meta, Node, Span, Violation, lazy_pattern
from copydesk_rules.analyses.file_types import FILES, IMAGES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Addresses, template expressions, and the aliases of bundlers.
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|[@~]|.*(?:\{|\}|<%|\$|\*)", re.DOTALL)
_STATIC = {
    "jekyll": ("", "assets"),
    "hugo": ("static", "assets", ""),
    "hexo": ("source", "", "themes"),
    "astro": ("public", "src", ""),
    "docusaurus": ("static", ""),
    "eleventy": ("", "src", "public", "static"),
    "zola": ("static", "content", ""),
    "mkdocs-material": ("docs", "", "docs/assets"),
    "zenn": ("", "images"),
}
_ANY_STATIC = ("", "static", "public", "assets", "source", "src", "docs", "content")
_MOST = 500  # references of one post; a page with more is made by a machine


class _Reference(NamedTuple):
    """A path as written, its place, and whether the generator itself resolves it (the body's are)."""

    path: str
    span: Span
    image: bool
    in_body: bool


@dataclass(frozen=True, eq=False, repr=False)
class MissingFile:
    """A local image, or a download, that is in none of the folders that the site serves.

    `fields` are the front matter fields that name a file; `folders` are further folders, relative to the
    site's root, that files are served from; `prefixes` are what the site's addresses begin with.
    """

    fields: tuple[str, ...] = (
        *("image", "images", "cover", "coverImage", "cover_image", "heroImage", "hero_image", "thumbnail"),
        *("featured_image", "featuredImage", "feature_image", "og_image", "ogImage", "banner", "teaser"),
        *("preview", "photo", "poster", "src", "path", "url"),
    )
    folders: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="missing-file",
        summary="An image or file that the post names and the site lacks.",
        messages={
            "image": "there is no file `{path}`: add the image or correct the path",
            "file": "there is no file `{path}`: add it or correct the link",
        },
        reads=frozenset({"site", "names"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Look each local reference up in the site's folders; silent while the root is unknown."""
        root = document.site.root.rstrip("/")
        if not root:
            return
        from copydesk_rules.analyses.site_files import Folders

        static = (*_STATIC.get(document.site.generator, _ANY_STATIC), *self.folders)
        folders = Folders.of(document.path, root, static)
        if folders is None:
            return
        for reference in self._references(document):
            confidence = folders.missing(_local(reference.path, self.prefixes))
            if confidence is not None:
                code = "image" if reference.image else "file"
                doubtful = not reference.in_body and reference.path[:1] not in "./"
                sure = Confidence.POSSIBLE if doubtful else confidence
                yield Violation(reference.span, code, {"path": _shortened(reference.path)}, sure)

    def _references(self, document: Document) -> Iterator[_Reference]:
        found = [*self._named(document), *_linked(document)]
        for reference in found[:_MOST]:
            if not _ELSEWHERE.match(reference.path):
                yield reference

    def _named(self, document: Document) -> Iterator[_Reference]:
        names = frozenset(self.fields)
        for name, node in document.front_matter.fields.items():
            yield from _in_field(name, node, names, top=name in names)


def _in_field(name: str, node: Node, names: frozenset[str], *, top: bool) -> Iterator[_Reference]:
    """The paths of a field: text, a list of them, or a mapping whose fields name files in turn."""
    if isinstance(node.value, str):
        suffix = suffix_of(node.value)
        if top and suffix in IMAGES and node.style != "alias":
            yield _Reference(node.value.strip(), node.span, image=True, in_body=False)
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from _in_field(name, item, names, top=top)
    elif isinstance(node.value, dict) and top:
        for key, item in node.value.items():
            yield from _in_field(key, item, names, top=key in names)


def _linked(document: Document) -> Iterator[_Reference]:
    """The images of the body, and its links to what no page is."""
    folded = document.text[document.body.start :].casefold()
    if not any(f".{suffix}" in folded for suffix in FILES):
        return  # without its blocks, which an index may make this the only rule to ask for
    for block in document.blocks:
        for inline in block.prose.inlines if block.prose else ():
            if inline.kind in ("image", "link") and suffix_of(inline.target) in _allowed(inline):
                yield _Reference(inline.target, inline.source, image=inline.kind == "image", in_body=True)


def _allowed(inline: Inline) -> frozenset[str]:
    return IMAGES if inline.kind == "image" else FILES


def _local(path: str, prefixes: tuple[str, ...]) -> str:
    """The path without query, fragment, escapes, and the prefix of the site's addresses."""
    bare = re.split(r"[?#]", path, maxsplit=1)[0]
    if "%" in bare:
        from urllib.parse import unquote  # loads the addresses of the network too, 3 ms

        bare = unquote(bare)
    for prefix in prefixes:
        if bare.startswith(f"/{prefix.strip('/')}/"):
            return bare[len(prefix.strip("/")) + 1 :]
    return bare


def _shortened(path: str) -> str:
    return path if len(path) <= 80 else path[:79] + "…"
