"""Finds the fences of a front matter, also where they are not quite right."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.front_matter.model import Problem
from copydesk.span import Span

_FORMS = {"---": "yaml", "+++": "toml", ";;;": "json"}
_LANGUAGES = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}
_CLOSE = {
    "---": r"\n(---[^\n]*|\.\.\.[ \t]*(?=\n|\Z))",
    "+++": r"\n(\+\+\+[^\n]*)",
    ";;;": r"\n(;;;[^\n]*)",
}
# Keys that a post's first lines are recognised by when a fence is missing.
_USUAL_KEYS = (
    r"(?:title|layout|date|tags|categories|category|author|authors|description|draft|published|slug)"
)
LARGEST = 65_536  # code points; more is no front matter but an accident or an attack


class Split(NamedTuple):
    """Where a front matter stands. `form` is "" when there is none.

    `span` covers the fences and the final line break, `opening` the opening fence, `inner` what
    stands between the fences. A JSON object without fences is `bare`: `inner` has its braces.
    """

    form: str = ""
    span: Span = Span(0, 0)
    opening: Span = Span(0, 0)
    inner: Span = Span(0, 0)
    problems: tuple[Problem, ...] = ()
    bare: bool = False


NOTHING = Split()


def split(text: str) -> Split:
    """The front matter's place in a text; lines end in `\\n`, or in `\\r` where nothing else is."""
    if text.startswith("---\n"):
        return _fenced(text, 0, "---", [])
    start = len(text) - len(text.lstrip(" \t\r\n\ufeff"))
    mark = text[start : start + 3]
    problems = _leading_problems(text, start)
    if "\r" in text[start : start + LARGEST]:
        text = text.replace("\r", "\n")
    if mark in _FORMS:
        return _fenced(text, start, mark, problems)
    if mark[:1] == "{":
        return _bare_json(text, start, problems)
    return _without_opening(text, start, problems)


def _leading_problems(text: str, start: int) -> list[Problem]:
    found = []
    if "\ufeff" in text[:start]:
        found.append(Problem("second-mark", Span(0, start)))
    elif start:
        indented = text[start - 1] in " \t"
        found.append(Problem("indented-fence" if indented else "leading-blank", Span(0, start)))
    return found


def _fenced(text: str, start: int, mark: str, problems: list[Problem]) -> Split:
    end = _line_end(text, start)
    opening = Span(start, end)
    rest = text[start + 3 : end].strip()
    form = _FORMS[mark]
    if rest.lower() in _LANGUAGES and mark == "---":
        form = _LANGUAGES[rest.lower()]
        problems = [*problems, Problem("fence-language", opening, {"language": rest})]
    elif rest:
        return _one_line(text, start, end) if mark == "---" else NOTHING
    elif end > start + 3:
        problems = [*problems, Problem("fence-space", Span(start + 3, end), {"fence": mark})]
    close = _closing(text, end, mark)
    if close is None:
        return _unclosed(text, opening, mark, problems)
    fault = _closing_problem(close[1], Span(*close.span(1)), mark)
    inner = Span(min(end + 1, close.start() + 1), close.start() + 1)
    span = Span(start, _after_line(text, close, fault))
    return Split(form, span, opening, inner, (*problems, *fault))


def _closing(text: str, end: int, mark: str) -> re.Match[str] | None:
    """The closing fence; one with text behind it only below plain fields (a table may start so)."""
    fields = None
    for close in re.compile(_CLOSE[mark]).finditer(text, end):
        if close[1].startswith("...") or not close[1][3:].strip(mark[0] + " \t"):
            return close
        fields = fields or _field_lines(text, end + 1, ":") or Span(end, end)
        if fields.end == close.start() + 1:
            return close
    return None


def _closing_problem(line: str, span: Span, mark: str) -> tuple[Problem, ...]:
    rest = line[3:]
    if line.startswith("..."):
        return (Problem("dots-fence", span),)
    if not rest:
        return ()
    if not rest.strip():
        return (Problem("fence-space", Span(span.start + 3, span.end), {"fence": mark}),)
    if not rest.strip(mark[0] + " \t"):
        return (Problem("long-fence", span, {"fence": line.rstrip(), "mark": mark}),)
    return (Problem("fence-text", span, {"text": rest.strip()[:40], "mark": mark}),)


def _after_line(text: str, close: re.Match[str], fault: tuple[Problem, ...]) -> int:
    """The start of the body: text behind a closing fence belongs to it."""
    if fault and fault[0].code == "fence-text":
        return close.start(1) + 3
    return min(close.end() + 1, len(text))


def _one_line(text: str, start: int, end: int) -> Split:
    """A front matter whose line breaks were lost: `--- layout: post title: ... ---`."""
    line = text[start:end]
    if not re.match(rf"---[ \t]+{_USUAL_KEYS}:[ \t]", line):
        return NOTHING
    close = line.find(" ---", 3)
    inner_end = start + (close if close > 0 else len(line))
    span_end = min(inner_end + 4, end) if close > 0 else min(end + 1, len(text))
    span = Span(start, span_end)
    problem = Problem("one-line", Span(start, inner_end))
    return Split("yaml", span, Span(start, start + 3), Span(start + 3, inner_end), (problem,))


def _unclosed(text: str, opening: Span, mark: str, problems: list[Problem]) -> Split:
    """The first lines up to a blank one when they are plainly fields; a thematic break otherwise."""
    inner = _field_lines(text, min(opening.end + 1, len(text)), "=" if mark == "+++" else ":")
    if inner is None or mark == ";;;":
        return NOTHING
    problem = Problem("unclosed", opening, {"fence": mark})
    span = Span(opening.start, inner.end)
    return Split(_FORMS[mark], span, opening, inner, (*problems, problem))


def _without_opening(text: str, start: int, problems: list[Problem]) -> Split:
    """Fields and a closing `---` without the opening one, which only Hexo reads."""
    first = re.compile(rf"{_USUAL_KEYS}:(?:[ \t]|\n)").match(text, start)
    inner = _field_lines(text, start, ":") if first else None
    if inner is None or not re.compile(r"(?:---|;;;)[ \t]*(?:\n|\Z)").match(text, inner.end):
        return NOTHING
    end = min(_line_end(text, inner.end) + 1, len(text))
    opening = Span(start, start)
    fault = Problem("no-opening-fence", Span(start, _line_end(text, start)))
    return Split("yaml", Span(start, end), opening, inner, (*problems, fault))


def _field_lines(text: str, start: int, separator: str) -> Span | None:
    """The lines from `start` that are fields, items or comments; None without two fields or a usual one."""
    field = re.compile(rf"[\w.-]+[ \t]*{separator}(?=[ \t\n]|\Z)")
    other = re.compile(r"[ \t]+\S|- |-\n|#|\[")
    count, at = 0, start
    while at < len(text) and at - start < LARGEST:
        if field.match(text, at):
            count += 1
        elif not (count and other.match(text, at)):
            break
        at = min(_line_end(text, at) + 1, len(text))
    usual = re.compile(rf"{_USUAL_KEYS}[ \t]*{separator}").match(text, start)
    return Span(start, at) if count > 1 or (count and usual) else None


def _bare_json(text: str, start: int, problems: list[Problem]) -> Split:
    """A JSON object at the very start, which ends where its outermost brace is closed."""
    if not re.compile(r"\{\s*[\"}]").match(text, start):
        return NOTHING
    end = _matching_brace(text, start)
    if end is None:
        fault = Problem("unclosed", Span(start, start + 1), {"fence": "{"})
        blank = text.find("\n\n", start)
        inner = Span(start, blank + 1 if blank >= 0 else len(text))
        return Split("json", inner, Span(start, start + 1), inner, (*problems, fault), bare=True)
    after = end + 1 if text[end : end + 1] == "\n" else end
    return Split(
        "json", Span(start, after), Span(start, start + 1), Span(start, end), tuple(problems), bare=True
    )


def _matching_brace(text: str, start: int) -> int | None:
    depth = 0
    for token in re.compile(r'"(?:[^"\\\n]|\\.)*+"?|[{}]').finditer(text, start, start + 2 * LARGEST):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if not depth:
                return token.end()
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
