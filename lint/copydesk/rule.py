"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeGuard

from copydesk.span import Span

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.violation import Place, Violation


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
    the document a verdict depends on: a subset of site, names (of the site's files), files (what is in
    them), clock, index. `version` changes
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


class Fact(NamedTuple):
    """What a project rule remembers of a place in a document; equal keys bring documents together.

    A fact with an empty key meets no other: it is kept for the document as a whole, and
    `Evidence.kept` returns its payload.
    """

    key: bytes
    span: Span = Span(0, 0)
    payload: bytes = b""


class Member(NamedTuple):
    """A fact as a member of its group; `path` is relative to the site's folder, with `/`."""

    path: str
    span: Span
    payload: bytes


class Group(NamedTuple):
    """The facts of one key, sorted by path and span.

    `documents` is how many documents hold one. Of very many, the members are those of the first
    documents by path, and those of the document that is checked.
    """

    members: tuple[Member, ...]
    documents: int


class Evidence(Protocol):
    """What the site index tells a project rule about one document."""

    @property
    def path(self) -> str:
        """The document's own path, as its members have it."""

    @property
    def groups(self) -> Iterable[Group]:
        """The groups of two documents or more that the document's facts are in, in order of the key."""

    @property
    def unread(self) -> frozenset[str]:
        """The paths of the site's posts that the index does not know; all others are as their files are.

        Empty where the index knows the whole site, so that what it does not hold is nowhere. It looks at
        every post's file: ask only when there would be something to report.
        """

    def find(self, key: bytes) -> Group:
        """The facts of one key, whether the document has it or not; a group without members for none."""

    def kept(self, path: str) -> bytes:
        """The payload of the fact without a key that the rule collected from a document, or b""."""

    def place(self, path: str, span: Span) -> Place:
        """A span of any indexed document as a related place."""


class ProjectRule(Protocol):
    """A frozen dataclass whose fields are its options, which judges documents by what others hold.

    `collect` is pure and runs once for each version of a document; `compare` runs for the documents
    of a run, with the facts of all others at hand. A rule that also has something to say of a
    document alone has `check` beside the two, and its row of the catalogue is no `project` one.
    """

    @property
    def meta(self) -> Meta:
        """The rule's description; `reads` has `index`."""

    def collect(self, document: Document) -> Iterable[Fact]:
        """What is to be remembered of a document."""

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield the document's violations, in any order."""


def is_project_rule(rule: Rule | ProjectRule) -> TypeGuard[ProjectRule]:
    """True for a rule that asks the site index."""
    return hasattr(rule, "collect")


def is_rule(rule: Rule | ProjectRule) -> TypeGuard[Rule]:
    """True for a rule that can judge a document alone."""
    return hasattr(rule, "check")


class RuleFactory(Protocol):
    """Makes a rule from its options: a rule class, or an object for a rule made from data."""

    @property
    def meta(self) -> Meta:
        """The description of the rules it makes."""

    def __call__(self, **options: Any) -> Rule | ProjectRule:
        """A rule with these options; the others keep their defaults."""


class RuleEntry(NamedTuple):
    """A row of the catalogue. `load` imports the rule when it is first needed.

    `enabled` says whether the rule runs when no configuration names it. `project` says that it makes
    a rule with nothing to say of a post alone, which is not even imported where one is checked so.
    """

    name: str
    load: Callable[[], RuleFactory]
    enabled: bool = True
    project: bool = False
