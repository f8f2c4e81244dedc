"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.violation import Violation


class Severity(Enum):
    """How much a finding weighs; `OFF` keeps a rule from running or a code from being reported."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for off to 3 for error."""
        return list(Severity).index(self)


class Meta(NamedTuple):
    """What is known of a rule without running it.

    `messages` maps each code to a template with named fields; `notes` does so for related places.
    `severity` holds for every code that `severities` does not name, and for findings that are
    certain: the engine caps a finding that is only likely at warning. `reads` names what besides
    the document a verdict depends on: a subset of site, files, clock, index. `version` changes
    whenever the same document may get other findings.
    """

    name: str
    summary: str
    messages: Mapping[str, str]
    notes: Mapping[str, str] = MappingProxyType({})
    severity: Severity = Severity.WARNING
    severities: Mapping[str, Severity] = MappingProxyType({})
    fixable: bool = False
    reads: frozenset[str] = frozenset()
    version: int = 1

    def severity_of(self, code: str) -> Severity:
        """The severity of a code out of the box."""
        return self.severities.get(code, self.severity)


class Rule(Protocol):
    """A frozen dataclass whose fields are its options; `check` is pure."""

    @property
    def meta(self) -> Meta:
        """The rule's description."""

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the document's violations, in any order."""


class RuleFactory(Protocol):
    """Makes a rule from its options: a rule class, or an object for a rule made from data."""

    @property
    def meta(self) -> Meta:
        """The description of the rules it makes."""

    def __call__(self, **options: Any) -> Rule:
        """A rule with these options; the others keep their defaults."""


class RuleEntry(NamedTuple):
    """A row of the catalogue. `load` imports the rule when it is first needed.

    `enabled` says whether the rule runs when no configuration names it.
    """

    name: str
    load: Callable[[], RuleFactory]
    enabled: bool = True
