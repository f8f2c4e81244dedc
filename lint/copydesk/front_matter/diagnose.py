"""Says what is wrong with YAML that cannot be read, better than the parser does."""

from __future__ import annotations

from copydesk.front_matter.model import Problem
from copydesk.front_matter.odd import restored
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_LINE = lazy_pattern(
    r"[ \t]*(?:- +)*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s:#\"'\[\]{}-][^:\n]*):[ \t]+(?=\S)([^\n]*)"
)
_ITEM = lazy_pattern(r"[ \t]*(?:- +)+([^\n]+)")
_NO_SPACE = lazy_pattern(r"[ \t]*(?:- +)*([\w-]+)(:)(?=[^\s:/])")
_WIDE_COLON = lazy_pattern(r"[ \t]*(?:- +)*([\w-]+) ?(：)")
_WIDE_SPACE = lazy_pattern(r"[ \t]*(?:- +)*([\w-]+:)(\u3000)")
# `>` and `|` open a block of text, which starts on the next line.
_NO_BLOCK = lazy_pattern(r"[|>][-+0-9]*+(?:[ \t]+(?!#))?[^\s#]")
_CLOSING = {"[": "]", "{": "}"}
# Sentences of libyaml that an author would not understand, in words of ours.
_PLAINER = {
    "did not find expected key": "a key is expected here",
    "did not find expected '-' indicator": "a list item starting with `- ` is expected here",
    "could not find expected ':'": "a colon is expected after the key",
    "did not find expected <document start>": "the text after the first value cannot be read",
    "mapping values are not allowed in this context": "a key is not allowed here",
    "block sequence entries are not allowed in this context": "a list item is not allowed here",
    "found character that cannot start any token": "this character cannot start a value",
}


def diagnose(text: str, base: int, error: Exception) -> Problem:
    """The fault behind an exception of the YAML parser; spans are shifted by `base`."""
    mark = _index(error, "problem_mark")
    context = _index(error, "context_mark")
    saying = str(getattr(error, "context", "") or "")
    what = str(getattr(error, "problem", "") or error)
    problem = (
        _quoting_fault(text, saying, what, context, mark)
        or _tab(text, mark)
        or _line_fault(text, saying, context, mark)
        or _flow_fault(text, saying, context)
        or _other(text, saying, what, context, mark)
    )
    params = {name: restored(it) if isinstance(it, str) else it for name, it in problem.params.items()}
    return Problem(problem.code, problem.span.shifted(base), params)


def missing_space(text: str) -> Problem | None:
    """A first line `key:value` or `key：value`, which makes the whole text one string."""
    return _colon_fault(text, len(text) - len(text.lstrip()))


def _index(error: Exception, name: str) -> int:
    mark = getattr(error, name, None)
    return int(mark.index) if mark is not None else 0


def _quoting_fault(text: str, saying: str, what: str, context: int, mark: int) -> Problem | None:
    if "quoted scalar" not in saying:
        return None
    if "escape" in what:
        mark = text.rfind("\\", context, mark + 1)
        return Problem("bad-escape", Span(mark, mark + 2), {"escape": text[mark : mark + 2]})
    return Problem("unclosed-quote", _rest_of_line(text, context), {"mark": text[context]})


def _other(text: str, saying: str, what: str, context: int, mark: int) -> Problem:
    """Any other fault; at the end of the text it is shown at the last line that holds something."""
    at = context if "simple key" in saying else min(mark, max(len(text.rstrip()) - 1, 0))
    whole = at != mark
    return Problem(
        "yaml-syntax", _rest_of_line(text, at, whole=whole), {"problem": _PLAINER.get(what, what[:120])}
    )


def _tab(text: str, mark: int) -> Problem | None:
    start = text.rfind("\n", 0, mark) + 1
    indentation = text[start : mark + 1]
    if not indentation.strip(" \t") and "\t" in indentation:
        return Problem("tab", Span(start + indentation.index("\t"), mark + 1))
    return None


def _line_fault(text: str, saying: str, context: int, mark: int) -> Problem | None:
    """The fault of the value on the line of the mark, or of a line before that runs into it."""
    line = text.rfind("\n", 0, mark) + 1
    starts = [line]
    if "flow" in saying or "alias" in saying or "anchor" in saying or "tag" in saying:
        starts.insert(0, text.rfind("\n", 0, context) + 1)
    if line:
        starts.append(text.rfind("\n", 0, line - 1) + 1)
    for start in starts:
        fault = _value_fault(text, start) or _colon_fault(text, start)
        if fault:
            return fault
    indented = text[line : line + 1] in (" ", "\t")
    if indented and _LINE.match(text, line):
        return Problem("indentation", _rest_of_line(text, mark, whole=True))
    return None


def _colon_fault(text: str, start: int) -> Problem | None:
    if found := _WIDE_COLON.match(text, start):
        return Problem("full-width-colon", Span(*found.span(2)), {"key": found[1][:40]})
    if found := _WIDE_SPACE.match(text, start):
        return Problem("full-width-space", Span(*found.span(2)), {"key": found[1][:40]})
    if found := _NO_SPACE.match(text, start):
        return Problem("missing-space", Span(found.start(1), found.end(2)), {"key": found[1][:40]})
    return None


def _value_fault(text: str, start: int) -> Problem | None:
    """What an unquoted or badly quoted value does on one line."""
    found = _LINE.match(text, start) or _ITEM.match(text, start)
    if not found:
        return None
    value = found[1].rstrip()
    span = Span(found.start(1), found.start(1) + len(value))
    first = value[:1]
    marks = first in "@`%&*!" or value[:2] in ("- ", "? ") or _NO_BLOCK.match(value)
    if marks or (first in "[{" and _after_bracket(value)):
        return Problem("unquoted-start", span, {"character": first})
    if first in "'\"":
        rest = _after_quote(value)
        return Problem("text-after-quote", span, {"mark": first}) if rest else None
    if first not in "[{|>#" and (": " in value or value.endswith(":")):
        return Problem("unquoted-colon", span, {"start": value.partition(":")[0][-20:]})
    return None


def _after_bracket(value: str) -> str:
    """What follows the bracket that closes the first one, unless it is a comment."""
    depth = 0
    for at, character in enumerate(value):
        depth += (character == value[0]) - (character == _CLOSING[value[0]])
        if not depth:
            return _not_comment(value[at + 1 :])
    return ""


def _after_quote(value: str) -> str:
    end = value.find(value[0], 1)
    while end > 0 and value[0] == '"' and value[end - 1] == "\\":
        end = value.find(value[0], end + 1)
    return "" if end < 0 else _not_comment(value[end + 1 :])


def _not_comment(rest: str) -> str:
    rest = rest.strip()
    return "" if rest.startswith("#") else rest


def _flow_fault(text: str, saying: str, context: int) -> Problem | None:
    if "flow" not in saying or text[context : context + 1] not in _CLOSING:
        return None
    bracket = text[context]
    return Problem(
        "unclosed-bracket", _rest_of_line(text, context), {"mark": bracket, "close": _CLOSING[bracket]}
    )


def _rest_of_line(text: str, start: int, *, whole: bool = False) -> Span:
    """From an offset, or from the line's first character, to the line's last one."""
    if whole:
        line = text.rfind("\n", 0, start) + 1
        start = line + len(text[line:start]) - len(text[line:start].lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Span(start, max(start, start + len(text[start:end].rstrip())))
