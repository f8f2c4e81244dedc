"""One text and its views: front matter, blocks, prose, sentences, language, analyses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from copydesk.source import Source
from copydesk.span import LineIndex, Position, Span

if TYPE_CHECKING:
    from copydesk.front_matter.model import FrontMatter
    from copydesk.site import Site

T = TypeVar("T")

# What stands in prose for an inline construct without text of its own: an image, a `{{ tag }}`.
PLACEHOLDER = "\ufffc"


class Piece(NamedTuple):
    """`length` code points of prose from `start`, and the `source_length` that they were made of.

    Where the two lengths agree the run is a plain copy; elsewhere (`&amp;`, an image, a line break
    with its quote mark) the run maps as a whole. `source_length` is 0 for what prose adds: the tab
    between two cells.
    """

    start: int
    length: int
    source: int
    source_length: int


class Inline(NamedTuple):
    """An inline construct over a range of prose, in order of its start, outermost first.

    `kind` is one of strong, emphasis, strikethrough, code, link, image, html, footnote, opaque,
    math. `source` is the whole construct with its marks. `target` is the address of a link or
    image, the whole tag or comment of html, the label of a footnote, the source of opaque and math.
    The range is empty for what readers do not see: an HTML tag, a comment, an attribute list.
    """

    kind: str
    start: int
    end: int
    source: Span
    target: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Prose:
    """The rendered text of one leaf block, and where each piece of it stands in the source.

    A soft or hard line break is `\\n`. The runs cover the text without a gap, in order.
    """

    text: str
    runs: tuple[Piece, ...] = ()
    inlines: tuple[Inline, ...] = ()

    def source(self, start: int, end: int) -> Span:
        """The span of the document that a range of prose came from; runs map whole where they must."""
        if not self.runs:
            return Span(0, 0)
        if start >= end:
            at = self._run(start)
            whole = at.length == at.source_length
            place = at.source + (start - at.start if whole else 0)
            return Span(place, place)
        first, last = self._run(start), self._run(end - 1)
        low = first.source + (start - first.start if first.length == first.source_length else 0)
        plain = last.length == last.source_length
        high = last.source + (end - last.start if plain else last.source_length)
        return Span(low, high)

    def find(self, offset: int) -> int:
        """The prose offset of a source offset, or of the next prose after it."""
        at = bisect_right(self._sources, offset) - 1
        if at < 0:
            return 0
        run = self.runs[at]
        if offset >= run.source + run.source_length:
            return run.start + run.length
        return run.start + (offset - run.source if run.length == run.source_length else 0)

    def _run(self, offset: int) -> Piece:
        return self.runs[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    @cached_property
    def _sources(self) -> list[int]:
        return [run.source for run in self.runs]


class Container(NamedTuple):
    """What a block stands in. `start` (source offset) tells it from its siblings.

    `kind` is one of list, ordered-list, item, quote, footnote, definition, element; `name` is the
    element's or component's.
    """

    kind: str
    start: int
    name: str = ""


class Block(NamedTuple):
    """A leaf of the document's structure, in source order.

    `kind`: paragraph, heading, table, code, math, html, rule, opaque (template tags, JSX, imports:
    what is no prose), comment (an HTML or MDX comment), or definition (a link reference
    definition). Paragraphs, headings and tables have prose; a table's cells are separated by tabs,
    its rows by line breaks. `span` has neither the final line break nor the marks of the
    containers before its first line. `detail`: the info string of code (`indented` for indented
    code), atx or setext for a heading, what an opaque block is (jsx, esm, liquid, hugo, directive,
    attributes, expression). `closed` is False for a fence or comment that runs to the end.
    """

    kind: str
    span: Span
    prose: Prose | None = None
    containers: tuple[Container, ...] = ()
    level: int = 0
    detail: str = ""
    closed: bool = True

    def inside(self, *kinds: str) -> bool:
        """True when a container of one of the kinds holds the block."""
        return any(container.kind in kinds for container in self.containers)


class Sentence(NamedTuple):
    """A sentence of a block: `start` and `end` are prose offsets; `ended` says it has a final mark."""

    start: int
    end: int
    ended: bool


Parse = Callable[[str, Span], tuple[Block, ...]]


@dataclass(frozen=True, eq=False, repr=False)
class Document:
    """A source and its views, each built when first asked for and never changed.

    `parse` turns the body into blocks; `site` is what is known of the site that the post is on.
    """

    source: Source
    parse: Parse
    site: Site
    _analyses: dict[Any, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path as the user named it, with `/`."""
        return self.source.path

    @property
    def text(self) -> str:
        """The whole text, front matter included."""
        return self.source.text

    @property
    def lines(self) -> LineIndex:
        """The line index of the text."""
        return self.source.lines

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter; without one its `form` is empty. Broken front matter has `problems`."""
        from copydesk.front_matter import read

        return read(self.text)

    @cached_property
    def body(self) -> Span:
        """What is not front matter."""
        return Span(self.front_matter.span.end, len(self.text))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the body, in source order."""
        return self.parse(self.text, self.body)

    @cached_property
    def language(self) -> str:
        """A primary language subtag such as `ja`; front matter, configuration, else the script decides."""
        from copydesk.text.language import of_document

        return of_document(self)

    def block_language(self, block: Block) -> str:
        """The language of one block: the document's, unless its script says otherwise."""
        return self._cached(("language", block.span.start), lambda: self._block_language(block))

    def sentences(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block's prose, in order; none without prose."""
        return self._cached(("sentences", block.span.start), lambda: self._sentences(block))

    def analysis(self, function: Callable[[Document], T]) -> T:
        """What a pure function says of this document, computed once."""
        return self._cached(function, lambda: function(self))

    def at(self, span: Span) -> str:
        """The text at a span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of an offset of the text."""
        return self.lines.position(offset)

    def _block_language(self, block: Block) -> str:
        from copydesk.text.language import of_text

        return of_text(block.prose.text, self.language) if block.prose else self.language

    def _sentences(self, block: Block) -> tuple[Sentence, ...]:
        from copydesk.text.sentences import split

        if block.prose is None:
            return ()
        return split(block.prose, self.block_language(block), table=block.kind == "table")

    def _cached(self, key: object, make: Callable[[], T]) -> T:
        known: Mapping[Any, T] = self._analyses
        if key not in known:
            self._analyses[key] = make()
        return known[key]
