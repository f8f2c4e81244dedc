"""Whether a site's posts state one reading time because somebody, or a script, chose it for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk import Evidence, Fact, Group, Member, Span

# Shares of the posts that state a time, and of those that state the same.
_SAME, _CAPPED, _WRONG = 0.3, 0.2, 0.5
# Short texts have few times to choose from, under any arithmetic.
_SHORT, _SAME_OF_SHORT = 3, 0.5
# Values are told apart up to 127 minutes: what is more counts as that.
_LEVELS = 7
_MOST = (1 << _LEVELS) - 1
_OFF, _LONGER = "off", "longer"


class Statement(NamedTuple):
    """What a post states and takes, in minutes; `off` says that the two do not agree."""

    stated: int
    minutes: int
    off: bool

    @property
    def longer(self) -> bool:
        """True when the post takes longer than it states."""
        return self.off and self.minutes > self.stated


class Tally(NamedTuple):
    """How many posts state a time, the same one, and more; how many of the same are off, and longer.

    The same one is `value`.
    """

    value: int
    states: int
    same: int
    above: int
    off: int
    longer: int

    def code(self, least: int) -> str:
        """`capped`, `same-everywhere`, or "" for times that were computed or written one by one.

        Of fewer than `least` posts that state a time nothing is said.
        """
        if self.states < least:
            return ""
        several = self.same < self.states and self.same >= _CAPPED * self.states
        if several and not self.above and self.longer > _WRONG * self.same:
            return "capped"
        most = _SAME_OF_SHORT if self.value <= _SHORT else _SAME
        same = self.same > most * self.states and self.off > _WRONG * self.same
        return "same-everywhere" if same else ""


def collected(statement: Statement, span: Span) -> Iterator[Fact]:
    """What the index keeps of a statement.

    The ranges that hold a value are the way to it in a binary tree; from how many posts are in each of
    them follows how many state more than the value, though a post meets only those that share its facts.
    """
    value = min(max(statement.stated, 0), _MOST)
    payload = f"{statement.minutes}".encode()
    for level in range(_LEVELS + 1):
        yield Fact(f"{level} {value >> level}".encode(), span, f"{level} ".encode() + payload)
    for name, holds in ((_OFF, statement.off), (_LONGER, statement.longer)):
        if holds:
            yield Fact(f"{name} {value}".encode(), span, f"{name} ".encode() + payload)


def tally(statement: Statement, evidence: Evidence) -> Tally:
    """What the posts of the site state beside a statement."""
    counts = {name: group.documents for name, group in _groups(evidence).items()}
    value = min(max(statement.stated, 0), _MOST)
    sizes = [counts.get(str(level), 1) for level in range(_LEVELS + 1)]
    return Tally(
        value=value,
        states=sizes[-1],
        same=sizes[0],
        above=sum(sizes[level + 1] - sizes[level] for level in range(_LEVELS) if not (value >> level) & 1),
        off=counts.get(_OFF, int(statement.off)),
        longer=counts.get(_LONGER, int(statement.longer)),
    )


def wrong(evidence: Evidence, code: str) -> list[Member]:
    """The first posts that state what this one does and are off, or take longer where that is the finding."""
    group = _groups(evidence).get(_LONGER if code == "capped" else _OFF)
    return list(group.members) if group else []


def _groups(evidence: Evidence) -> dict[str, Group]:
    """The groups by the first word of what their facts carry."""
    return {group.members[0].payload.partition(b" ")[0].decode(): group for group in evidence.groups}


def farthest(statement: Statement, members: Iterable[Member]) -> int:
    """The time of the post among several that is farthest from what they all state, in minutes."""
    times = (int(member.payload.partition(b" ")[2]) for member in members)
    return max(times, key=lambda minutes: abs(minutes - statement.stated))


def tallies(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Tally]]:
    """The tally of each value that posts state, with the statement that is farthest from its text."""
    every = list(statements)
    for value in sorted({one.stated for one in every}):
        same = [one for one in every if one.stated == value]
        yield (
            max(same, key=lambda one: (one.off, abs(one.minutes - value))),
            Tally(
                value=value,
                states=len(every),
                same=len(same),
                above=sum(one.stated > value for one in every),
                off=sum(one.off for one in same),
                longer=sum(one.longer for one in same),
            ),
        )
