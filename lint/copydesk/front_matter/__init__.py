"""Reads the front matter of a text: its fields with exact spans, and what is wrong with it."""

from __future__ import annotations

from copydesk.front_matter.model import Composed, FrontMatter, Node, Problem
from copydesk.front_matter.simple import simple
from copydesk.front_matter.split import LARGEST, Split, split
from copydesk.span import Span


def read(text: str) -> FrontMatter:
    """The front matter of a document's text; it never raises, faults are its `problems`."""
    found = split(text)
    if not found.form:
        return FrontMatter()
    composed = _composed(text, found)
    problems = (*found.problems, *composed.problems)
    root = composed.root
    if root is None and found.form == "yaml" and not problems:
        root = Node("map", Span(found.inner.start, found.inner.start), {}, style="block")
    if root is not None and root.kind != "map":
        problems = (*problems, _no_mapping(text, found))
        root = None
    return FrontMatter(
        found.form, found.span, found.inner, root, problems, composed.duplicates, found.opening
    )


def _composed(text: str, found: Split) -> Composed:
    inner = text[found.inner.start : found.inner.end]
    unreadable = {"one-line", "unclosed"} if found.bare else {"one-line"}
    if any(problem.code in unreadable for problem in found.problems):
        return Composed(None)
    if len(inner) > LARGEST:
        return Composed(None, (Problem("too-large", found.opening, {"limit": LARGEST}),))
    if found.form == "toml":
        from copydesk.front_matter.toml import compose_toml

        return compose_toml(inner, found.inner.start)
    if found.form == "json":
        from copydesk.front_matter.json_form import compose_json

        return compose_json(inner, found.inner.start, bare=found.bare)
    return simple(inner, found.inner.start) or _composed_by_library(inner, found.inner.start)


def _composed_by_library(text: str, base: int) -> Composed:
    from copydesk.front_matter.compose import compose  # ten milliseconds that most posts do without

    return compose(text, base)


def _no_mapping(text: str, found: Split) -> Problem:
    """What makes the whole of a front matter a string or a list."""
    from copydesk.front_matter.diagnose import missing_space

    inner = text[found.inner.start : found.inner.end]
    fault = missing_space(inner)
    if fault:
        return Problem(fault.code, fault.span.shifted(found.inner.start), fault.params)
    start = found.inner.start + len(inner) - len(inner.lstrip())
    end = text.find("\n", start)
    return Problem("not-a-mapping", Span(start, max(start, end)), {})
