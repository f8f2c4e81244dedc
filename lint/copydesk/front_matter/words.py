"""How values, paths and types of a front matter are named in messages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.front_matter.model import Node

_LONGEST = 40
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "empty",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
_FORMATS = {
    "date": "a date like 2024-01-31",
    "date-time": "a date and time like 2024-01-31T09:30:00+09:00",
    "email": "an e-mail address",
    "iri": "a full address like https://example.org/",
    "iri-reference": "an address",
    "time": "a time like 09:30:00+09:00",
    "uri": "a full address like https://example.org/",
    "uri-reference": "an address",
}


def dotted(path: Iterable[str | int]) -> str:
    """A path as people write it, items counted from 1: `author.name`, `tags[2]`."""
    said = ""
    for step in path:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else step
    return said or "front matter"


def kind_of(node: Node) -> str:
    """What a value is, with an article; an empty one is `empty`."""
    if node.kind != "scalar":
        return "a list" if node.kind == "list" else "a mapping"
    if node.value is None:
        return "empty"
    if isinstance(node.value, bool):
        return f"`{json.dumps(node.value)}`"
    if isinstance(node.value, (int, float)):
        return f"the number {node.raw[:_LONGEST] or node.value}"
    return "text"


def spoken_types(types: Sequence[str]) -> str:
    """The types of JSON Schema in plain words: `text or a list`; that it may be empty too goes unsaid."""
    named = [name for name in types if name != "null"] or types
    return joined([_TYPES.get(name, name) for name in named])


def spoken_format(name: str) -> str:
    """A format of JSON Schema in plain words."""
    return _FORMATS.get(name, f"of the format {name}")


def listed(options: Sequence[Any]) -> str:
    """The values that are allowed, the first ten of them."""
    names = [f"`{option}`" if isinstance(option, str) else f"`{json.dumps(option)}`" for option in options]
    return joined(names[:10]) if len(names) <= 10 else f"{', '.join(names[:10])} and {len(names) - 10} more"


def joined(words: Sequence[str]) -> str:
    """Words with commas and a last `or`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def shown(node: Node) -> str:
    """A value in backticks, shortened; text without its quotes."""
    value = node.value if isinstance(node.value, str) else json.dumps(node.plain(), ensure_ascii=False)
    return f"`{value[: _LONGEST - 1] + '…' if len(value) > _LONGEST else value}`"
