"""Directive fences, attribute lists and display math in Markdown."""

from __future__ import annotations

from copydesk.parse.finder import Finder
from copydesk.parse.regions import Region, is_fillable
from copydesk.parse.scanner import Line
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_FENCE = lazy_pattern(r":{3,}[ \t]*(?:\{[ \t]*[.#]?([\w-]*)|([\w-]*))")
_LEAF = lazy_pattern(r"::[A-Za-z][\w-]*(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$")
_ATTRIBUTES = lazy_pattern(r"\{(?::|#[\w-]|\.[A-Za-z])")
_CLOSERS = ')]*_`"'  # an attribute list that follows one of these belongs to it


class Constructs:
    """Finds constructs; asked for places in order. `_open` are the directives that are not closed."""

    __slots__ = ("_body", "_finder", "_open", "_text")

    def __init__(self, text: str, body: Span) -> None:
        self._text = text
        self._body = body
        self._finder = Finder(text, body.end)
        self._open: list[str] = []

    def alone(self, line: Line) -> Region | None:
        """The region of a construct that fills whole lines from this line on."""
        first = self._text[line.content]
        if first == ":":
            return self._directive(line)
        if first == "{":
            return self._attribute_line(line)
        return self._math(line) if first == "$" else None

    def inline(self, at: int, stretch: Span) -> Region | None:
        """The attribute list or formula at a place of a paragraph."""
        if self._text[at] == "$":
            return self._formula(at, stretch)
        end = self._attributes(at)
        if not end or end > stretch.end:
            return None
        owned = at > stretch.start and self._text[at - 1] in _CLOSERS
        if not self._text.startswith("{:", at) and not owned and self._rest(end):
            return None
        fill = at
        while fill > stretch.start and self._text[fill - 1] in " \t":
            fill -= 1
        return Region(Span(at, end), "opaque", "attributes", fill, alone=False, shown=False)

    def _directive(self, line: Line) -> Region | None:
        """A line such as `:::note`, which opens an element, `:::`, which closes one, or `::toc`."""
        source = self._text[line.content : line.end].rstrip()
        span = Span(line.content, line.content + len(source))
        fence = _FENCE.match(source)
        if fence is None:
            return Region(span, "opaque", "directive", line.fill) if _LEAF.match(source) else None
        if source.strip(":"):
            self._open.append(fence[1] or fence[2] or "")
            tags: tuple[str, ...] = (self._open[-1],)
        else:
            tags = (f"/{self._open.pop()}",) if self._open else ()
        return Region(span, "opaque", "directive", line.fill, tags=tags)

    def _attribute_line(self, line: Line) -> Region | None:
        end = self._attributes(line.content)
        if not end or self._rest(end):
            return None
        if not is_fillable(self._text, line.content, end):
            return None
        return Region(Span(line.content, end), "opaque", "attributes", line.fill)

    def _attributes(self, at: int) -> int:
        """The end of the attribute list at a place, on the same line, or 0."""
        if not _ATTRIBUTES.match(self._text, at):
            return 0
        end = self._finder.after("}", at)
        return end if end <= self._finder.find("\n", at) else 0

    def _math(self, line: Line) -> Region | None:
        """Display math, which may run over lines, and over blank ones when its `$$` stands alone."""
        at = line.content
        if not self._text.startswith("$$", at):
            return None
        end = self._finder.after("$$", at + 2)
        bare = not self._rest(at + 2)
        limit = line.end if line.quoted else self._body.end if bare else self._finder.find("\n\n", at)
        if not end or end > limit or end < at + 5 or self._rest(end) or not is_fillable(self._text, at, end):
            return None
        return Region(Span(at, end), "math", "", line.fill)

    def _formula(self, at: int, stretch: Span) -> Region | None:
        """`$$x$$` within a paragraph; `$$ and $$` is about money."""
        end = self._finder.after("$$", at + 2)
        if not self._text.startswith("$$", at) or not end or end > stretch.end or end < at + 5:
            return None
        if self._text[at + 2].isspace() or self._text[end - 3].isspace():
            return None
        return Region(Span(at, end), "math", "", at, alone=False)

    def _rest(self, at: int) -> str:
        """What follows on the line of a place, without blanks at its ends."""
        return self._text[at : self._finder.find("\n", at)].strip()
