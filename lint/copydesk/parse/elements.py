"""What the elements of HTML mean for blocks and prose."""

from __future__ import annotations

import re
from types import MappingProxyType

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = MappingProxyType({"ul": "list", "ol": "ordered-list", "menu": "list"})

# Kinds of inline constructs by element; the phrasing content of the HTML standard, and what it once had.
INLINES = MappingProxyType(
    {"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
    | dict.fromkeys(("code", "kbd", "samp", "tt"), "code")
    | dict.fromkeys(("del", "s", "strike"), "strikethrough")
    | dict.fromkeys(("abbr", "acronym", "bdi", "bdo", "big", "button", "cite", "data", "dfn", "font"), "html")
    | dict.fromkeys(("ins", "label", "mark", "meter", "nobr", "output", "progress", "q", "rb", "rp"), "html")
    | dict.fromkeys(("rt", "rtc", "ruby", "small", "span", "sub", "sup", "time", "u", "var"), "html")
)
# Without an inside, and nothing to read.
VOID = frozenset({"area", "base", "basefont", "bgsound", "col", "frame", "input"})
VOID |= {"keygen", "link", "meta", "param", "source", "track", "wbr"}
# Neither a block nor a container.
PLAIN = frozenset({"html", "head", "body", "p", "tbody", "thead", "tfoot", "colgroup"})

ATTRIBUTE = MappingProxyType(
    {
        name: re.compile(rf"""\b{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
        for name in ("href", "src", "class")
    }
)


def attribute(tag: str, name: str) -> str:
    """The value of one of a tag's attributes href, src or class; "" without it."""
    found = ATTRIBUTE[name].search(tag)
    return next((value for value in found.groups() if value), "") if found else ""
