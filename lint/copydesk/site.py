"""What is known of the site that the posts are on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from copydesk.front_matter.schema import Schema


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """`root` is the folder of the configuration, else of the generator's files, else the working directory.

    It is absolute, with `/`, or "" when nothing may be read.

    `generator` is jekyll, hugo, hexo, ... or "" when unknown; `timezone` an IANA name; `language` a
    language tag; `url` where the site is published, or only the path there (`/blog`); `schema` the path
    of the site's JSON Schema, relative to `root`, or the name of a built-in one (`copydesk:jekyll`), or
    the schema itself. `now` is the clock of the run, None where nothing may depend on it.
    `counts_characters` says that the site's Hugo counts Chinese, Japanese and Korean by character:
    `hasCJKLanguage` in its configuration.
    `addresses_vary` says that the site's configuration gives posts addresses which `permalink` does not
    tell: defaults for folders, collections, languages.
    """

    root: str = ""
    generator: str = ""
    timezone: str = ""
    language: str = ""
    schema: str | Mapping[str, Any] = ""
    permalink: str = ""
    url: str = ""
    now: datetime | None = None
    counts_characters: bool = False
    addresses_vary: bool = False

    def __str__(self) -> str:
        """What there is to know but for folders and the time: equal sites give posts equal addresses."""
        names = ("generator", "timezone", "language", "permalink", "url", "addresses_vary")
        return repr({name: getattr(self, name) for name in names})

    @cached_property
    def front_matter_schema(self) -> Schema | None:
        """The schema of the posts' front matter, loaded when first asked for.

        The built-in one of the generator where the site has none of its own; a ConfigError with
        file:line:column when it cannot be read.
        """
        from copydesk.front_matter.schema import load

        return load(self)
