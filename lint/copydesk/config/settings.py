"""What a configuration comes to: plain frozen values, each rule setting with its origin."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.errors import CopydeskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.config.layer import Layer
    from copydesk.front_matter.model import Node
    from copydesk.globs import Globs
    from copydesk.rule import Severity
    from copydesk.span import Span

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Change(NamedTuple):
    """One line of `rules`: a rule or `rule/code`, what is set for it, and where.

    `options` are nodes until the rule that knows their types is loaded.
    """

    name: str
    span: Span
    layer: Layer
    severity: Severity | None = None
    options: Mapping[str, tuple[Span, Node]] = _NOTHING

    @property
    def origin(self) -> str:
        """Where the change was made, as `file:line`."""
        return self.layer.origin(self.span)


class Group(NamedTuple):
    """Changes that hold for all files, or for those that `files` names (relative to `folder`)."""

    changes: tuple[Change, ...]
    folder: str = ""
    files: Globs | None = None


class RuleSetting(NamedTuple):
    """What one file's configuration says of one rule; `origins` has a place for each part."""

    severity: Severity | None = None
    codes: Mapping[str, Severity] = _NOTHING
    options: Mapping[str, object] = _NOTHING
    origins: Mapping[str, str] = _NOTHING


class Selection(NamedTuple):
    """The rules that the command line picks: `select` runs only these, `ignore` leaves some out.

    A name is a rule, a `rule/code` (ignore only), or a plugin's prefix such as `acme/`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str]) -> Selection:
        """A selection from comma-separated lists."""
        return cls(_names(select), _names(ignore))

    def verify(self, known: frozenset[str]) -> None:
        """Raise CopydeskError for a name that is no rule."""
        from copydesk.config.layer import meant

        for option, names in (("--select", self.select), ("--ignore", self.ignore)):
            for name in names:
                rule = name.rpartition("/")[0] if option == "--ignore" else ""
                prefix = name.endswith("/") and any(other.startswith(name) for other in known)
                if not (name in known or rule in known or prefix):
                    hint = meant(name, sorted(known))
                    raise CopydeskError(f"{option}: there is no rule `{name}`{hint}")

    def chooses(self, name: str) -> bool | None:
        """True when the rule is selected, False when it is left out, None when nothing is said."""
        if _named(name, self.ignore):
            return False
        return _named(name, self.select) if self.select else None


def _names(lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for text in lists for name in text.split(",") if name.strip())


def _named(name: str, names: Iterable[str]) -> bool:
    return any(name == other or (other.endswith("/") and name.startswith(other)) for other in names)
