"""Which formulas each site generator prints reading times by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk_rules.analyses.reading_presets import PRESETS, Preset, counts_characters

if TYPE_CHECKING:
    from copydesk import Document

_CODE = "counts code like prose"
GENERATORS = {
    "hugo": ("hugo", "hugo-cjk"),
    "jekyll": ("jekyll", "minimal-mistakes", "chirpy"),
    "astro": ("astro", "npm-reading-time"),
    "eleventy": ("npm-reading-time", "eleventy"),
    "gatsby": ("gatsby", "npm-reading-time"),
    "docusaurus": ("docusaurus", "npm-reading-time"),
    "hexo": ("hexo-wordcount", "hexo-symbols-count-time"),
    "mkdocs-material": ("mkdocs-material",),
    "next": ("npm-reading-time",),
    "ghost": ("ghost",),
    "forem": ("forem",),
    "wordpress": ("yoast",),
}


def presets_of(generator: str, document: Document) -> tuple[Preset, ...]:
    """What a generator, and its common themes and plugins, print for a document; none for another name.

    Each has the quirk that shows in this document, or none.
    """
    names = GENERATORS.get(generator, ())
    if generator == "hugo" and counts_characters(document):
        names = ("hugo-cjk",)
    return tuple(_as_it_shows(PRESETS[name], document) for name in names)


def _as_it_shows(preset: Preset, document: Document) -> Preset:
    if preset.quirk and (not preset.languages or document.language in preset.languages):
        return preset
    counted = preset.code and any(block.kind == "code" for block in document.blocks)
    return preset._replace(quirk=_CODE if counted else "")
