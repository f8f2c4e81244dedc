"""Edits of a front matter, each as small as can be and verified by reading the result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from copydesk.front_matter import read
from copydesk.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk.document import Document
    from copydesk.front_matter.model import FrontMatter, Node, Value

Path = Sequence[str | int]

_ASSIGNS = {"yaml": ": ", "toml": " = ", "json": ": "}


def node_at(front: FrontMatter, path: Path) -> Node | None:
    """The node that a path of keys and indexes names; None when there is none."""
    node = front.root
    for step in path:
        value = node.value if node else None
        if isinstance(step, str) and isinstance(value, dict):
            node = value.get(step)
        elif isinstance(step, int) and isinstance(value, tuple) and step < len(value):
            node = value[step]
        else:
            return None
    return node


def nodes_from(node: Node, start: int) -> Iterator[Node]:
    """The nodes, at any depth, that begin at a place."""
    if node.span.start == start:
        yield node
    for child in node.children():
        yield from nodes_from(child, start)


def set_field(document: Document, path: Path, value: Value) -> Edit | None:
    """The edit that gives a field another value, in the quotes that it has; None where it cannot be done."""
    from copydesk.front_matter.write import written

    front = document.front_matter
    node = node_at(front, path)
    text = written(value, front.form, node.style) if node else None
    if node is None or text is None:
        return None
    empty = node.span.start == node.span.end
    edit = Edit(node.span, " " + text if empty else text)
    return _verified(document, edit, lambda values: _put(values, path, value))


def rename_field(document: Document, path: Path, name: str) -> Edit | None:
    """The edit that renames a key, keeping its quotes."""
    front = document.front_matter
    parent = node_at(front, path[:-1])
    old = path[-1]
    if parent is None or not isinstance(old, str) or old not in parent.keys or name in parent.keys:
        return None
    span = parent.keys[old]
    quote = document.text[span.start] if document.text[span.start] in "'\"" else ""

    def rename(values: Any) -> None:
        _put(values, [*path[:-1], name], _take(values, path))

    return _verified(document, Edit(span, quote + name + quote), rename)


def delete_field(document: Document, path: Path) -> Edit | None:
    """The edit that deletes a key and its value."""
    parent = node_at(document.front_matter, path[:-1])
    node, name = node_at(document.front_matter, path), path[-1]
    if parent is None or node is None or not isinstance(name, str):
        return None
    edit = _entry(document, parent, parent.keys[name], node)
    return edit and _verified(document, edit, lambda values: _take(values, path))


def delete_duplicate(document: Document, number: int) -> Edit | None:
    """The edit that deletes the later key of one of `FrontMatter.duplicates`."""
    duplicate = document.front_matter.duplicates[number]
    parent = _parent_of(document.front_matter.root, duplicate.first)
    if parent is None:
        return None
    edit = _entry(document, parent, duplicate.later, duplicate.later_node)
    return edit and _verified(document, edit, lambda values: None, fewer=1)


def delete_item(document: Document, path: Path) -> Edit | None:
    """The edit that deletes an item of a list, which must have another one."""
    front = document.front_matter
    parent, node = node_at(front, path[:-1]), node_at(front, path)
    if parent is None or node is None or not isinstance(parent.value, tuple) or len(parent.value) < 2:
        return None
    if parent.style == "flow":
        edit: Edit | None = _without_separator(document, node.span)
    else:
        start = _line_start(document.text, node.span.start)
        alone = document.text[start : node.span.start].strip() == "-"
        edit = Edit(Span(start, _next_line(document.text, node.span.end))) if alone else None
    return edit and _verified(document, edit, lambda values: _take(values, path))


def insert_field(document: Document, name: str, value: Value, *, after: str) -> Edit | None:
    """The edit that adds a root key on a line of its own, below another one."""
    from copydesk.front_matter.write import written

    front = document.front_matter
    node = front.fields.get(after)
    text = written(value, front.form, "double")
    if node is None or text is None or front.form not in ("yaml", "toml"):
        return None
    at = _next_line(document.text, max(node.span.end, front.key(after).end))
    edit = Edit(Span(at, at), f"{name}{_ASSIGNS[front.form]}{text}\n")
    return _verified(document, edit, lambda values: _put(values, [name], value))


def quote_text(document: Document, span: Span) -> Edit | None:
    """The edit that puts quotes around what stands at a span of a YAML front matter.

    None unless the text is then read as it stands, and nothing that could be read before is lost.
    """
    from copydesk.front_matter.write import quoted

    text = document.at(span)
    bare = text[1:-1].replace(text[0] * 2, text[0]) if _in_same_quotes(text) else text
    edit = Edit(span, quoted(bare))
    after = read(_applied(document.text, edit))
    before = [
        problem.span.start for problem in document.front_matter.problems if problem.span.start >= span.start
    ]
    left = [problem for problem in after.problems if problem.span.start >= span.start]
    better = len(left) < len(before) or all(problem.span.start > span.end for problem in left)
    reads = after.root is None or any(node.value == bare for node in nodes_from(after.root, span.start))
    return edit if better and reads and _same_body(document, edit, after) else None


def _in_same_quotes(text: str) -> bool:
    return len(text) > 2 and text[0] in "'\"" and text[-1] == text[0]


def _entry(document: Document, parent: Node, key: Span, node: Node) -> Edit | None:
    """The deletion of a key with its value: its lines, or itself and a comma inside of braces."""
    end = max(node.span.end, key.end)
    if parent.style == "flow":
        return _without_separator(document, Span(key.start, end))
    start = _line_start(document.text, key.start)
    if document.text[start : key.start].strip():
        return None
    return Edit(Span(start, _next_line(document.text, end)))


def _without_separator(document: Document, span: Span) -> Edit:
    """The deletion of one of several things that commas separate."""
    text = document.text
    comma = _skipped(text, span.end, " \t\n")
    if text[comma : comma + 1] == ",":
        return Edit(Span(span.start, _skipped(text, comma + 1, " \t")))
    before = text[: span.start].rstrip()
    return Edit(Span(len(before) - before.endswith(","), span.end))


def _skipped(text: str, at: int, blank: str) -> int:
    while at < len(text) and text[at] in blank:
        at += 1
    return at


def _parent_of(node: Node | None, key: Span) -> Node | None:
    """The map that has a key at a place."""
    if node is None or key in node.keys.values():
        return node
    return next((found for child in node.children() if (found := _parent_of(child, key))), None)


def _verified(
    document: Document, edit: Edit, change: Callable[[Any], object], *, fewer: int = 0
) -> Edit | None:
    """The edit when the result reads as planned: values, problems, duplicates and the body."""
    before = document.front_matter
    after = read(_applied(document.text, edit))
    expected: Any = before.root.plain() if before.root else None
    change(expected)
    if after.root is None or after.root.plain() != expected or len(after.problems) > len(before.problems):
        return None
    if len(after.duplicates) != len(before.duplicates) - fewer or not _same_body(document, edit, after):
        return None
    return edit


def _same_body(document: Document, edit: Edit, after: FrontMatter) -> bool:
    return _applied(document.text, edit)[after.span.end :] == document.text[document.front_matter.span.end :]


def _applied(text: str, edit: Edit) -> str:
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def _put(values: Any, path: Path, value: Value) -> None:
    for step in path[:-1]:
        values = values[step]
    values[path[-1]] = value


def _take(values: Any, path: Path) -> Any:
    for step in path[:-1]:
        values = values[step]
    return values.pop(path[-1])


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
