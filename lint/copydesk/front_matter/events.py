"""Where YAML events come from: libyaml, or the pure parser where it is not built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from copydesk.front_matter.odd import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Event: TypeAlias = Any  # the binding has no types


def event_reader(text: str) -> Callable[[], Event]:
    """A function that gives the next event: libyaml's, or the pure parser's where it is not built."""
    try:
        from _ruamel_yaml import CParser  # type: ignore[import-not-found]  # it has no stubs
    except ImportError:
        return pure_event_reader(text)
    reader: Callable[[], Event] = CParser(text).get_event
    return reader


def pure_event_reader(text: str) -> Callable[[], Event]:
    """The same without the C extension, which is fifteen times slower."""
    from ruamel.yaml import YAML

    return _sound(YAML(typ="safe", pure=True).parse(text)).__next__


def _sound(events: Iterable[Event]) -> Iterator[Event]:
    """The events, with no lone surrogate in any value: libyaml refuses their escapes."""
    for event in events:
        if isinstance(getattr(event, "value", None), str):
            event.value = without_surrogates(event.value)
        yield event
