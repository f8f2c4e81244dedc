"""Template tags in Markdown: Liquid, Jinja and their kin, Hugo's shortcodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from copydesk.parse.finder import Finder
from copydesk.parse.regions import Region, is_fillable
from copydesk.parse.scanner import Line
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

# The first of these that a tag starts with says how it ends.
_ENDS = (("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{# ", "#}"))

# Tags whose body is code, and those whose body nobody is to read.
_CODE = frozenset({"highlight", "codeblock", "code", "prism", "mermaid", "math", "katex"})
_HIDDEN = frozenset({"comment", "javascript", "script", "stylesheet", "style", "css", "schema"})
_LIQUID = lazy_pattern(r"\{%[-+]?[ \t]*([\w-]+)[ \t]*([\w+#-]*)")
_HUGO = lazy_pattern(r"\{\{[<%][ \t]*([\w-]+)[ \t]*\"?([\w+#-]*)")
_RAW = lazy_pattern(r"\{%[-+]?[ \t]*(end)?(?:raw|verbatim)[ \t]*[-+]?%\}")
_BLANKS = lazy_pattern(r"[ \t]*")


def verbatim_spans(text: str, body: Span) -> tuple[Span, ...]:
    """The insides of `{% raw %}` ... `{% endraw %}`, where braces are text."""
    spans, start = [], -1
    for found in _RAW.finditer(text, *body):
        if found[1] and start >= 0:
            spans.append(Span(start, found.start()))
            start = -1
        elif not found[1] and start < 0:
            start = found.end()
    return tuple(spans)


class Templates:
    """Finds template tags; asked for places in order. `verbatim` is where there are none."""

    __slots__ = ("_body", "_finder", "_starts", "_text", "_verbatim")

    def __init__(self, text: str, body: Span, verbatim: Sequence[Span]) -> None:
        self._text = text
        self._body = body
        self._finder = Finder(text, body.end)
        self._verbatim = verbatim
        self._starts = [span.start for span in verbatim]

    def alone(self, line: Line) -> Region | None:
        """The region of tags that fill whole lines from this line on."""
        at = line.content
        if self._text[at] != "{" or self._is_verbatim(at):
            return None
        region = self._with_body(line)
        limit = line.end if line.quoted else self._body.end
        end = region.span.end if region else self._row(at, limit)
        if not end or end > limit or not self._ends_line(end) or not is_fillable(self._text, at, end):
            return None
        return region or Region(Span(at, end), "opaque", self._detail(at), line.fill)

    def inline(self, at: int, stretch: Span) -> Region | None:
        """The tag at a place of a paragraph; raw text is one with its tags."""
        if self._is_verbatim(at):
            return None
        end = self._tag(at, stretch.end)
        if not end:
            return None
        inside = self._verbatim_at(end)
        if inside and inside.start == end and inside.end < stretch.end:
            end = self._finder.after("%}", inside.end)
        shown = not self._text.startswith("{# ", at)
        return Region(Span(at, end), "opaque", self._detail(at), at, alone=False, shown=shown)

    def _row(self, at: int, limit: int) -> int:
        """The end of tags that follow each other with nothing between, or 0."""
        while end := self._tag(at, limit):
            at = end + self._blanks(end)
            if at >= self._body.end or self._text[at] == "\n":
                return end
        return 0

    def _tag(self, at: int, limit: int) -> int:
        """The end of the tag at a place, in the same paragraph, or 0."""
        for start, mark in _ENDS:
            if self._text.startswith(start, at):
                end = self._finder.after(mark, at + len(start))
                limit = min(limit, self._finder.find("\n\n", at))
                return end if end <= limit else 0
        return 0

    def _with_body(self, line: Line) -> Region | None:
        """The region of a tag and its body, when that is no text."""
        at = line.content
        liquid, hugo = _LIQUID.match(self._text, at), _HUGO.match(self._text, at)
        if liquid and liquid[1] in _CODE | _HIDDEN:
            end = rf"\{{%[-+]?[ \t]*end{liquid[1]}[ \t]*[-+]?%\}}"
        elif hugo and hugo[1] in _CODE:
            end = rf"\{{\{{[<%][ \t]*/[ \t]*{hugo[1]}[ \t]*[%>]\}}\}}"
        else:
            return None
        start, stop = self._finder.match(end, at)
        if start == stop:
            return None
        found = liquid or hugo
        if found and found[1] in _CODE:
            return Region(Span(at, stop), "code", found[2], line.fill)
        return Region(Span(at, stop), "opaque", "liquid", line.fill)

    def _detail(self, at: int) -> str:
        return "hugo" if self._text.startswith(("{{<", "{{%"), at) else "liquid"

    def _blanks(self, at: int) -> int:
        found = _BLANKS.match(self._text, at, self._body.end)
        return len(found[0]) if found else 0

    def _ends_line(self, at: int) -> bool:
        at += self._blanks(at)
        return at >= self._body.end or self._text[at] == "\n"

    def _verbatim_at(self, at: int) -> Span | None:
        index = bisect_right(self._starts, at) - 1
        return self._verbatim[index] if index >= 0 and at <= self._verbatim[index].end else None

    def _is_verbatim(self, at: int) -> bool:
        inside = self._verbatim_at(at)
        return inside is not None and at < inside.end
