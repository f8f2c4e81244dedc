"""The site index: what project rules remember of each post, by key, so that one post meets all others.

Nothing here imports sqlite3 before an index is opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from copydesk.rule import Evidence, Meta, ProjectRule, is_rule
from copydesk.violation import Violation

if TYPE_CHECKING:
    from copydesk.document import Document


FILE = ".copydesk/index.sqlite"


class Bound(NamedTuple):
    """A project rule with the index at hand: to the engine, a rule like any other."""

    rule: ProjectRule
    gather: Callable[[ProjectRule, Document], Evidence]
    alone: bool = True

    @property
    def meta(self) -> Meta:
        """The rule's description."""
        return self.rule.meta

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield what the rule says of the document beside all others, and `alone` too, if it says that."""
        if self.alone and is_rule(self.rule):
            yield from self.rule.check(document)
        yield from self.rule.compare(document, self.gather(self.rule, document))


def has_file(root: str) -> bool:
    """True when the site in a folder has an index file."""
    return os.path.isfile(f"{root}/{FILE}")
