"""Which generator makes the site, and what its own configuration says, from a few files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

# The first generator whose sign is there. A sign is a file name, or a file name and a pattern of its text.
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("docusaurus", "docusaurus.config.js", ""),
    ("docusaurus", "docusaurus.config.ts", ""),
    ("docusaurus", "docusaurus.config.mjs", ""),
    ("astro", "astro.config.mjs", ""),
    ("astro", "astro.config.ts", ""),
    ("astro", "astro.config.js", ""),
    ("eleventy", ".eleventy.js", ""),
    ("eleventy", "eleventy.config.js", ""),
    ("eleventy", "eleventy.config.mjs", ""),
    ("eleventy", "eleventy.config.cjs", ""),
    ("qiita", "qiita.config.json", ""),
    ("hatena-blogsync", "blogsync.yaml", ""),
    ("mkdocs-material", "mkdocs.yml", r"\bname:\s*['\"]?material\b"),
    ("hugo", "hugo.toml", ""),
    ("hugo", "hugo.yaml", ""),
    ("hugo", "hugo.json", ""),
    ("zola", "config.toml", r"(?m)^\s*(?:build_search_index|compile_sass|generate_feeds?|\[markdown\])\b"),
    ("hugo", "config.toml", r"(?mi)^\s*baseURL\s*="),
    ("hugo", "config.yaml", r"(?mi)^\s*baseURL\s*:"),
    ("zenn", "package.json", r'"zenn-cli"'),
    ("hexo", "package.json", r'"hexo"\s*:'),
    ("jekyll", "_config.yml", ""),
)
_SIGN_FILES = frozenset(file for _, file, _ in _SIGNS)
_HUGO_FILES = tuple(file for name, file, _ in _SIGNS if name == "hugo")
# What gives pages of Jekyll or Hugo addresses other than their own.
_MOVING = frozenset({"source", "collections_dir", "languages"})
_ADDRESSING = frozenset({"permalink", "slug", "date", "category", "categories"})
_HUGO_MOVES = (
    r"(?mi)^[\s{,\[\"]*(?:permalinks|uglyurls|languages|module|mounts|contentdir|disablepathtolower"
    r"|removepathaccents|defaultcontentlanguageinsubdir)\b"
)
_BASE_URL = r"(?mi)^[\s{,\"]*baseurl[\"\s]*[=:]\s*[\"']?([^\"'\s,]+)"
_BY_CHARACTER = r"(?mi)^[\s{,]*\"?hasCJKLanguage\"?\s*[:=]\s*true\b"
_LARGEST = 262_144  # bytes; a site's configuration is not larger
_FIELDS = {
    "jekyll": (
        "_config.yml",
        {"timezone": "timezone", "permalink": "permalink", "lang": "language", "url": "url"},
    ),
    "hexo": ("_config.yml", {"timezone": "timezone", "permalink": "permalink", "language": "language"}),
}


def generator_of(folder: str) -> str:
    """The generator whose files are in a folder, or ""."""
    try:
        if _SIGN_FILES.isdisjoint(os.listdir(folder)):
            return ""
    except OSError:
        return ""
    return next((name for name, file, sign in _SIGNS if _shows(f"{folder}/{file}", sign)), "")


def detected(root: str, said: str = "") -> dict[str, Any]:
    """What a site's root folder (absolute, with `/`) tells, by the names of the fields of `Site`.

    `said` is the generator where the user names it.
    """
    generator = said or generator_of(root)
    found: dict[str, Any] = {"generator": generator} if generator else {}
    if generator in _FIELDS:
        file, names = _FIELDS[generator]
        values = _values(f"{root}/{file}")
        texts = {key: value for key, value in values.items() if isinstance(value, str) and value}
        found |= {names[key]: value for key, value in texts.items() if key in names}
        if generator == "jekyll" and os.path.isfile(f"{root}/{file}"):
            found |= {"permalink": "date"} | found | _jekyll(texts, values)
    if generator == "hugo":
        found |= _hugo(root)
    return found


def _jekyll(texts: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Where Jekyll publishes the site, and whether posts have addresses that `permalink` does not tell.

    Source: Jekyll 4.3, lib/jekyll/{frontmatter_defaults,collection}.rb.
    """
    base = texts.get("baseurl", "").strip("/")
    url = f"{texts.get('url', '').rstrip('/')}/{base}".rstrip("/")
    collections = values.get("collections")
    each = collections if isinstance(collections, Mapping) else {}
    defaults = values.get("defaults")
    varied = (
        not values  # it cannot be read
        or not _MOVING.isdisjoint(values)
        or any(_moves(name, given) for name, given in each.items())
        or any(map(_moves_posts, defaults if isinstance(defaults, list) else ()))
    )
    return {"url": url, "addresses_vary": varied} if url else {"addresses_vary": varied}


def _moves_posts(default: object) -> bool:
    """True for an entry of Jekyll's `defaults` that bears on the addresses of posts."""
    if not isinstance(default, Mapping):
        return False
    scope, given = default.get("scope"), default.get("values")
    return _moves((scope.get("type") if isinstance(scope, Mapping) else "") or "posts", given)


def _moves(collection: str, given: object) -> bool:
    """True for settings that move posts, or give another collection addresses such as posts have."""
    if not isinstance(given, Mapping):
        return False
    if collection == "posts":
        return not _ADDRESSING.isdisjoint(given)
    return ":year" in str(given.get("permalink"))


def _hugo(root: str) -> dict[str, Any]:
    """What Hugo's configuration says; one in a folder of its own may say anything."""
    texts = [_text(f"{root}/{file}") for file in _HUGO_FILES if os.path.isfile(f"{root}/{file}")]
    found: dict[str, Any] = {}
    if any(re.search(_BY_CHARACTER, text) for text in texts):
        found["counts_characters"] = True
    if os.path.isdir(f"{root}/config") or any(re.search(_HUGO_MOVES, text) for text in texts):
        found["addresses_vary"] = True
    url = next(filter(None, (re.search(_BASE_URL, text) for text in texts)), None)
    return found | ({"url": url[1].rstrip("/")} if url else {})


def _shows(path: str, sign: str) -> bool:
    if not os.path.isfile(path):
        return False
    return not sign or re.search(sign, _text(path)) is not None


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _values(path: str) -> Mapping[str, Any]:
    """The values of a YAML file; none when it cannot be read."""
    from copydesk.front_matter.compose import compose

    root = compose(_text(path)).root
    values = root.plain() if root else None
    return values if isinstance(values, Mapping) else {}
