"""Parsers by file type. The modules of this package are the only ones that import a parser library."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from copydesk.document import Block, Parse
from copydesk.span import Span


class Parser(NamedTuple):
    """`target` is `module:function`, imported when the first file with one of `suffixes` comes."""

    name: str
    suffixes: tuple[str, ...]
    target: str

    def load(self) -> Parse:
        """The parse function: text and body span to blocks."""
        module, _, function = self.target.partition(":")
        found: Parse = getattr(import_module(module), function)
        return found


PARSERS = (
    Parser("markdown", (".md", ".markdown", ".mdown", ".mkd"), "copydesk.parse.markdown:parse"),
    Parser("mdx", (".mdx",), "copydesk.parse.mdx:parse"),
    Parser("html", (".html", ".htm"), "copydesk.parse.html:parse"),
    Parser("text", (".txt",), "copydesk.parse.text:parse"),
)


def parse_nothing(text: str, body: Span) -> tuple[Block, ...]:
    """The parser of a source that is no text."""
    return ()
