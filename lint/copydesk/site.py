"""What is known of the site that the posts are on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """`root` is the folder of the configuration (absolute, with `/`), or "" when there is none.

    `generator` is jekyll, hugo, hexo, ... or "" when unknown; `timezone` an IANA name; `language` a
    language tag; `schema` the path of the site's JSON Schema, relative to `root`.
    """

    root: str = ""
    generator: str = ""
    timezone: str = ""
    language: str = ""
    schema: str = ""
    permalink: str = ""
