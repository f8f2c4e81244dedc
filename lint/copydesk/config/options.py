"""The options of a rule: its fields, and whether a value of the configuration is of their type."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from copydesk.front_matter.model import Node
from copydesk.rule import RuleFactory

_UNIONS = frozenset({Union, UnionType})


def option_types(factory: RuleFactory) -> dict[str, Any]:
    """The options of a rule with the types of their values; none for a rule made from data."""
    if not (isinstance(factory, type) and dataclasses.is_dataclass(factory)):
        return {}
    hints = get_type_hints(factory)
    return {option.name: hints[option.name] for option in dataclasses.fields(factory)}


def fits(value: object, kind: Any) -> bool:
    """True when a plain value is of an option's type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return any(fits(value, one) for one in arguments)
    if kind is None or kind is type(None):
        return value is None
    if origin is Literal:
        return value in arguments
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, arguments[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(fits(item, arguments[1]) for item in value.values())
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind) if isinstance(kind, type) else True


def described(kind: Any) -> str:
    """An option's type in words."""
    words = {int: "a whole number", float: "a number", str: "a string", bool: "true or false"}
    if kind in words:
        return words[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return "a list of strings" if arguments[0] is str else "a list"
    if origin is Literal:
        return "one of " + ", ".join(map(str, arguments))
    if origin in _UNIONS:
        return " or ".join(described(one) for one in arguments if one is not type(None))
    return "a mapping"


def plain(node: Node) -> object:
    """A node's value as an option has it: lists are tuples."""
    if isinstance(node.value, tuple):
        return tuple(plain(item) for item in node.value)
    if isinstance(node.value, Mapping):
        return {key: plain(item) for key, item in node.value.items()}
    return node.value
