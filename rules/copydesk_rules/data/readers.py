"""What each generator does with a front matter that is not quite right.

Each cell was run with Jekyll 4.3, Hugo 0.168, hexo-front-matter 4, gray-matter 4, Astro 5 with
js-yaml 4 and MkDocs; Zola's from the regular expression in its source. gray-matter is what
Eleventy, Docusaurus, Zenn and Qiita read with. A generator without an entry copes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "jekyll": "Jekyll",
    "hugo": "Hugo",
    "hexo": "Hexo",
    "astro": "Astro",
    "docusaurus": "Docusaurus",
    "eleventy": "Eleventy",
    "zola": "Zola",
    "mkdocs-material": "MkDocs",
    "zenn": "Zenn",
    "qiita": "Qiita",
}

_AS_TEXT = "prints this block as text"
_STOPS = "stops the build"
_IGNORED = "drops these fields"
_GRAY_MATTER = ("eleventy", "docusaurus", "zenn", "qiita")


def _row(gray_matter: str = "", **others: str) -> dict[str, str]:
    row = {name.replace("mkdocs", "mkdocs-material"): does for name, does in others.items()}
    return {**dict.fromkeys(_GRAY_MATTER, gray_matter), **row} if gray_matter else row


# Faults of the fences and forms that a generator cannot read, by code of `front-matter-syntax`.
FENCES: Mapping[str, Mapping[str, str]] = {
    "leading-blank": _row(_AS_TEXT, jekyll=_AS_TEXT, mkdocs=_AS_TEXT),
    "indented-fence": _row(_AS_TEXT, jekyll=_AS_TEXT, hexo=_STOPS, astro=_AS_TEXT, mkdocs=_AS_TEXT),
    "fence-space": _row(hexo=_AS_TEXT, zola=_STOPS),
    "dots-fence": _row(_STOPS, hugo=_STOPS, hexo=_AS_TEXT, astro=_AS_TEXT, zola=_STOPS),
    "long-fence": _row(
        "starts the body with the rest of the line",
        jekyll=_AS_TEXT,
        hugo="starts the body with the rest of the line",
        hexo="starts the body with the rest of the line",
        astro="starts the body with the rest of the line",
        zola=_STOPS,
        mkdocs=_AS_TEXT,
    ),
    "fence-text": _row(
        "starts the body with the rest of the line",
        jekyll=_AS_TEXT,
        hugo="starts the body with the rest of the line",
        hexo="starts the body with the rest of the line",
        astro="starts the body with the rest of the line",
        zola=_STOPS,
        mkdocs=_AS_TEXT,
    ),
    "unclosed": _row(
        "reads the whole post as YAML",
        jekyll=_AS_TEXT,
        hugo=_STOPS,
        hexo=_AS_TEXT,
        astro=_AS_TEXT,
        zola=_STOPS,
        mkdocs=_AS_TEXT,
    ),
    "one-line": _row(
        _AS_TEXT, jekyll=_AS_TEXT, hugo=_STOPS, hexo=_AS_TEXT, astro=_AS_TEXT, zola=_STOPS, mkdocs=_AS_TEXT
    ),
    "no-opening-fence": _row(
        _AS_TEXT, jekyll=_AS_TEXT, hugo=_AS_TEXT, astro=_AS_TEXT, zola=_STOPS, mkdocs=_AS_TEXT
    ),
    "fence-language": _row(jekyll=_AS_TEXT, hugo=_AS_TEXT, hexo=_AS_TEXT, zola=_STOPS, mkdocs=_AS_TEXT),
    "toml": _row(_AS_TEXT, jekyll=_AS_TEXT, hexo=_AS_TEXT, mkdocs=_AS_TEXT),
    "json": _row(_AS_TEXT, jekyll=_AS_TEXT, hexo=_AS_TEXT, astro=_AS_TEXT, zola=_STOPS, mkdocs=_AS_TEXT),
    "semicolons": _row(
        _AS_TEXT, jekyll=_AS_TEXT, hugo=_AS_TEXT, astro=_AS_TEXT, zola=_STOPS, mkdocs=_AS_TEXT
    ),
    "empty": _row(hexo=_AS_TEXT),
}

UNREADABLE: Mapping[str, str] = _row(
    _STOPS,
    jekyll="publishes the post without its fields",
    hugo=_STOPS,
    hexo=_STOPS,
    astro=_STOPS,
    zola=_STOPS,
    mkdocs=_AS_TEXT,
)

NO_MAPPING: Mapping[str, str] = _row(
    _IGNORED,
    jekyll="publishes the post without its fields",
    hugo=_STOPS,
    hexo=_IGNORED,
    astro=_IGNORED,
    zola=_STOPS,
    mkdocs=_AS_TEXT,
)

DUPLICATE: Mapping[str, str] = _row(
    _STOPS,
    jekyll="uses the last one",
    hugo=_STOPS,
    hexo=_STOPS,
    astro=_STOPS,
    zola=_STOPS,
    mkdocs="uses the last one",
)


def consequence(row: Mapping[str, str], generator: str, otherwise: str = "") -> str:
    """`; Jekyll prints this block as text`, to end a message with; `otherwise` for a generator unknown."""
    if generator not in NAMES:
        return f"; {otherwise}" if otherwise else ""
    return f"; {NAMES[generator]} {row[generator]}" if generator in row else ""
