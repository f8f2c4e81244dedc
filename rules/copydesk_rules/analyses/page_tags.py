"""Tags that name another page by its file, and stop the build where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk import Document, Span

# Strings are compiled when they are first needed, which they are in few posts.
_LIQUID = (
    r"\{%-?[ \t]*(?:(?P<block>raw|comment)\b|(?P<name>post_url|link)[ \t]+(?P<target>[^%{}\n]+?)[ \t]*-?%\})"
)
_LIQUID_END = r"\{{%-?[ \t]*end{}[ \t]*-?%\}}"
_HUGO = (
    r"\{\{[<%][ \t]*(?P<name>ref|relref)[ \t]+(?:path[ \t]*=[ \t]*)?"
    r"(?:\"(?P<target>[^\"\n]*)\"|`(?P<raw>[^`\n]*)`|(?P<bare>[^\s\"`<>%={}]+)(?=[ \t]*[>%]\}\}))"
)


class Reference(NamedTuple):
    """A tag: its `name` (post_url, link, ref, relref), what it names, and its place."""

    name: str
    target: str
    span: Span


def liquid_references(document: Document) -> Iterator[Reference]:
    """The `post_url` and `link` tags of a post of Jekyll, which also fills in those that stand in code."""
    if document.front_matter.values.get("render_with_liquid") is False or "{%" not in document.text:
        return
    at, end = document.body
    while found := re.compile(_LIQUID).search(document.text, at, end):
        at = found.end()
        if found["block"]:
            close = re.compile(_LIQUID_END.format(found["block"])).search(document.text, at, end)
            at = close.end() if close else end
        else:
            yield Reference(found["name"], found["target"], Span(*found.span()))


def hugo_references(document: Document) -> Iterator[Reference]:
    """The `ref` and `relref` shortcodes of a page of Hugo, which also fills in those that stand in code."""
    if "ref" not in document.text:
        return
    for found in re.compile(_HUGO).finditer(document.text, *document.body):
        target = found["target"] or found["raw"] or found["bare"] or ""
        close = document.text.find("}}", found.end(), found.end() + 80)
        yield Reference(found["name"], target, Span(found.start(), close + 2 if close >= 0 else found.end()))
