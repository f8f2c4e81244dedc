"""HTML: a document, or what an HTML block of a Markdown text holds."""

from __future__ import annotations

from copydesk.document import Block, Container
from copydesk.parse.elements import HEADINGS, INLINES, LISTS, PLAIN, VOID, attribute
from copydesk.parse.leaf import Leaf
from copydesk.parse.nesting import Nesting
from copydesk.parse.regions import FILLED, Region, filled
from copydesk.parse.tokens import Token, tokens
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_DEPTH = 60  # an end tag looks no further for its list: keeps broken nesting from costing n²
_SPACE = " \t\n\f\r"
_TEMPLATE = lazy_pattern(r"\{\{[^{}\n]+\}\}|\{%[^%\n]+%\}")
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_PIECE = lazy_pattern(rf"[ \t\n\f\r]+|{_ENTITY}|{FILLED.pattern}|[^ \t\n\f\r&{FILLED.pattern[1:-2]}]+|&")


def parse(text: str, body: Span) -> tuple[Block, ...]:
    """The blocks of an HTML body; broken markup is read as browsers do, by and large."""
    blocks: list[Block] = []
    tags = (Span(*found.span()) for found in _TEMPLATE.finditer(text, *body))
    regions = [Region(tag, "opaque", "liquid", tag.start, alone=False) for tag in tags]
    ElementReader(text, Nesting(), blocks).read(filled(text, body, regions).text, body.start)
    return tuple(blocks)


class ElementReader:
    """Appends the blocks of pieces of HTML to `blocks`; elements may stay open from piece to piece.

    `text` is the whole document: what constructs are quoted from.
    """

    __slots__ = ("_base", "_blocks", "_leaf", "_lists", "_nesting", "_piece", "_tables", "_text")

    def __init__(self, text: str, nesting: Nesting, blocks: list[Block]) -> None:
        self._text = text
        self._nesting = nesting
        self._blocks = blocks
        self._leaf = Leaf("paragraph")
        self._lists: list[str] = []
        self._tables = 0
        self._piece = ""
        self._base = 0

    def read(self, piece: str, base: int) -> None:
        """Read a piece that stands in the document at `base`, as long as there but perhaps masked."""
        self._piece = piece
        self._base = base
        for token in tokens(piece):
            if token.kind == "text":
                self._words(token)
            elif token.kind == "comment":
                self._comment(token)
            elif token.kind == "raw":
                self._raw(token)
            elif token.kind != "skip":
                self._tag(token)
        self._tables = 0
        self._flush()

    def _span(self, token: Token) -> Span:
        return Span(token.start + self._base, token.end + self._base)

    def _source(self, token: Token) -> str:
        return self._text[token.start + self._base : token.end + self._base]

    def _words(self, token: Token) -> None:
        leaf = self._leaf
        for found in _PIECE.finditer(self._piece, token.start, token.end):
            piece, span = found[0], Span(found.start() + self._base, found.end() + self._base)
            if piece[0] in _SPACE:
                self._gap(piece, span)
            elif FILLED.match(piece) and piece != (source := self._text[span.start : span.end]):
                leaf.place("opaque", span, source)
            elif piece[0] == "&" and len(piece) > 1:
                leaf.words(_unescaped(piece), span)
            else:
                leaf.words(piece, span)

    def _gap(self, blanks: str, span: Span) -> None:
        """White space: a line break stays one, except in a table, whose rows it would split."""
        if self._tables:
            self._leaf.space(" ", Span(span.start, span.start))
        elif len(blanks) == 1:
            self._leaf.space(blanks, span)
        else:
            self._leaf.space("\n" if "\n" in blanks else " ", span)

    def _comment(self, token: Token) -> None:
        if self._is_inside():
            self._leaf.mark("html", self._span(token), self._source(token))
            return
        self._flush()
        self._add("comment", self._span(token), closed=token.closed)

    def _raw(self, token: Token) -> None:
        if token.name == "pre":
            self._flush()
            self._add("code", self._span(token), closed=token.closed)
        elif not self._is_inside():
            self._flush()
            self._add("html", self._span(token), closed=token.closed)
        elif token.name in {"script", "style", "title", "template"}:
            self._leaf.mark("html", self._span(token), self._source(token))
        else:
            self._leaf.place("html", self._span(token), self._source(token))

    def _is_inside(self) -> bool:
        """True within a table, and within a paragraph that has begun."""
        return self._tables > 0 or len(self._leaf.builder) > 0

    def _tag(self, token: Token) -> None:
        name, span = token.name, self._span(token)
        if name in INLINES:
            self._inline(token)
        elif name == "br":
            self._leaf.space(" " if self._tables else "\n", span)
        elif name == "img":
            self._leaf.place("image", span, attribute(self._source(token), "src"))
        elif name == "table":
            self._table(token)
        elif name in VOID:
            return
        elif self._tables:
            self._cell(token)
        else:
            self._flush()
            self._block(token)

    def _inline(self, token: Token) -> None:
        if token.kind == "close":
            self._leaf.close(token.name, token.end + self._base)
            return
        tag = self._source(token)
        kind = INLINES[token.name]
        target = attribute(tag, "href") if kind == "link" else tag if kind == "html" else ""
        self._leaf.open(token.name, kind, token.start + self._base, target)

    def _table(self, token: Token) -> None:
        """The start or end of a table; a table within a table belongs to its cell."""
        if not self._tables:
            self._flush()
        self._tables = max(0, self._tables + (1 if token.kind == "open" else -1))
        if self._tables:
            self._leaf.kind = "table"
        else:
            self._flush()

    def _cell(self, token: Token) -> None:
        at = Span(token.start + self._base, token.start + self._base)
        if token.name == "tr" and token.kind == "open" and self._tables == 1:
            self._leaf.separate("\n", at)
        elif token.name in {"td", "th"} and token.kind == "open" and self._tables == 1:
            self._leaf.separate("\t", at)
        else:
            self._leaf.space(" ", at)

    def _block(self, token: Token) -> None:
        name, start = token.name, token.start + self._base
        if name == "hr":
            self._add("rule", self._span(token))
        elif name == "embed":
            self._add("html", self._span(token))
        elif name in HEADINGS and token.kind == "open":
            self._leaf = Leaf("heading", int(name[1]))
        elif name in HEADINGS or name in PLAIN:
            return
        elif name in LISTS or name == "li":
            self._list(LISTS.get(name, "item"), token)
        else:
            kind, label = ("quote", "") if name == "blockquote" else ("element", name)
            if token.kind == "close":
                self._nesting.close(kind, label)
            elif self._piece[token.end - 2] != "/":
                self._nesting.open(Container(kind, start, label))

    def _list(self, kind: str, token: Token) -> None:
        """A list or an item starts or ends; an item ends where the next one starts."""
        lists = self._lists
        if token.kind == "close" and kind in lists[-_DEPTH:]:
            while lists and (last := lists.pop()) != kind:
                self._nesting.close(last)
            self._nesting.close(kind)
        elif token.kind == "open":
            if kind == "item" and lists and lists[-1] == "item":
                self._nesting.close(lists.pop())
            lists.append(kind)
            self._nesting.open(Container(kind, token.start + self._base))

    def _flush(self) -> None:
        """End the leaf; without words or image it is no block."""
        leaf, self._leaf = self._leaf, Leaf("paragraph")
        if (leaf.kind, leaf.builder.last) != ("table", "\t"):  # an empty cell stays
            leaf.builder.trim()
        if len(leaf.builder):
            span = Span(leaf.start, leaf.end)
            containers = self._nesting.containers
            self._blocks.append(Block(leaf.kind, span, leaf.builder.build(), containers, leaf.level))

    def _add(self, kind: str, span: Span, *, closed: bool = True) -> None:
        length = len(self._piece[span.start - self._base : span.end - self._base].rstrip())
        span = Span(span.start, span.start + length)
        self._blocks.append(Block(kind, span, None, self._nesting.containers, closed=closed))


def _unescaped(entity: str) -> str:
    from html import unescape  # its table of names is large

    return unescape(entity)
