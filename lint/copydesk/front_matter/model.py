"""What a front matter is: fields with their places, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from copydesk.span import Span

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
NO_KEYS: Mapping[str, Span] = MappingProxyType({})
NOWHERE = Span(0, 0)


class Node(NamedTuple):
    """A value and its place in the document's text.

    `kind` is scalar, list or map. `value` is the scalar, the tuple of items, or the mapping of key
    to node (a key set twice keeps the first here; `FrontMatter.duplicates` has the later ones).
    `keys` has the span of each key, quotes included. `style` is how it is written: plain, single,
    double, literal or folded for a scalar, flow or block for a list or map, alias for `*name`. `span`
    covers the value as written, quotes included; an empty value has an empty span right after its
    key's colon or its item's dash. The span of a block scalar or block collection ends with its last
    content, not with the line break. `raw` is a scalar's text before it was read as a number, a
    boolean or null. A date is a string.
    """

    kind: str
    span: Span
    value: bool | int | float | str | tuple[Node, ...] | Mapping[str, Node] | None = None
    keys: Mapping[str, Span] = NO_KEYS
    style: str = ""
    raw: str = ""

    def children(self) -> Iterable[Node]:
        """The items of a list, the values of a map; nothing in a scalar."""
        if isinstance(self.value, tuple):
            return self.value
        return self.value.values() if isinstance(self.value, Mapping) else ()

    def plain(self) -> Value:
        """The value without places, as JSON has it."""
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        if isinstance(self.value, Mapping):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value


class Problem(NamedTuple):
    """A fault of the syntax: a code of `front-matter-syntax`, its place, and what its message names."""

    code: str
    span: Span
    params: Mapping[str, str | int] = MappingProxyType({})


class Duplicate(NamedTuple):
    """A key set again: the first and the later key and value."""

    key: str
    first: Span
    first_node: Node
    later: Span
    later_node: Node


class Composed(NamedTuple):
    """The root node, None when the text is empty or cannot be read, and what is wrong.

    Every span is shifted by the base that the composer was given.
    """

    root: Node | None
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


class Fault(NamedTuple):
    """One thing that a schema does not allow.

    `code` is a code of `front-matter-schema`; `path` the keys and indexes of what it is about;
    `value` what a fix would put there, or the name that a fix would give the key; `cause` the place
    of the item that it repeats.
    """

    code: str
    span: Span
    params: Mapping[str, str | int]
    path: tuple[str | int, ...] = ()
    value: Value = None
    cause: Span | None = None


@dataclass(frozen=True, repr=False)
class FrontMatter:
    """Fields with exact spans in the document's text.

    `form` is yaml, toml, json, or "" when there is none. `span` covers the fences and the final
    line break, so that the body starts at its end; `inner` is what stands between the fences,
    `opening` the opening fence. A front matter that could not be read has `problems` and no `root`.
    """

    form: str = ""
    span: Span = NOWHERE
    inner: Span = NOWHERE
    root: Node | None = None
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    opening: Span = NOWHERE

    def __bool__(self) -> bool:
        """True when there is a front matter, readable or not."""
        return bool(self.form)

    @cached_property
    def fields(self) -> Mapping[str, Node]:
        """The fields of the root; none when it could not be read."""
        if self.root is None or not isinstance(self.root.value, Mapping):
            return MappingProxyType({})
        return self.root.value

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The plain values of the fields."""
        return {key: node.plain() for key, node in self.fields.items()}

    def key(self, name: str) -> Span:
        """The span of a root key, which must be set."""
        assert self.root is not None
        return self.root.keys[name]

    def text(self, name: str) -> str:
        """A field's text when it is a string, else ""."""
        node = self.fields.get(name)
        return node.value if node is not None and isinstance(node.value, str) else ""
