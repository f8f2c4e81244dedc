"""Which generator makes the site, and what its own configuration says, from a few files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from copydesk.front_matter.model import Node

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
_BY_CHARACTER = r"(?mi)^[\s{,]*\"?hasCJKLanguage\"?\s*[:=]\s*true\b"
_LARGEST = 262_144  # bytes; a site's configuration is not larger
_FIELDS = {
    "jekyll": ("_config.yml", {"timezone": "timezone", "permalink": "permalink", "lang": "language"}),
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


def detected(root: str) -> dict[str, Any]:
    """What a site's root folder (absolute, with `/`) tells, by the names of the fields of `Site`."""
    generator = generator_of(root)
    found: dict[str, Any] = {"generator": generator} if generator else {}
    if generator in _FIELDS:
        file, names = _FIELDS[generator]
        found |= {names[key]: value for key, value in _strings(f"{root}/{file}").items() if key in names}
    if generator == "hugo" and any(_shows(f"{root}/{file}", _BY_CHARACTER) for file in _HUGO_FILES):
        found["counts_characters"] = True
    return found


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


def _strings(path: str) -> Mapping[str, str]:
    """The string values at the top of a YAML file; none when it cannot be read."""
    from copydesk.front_matter.compose import compose

    root = compose(_text(path)).root
    if root is None or not isinstance(root.value, Mapping):
        return {}
    items: Mapping[str, Node] = root.value
    return {key: node.value for key, node in items.items() if isinstance(node.value, str) and node.value}
