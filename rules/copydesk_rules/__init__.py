"""The built-in rules, offered through the same hook as anyone else's: one line a rule, sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from copydesk import RuleEntry, RuleFactory, hookimpl

# Id and class; a rule's module has the id's name with underscores and is imported when it is enabled.
_RULES = (
)

# Opt-in rules.
_OFF = frozenset[str]()


def _loader(name: str, attribute: str) -> Callable[[], RuleFactory]:
    def load() -> RuleFactory:
        factory: RuleFactory = getattr(import_module(f"copydesk_rules.{name.replace('-', '_')}"), attribute)
        return factory

    return load


@hookimpl
def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
    """The catalogue of the built-in rules."""
    return [RuleEntry(name, _loader(name, attribute), name not in _OFF) for name, attribute in _RULES]
