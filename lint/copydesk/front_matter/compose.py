"""Composes YAML into nodes with exact spans, over the events of libyaml, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.front_matter.events import Event, event_reader
from copydesk.front_matter.model import NO_KEYS, Composed, Duplicate, Node, Problem
from copydesk.front_matter.odd import restored, without_odd
from copydesk.front_matter.opened import Opened
from copydesk.front_matter.scalar import resolve
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 32
MAX_NODES = 5_000
MAX_ALIASES = 50

_STYLES = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_BLOCK = frozenset("|>")
_TAG = "tag:yaml.org,2002:"
_TAGS = frozenset(_TAG + name for name in ("bool", "float", "int", "map", "null", "seq", "str", "timestamp"))

_BEFORE_VALUE = lazy_pattern(r"[ \t\n]*:")


def compose(text: str, base: int = 0) -> Composed:
    """The nodes of one YAML document; spans are offsets of `text` plus `base`. It never raises."""
    clean, problems = without_odd(text, base)
    composer = _Composer(clean, base, problems, restore=clean is not text)
    readable = composer.run()
    return Composed(composer.root if readable else None, tuple(problems), tuple(composer.duplicates))


class _Stop(Exception):  # noqa: N818 - no error of the program: the reading ends here
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Composer:
    """The state of one composition."""

    def __init__(self, text: str, base: int, problems: list[Problem], *, restore: bool) -> None:
        self.text = text
        self.base = base
        self.problems = problems
        self.restore = restore
        self.root: Node | None = None
        self.duplicates: list[Duplicate] = []
        self.stack: list[Opened] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.nodes = 0
        self.aliases = 0

    def run(self) -> bool:
        """Read all events; False when one of them cannot be read, which is then a problem."""
        from ruamel.yaml import events
        from ruamel.yaml.error import YAMLError

        handlers: dict[type, Callable[[Event], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: lambda event: self._start(event, mapping=True),
            events.SequenceStartEvent: lambda event: self._start(event, mapping=False),
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
        }
        try:
            next_event = event_reader(self.text)
            while True:
                event = next_event()
                handle = handlers.get(type(event))
                if handle is not None:
                    handle(event)
                elif type(event) is events.StreamEndEvent:
                    return True
        except _Stop as stop:
            self.problems.append(stop.problem)
        except (YAMLError, ValueError, RecursionError) as error:
            from copydesk.front_matter.diagnose import diagnose

            self.problems.append(diagnose(self.text, self.base, error))
        return False

    def _scalar(self, event: Event) -> None:
        raw: str = event.value
        style = event.style or ""
        start, end = event.start_mark.index, event.end_mark.index
        plain, quoted = event.implicit
        value: bool | int | float | str | None = raw
        if plain:
            value = resolve(raw)
            if not raw and event.anchor is None:
                start = end = self._empty_place(start)
        elif not quoted:
            value = self._tagged(event, raw)
        if style in _BLOCK:
            end = _without_blank_end(self.text, start, end)
        if self.restore:
            raw = restored(raw)
            value = restored(value) if isinstance(value, str) else value
        base = self.base
        self.nodes += 1
        self._add(
            Node("scalar", Span(start + base, end + base), value, NO_KEYS, _STYLES[style], raw),
            event.anchor,
            1,
        )

    def _tagged(self, event: Event, raw: str) -> bool | int | float | str | None:
        tag: str = event.tag
        if tag not in _TAGS:
            if tag != "!":
                self._report("unknown-tag", event, tag=tag[:40])
            return raw
        resolved = resolve(raw) if tag != _TAG + "str" else raw
        return float(resolved) if tag == _TAG + "float" and isinstance(resolved, int) else resolved

    def _empty_place(self, mark: int) -> int:
        """Right after the colon or dash: the pure parser's marks point at the next token."""
        top = self.stack[-1] if self.stack else None
        if top is None or (top.mapping and top.key is None):
            return mark
        if top.key is None:
            return len(self.text[:mark].rstrip()) if mark and self.text[mark - 1 : mark] != "-" else mark
        colon = _BEFORE_VALUE.match(self.text, top.key[1].end - self.base)
        return colon.end() if colon else mark

    def _start(self, event: Event, *, mapping: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self._stop("too-deep", event, limit=MAX_DEPTH)
        if event.tag is not None and event.tag not in _TAGS:
            self._report("unknown-tag", event, tag=event.tag[:40])
        self.stack.append(Opened(event, self.base, self.nodes, mapping=mapping))

    def _end(self, event: Event) -> None:
        top = self.stack.pop()
        if top.flow:
            top.end = event.end_mark.index + self.base
        if top.mapping and "<<" in top.values:
            self._merge(top)
        self.nodes += 1
        self._add(top.node(), top.anchor, self.nodes - top.first)

    def _alias(self, event: Event) -> None:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise self._stop("too-many-aliases", event, limit=MAX_ALIASES)
        if event.anchor not in self.anchors:
            recursive = any(top.anchor == event.anchor for top in self.stack)
            raise self._stop("recursive-alias" if recursive else "undefined-alias", event, name=event.anchor)
        node, weight = self.anchors[event.anchor]
        if self.aliases == 1:
            self._report("yaml-feature", event, feature="an alias")
        self.nodes += weight
        self._add(node._replace(span=self._span(event), style="alias"), None, weight)

    def _merge(self, top: Opened) -> None:
        """Add what `<<` brings, as YAML 1.1 readers do; a key of its own wins."""
        node, at = top.values["<<"], top.keys["<<"]
        sources = node.value if isinstance(node.value, tuple) else (node,)
        maps = [source.value for source in sources if isinstance(source.value, dict)]
        if not maps:
            return
        self.problems.append(Problem("yaml-feature", at, {"feature": "a merge key"}))
        del top.values["<<"], top.keys["<<"]
        for merged in maps:
            for key, value in merged.items():
                top.values.setdefault(key, value)
                top.keys.setdefault(key, at)

    def _add(self, node: Node, anchor: str | None, weight: int) -> None:
        if self.nodes > MAX_NODES:
            raise _Stop(Problem("too-many-nodes", node.span, {"limit": MAX_NODES}))
        if anchor:
            self.anchors[anchor] = (node, weight)
        if not self.stack:
            self.root = self.root or node
            return
        top = self.stack[-1]
        end = node.span.end
        if end > top.end:
            top.end = end
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = (self._name(node), node.span)
        else:
            name, span = top.key
            top.key = None
            if name in top.keys:
                first = top.keys[name], top.values[name]
                self.duplicates.append(Duplicate(name, *first, span, node))
            else:
                top.values[name] = node
                top.keys[name] = span

    def _name(self, node: Node) -> str:
        if isinstance(node.value, str):
            return node.value
        text = self.text[node.span.start - self.base : node.span.end - self.base]
        text = restored(text) if self.restore else text
        # An outer brace of `{{ tag }}` was a problem at the inner one.
        if not text.startswith("{{"):
            self.problems.append(self._key_problem(node, text))
        return text

    def _key_problem(self, node: Node, text: str) -> Problem:
        top = self.stack[-1]
        if top.flow and node.style == "flow" and node.span.start == top.start + 1:
            span = Span(top.start, node.span.end + 1)
            return Problem("template-value", span, {"quote": "{" + text[:40] + "}"})
        return Problem("non-string-key", node.span, {"key": text[:40]})

    def _span(self, event: Event) -> Span:
        return Span(event.start_mark.index + self.base, event.end_mark.index + self.base)

    def _report(self, code: str, event: Event, **params: str | int) -> None:
        self.problems.append(Problem(code, self._span(event), params))

    def _stop(self, code: str, event: Event, **params: str | int) -> _Stop:
        return _Stop(Problem(code, self._span(event), params))


def _without_blank_end(text: str, start: int, end: int) -> int:
    """The end of a block scalar's last line with content, its line break left out."""
    while end > start:
        line = text.rfind("\n", start, end)
        if line < 0 or text[line + 1 : end].strip(" \t"):
            break
        end = line
    return end
