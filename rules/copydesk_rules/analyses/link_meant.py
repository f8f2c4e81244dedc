"""Which post a dead link probably means, and the edit that mends it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from copydesk import Applicability, Document, Edit, Fix, Group, Member, Span, lazy_pattern
from copydesk_rules.analyses.link_targets import Target

_FILE = lazy_pattern(r"(?:.*/)?([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})-[^/]+\Z")
_NEAR = 3  # days
_DISTINCT = 16  # characters of a slug
# What comes before an address in a link: the mark, then its host or what stands for it.
_BEFORE = (
    r"(?:\]\(\s*<?|href\s*=\s*[\"']?)"
    r"(?:\{\{-?\s*site\.\w+\s*-?\}\}|\{\{-?\s*[\"']|[^\s<>\"'{}])*?"
)
_SAFE = "/:;,.!~*'@&=+$-_"


class Meant(NamedTuple):
    """The post, what a link to it says, and how many days lie between that and what the link says now.

    `near` is True when the file's name has the day that the link says: then it is surely this post.
    """

    member: Member
    text: str
    days: int | None
    near: bool


def meant(target: Target, group: Group) -> Meant | None:
    """The one post of a slug that a target means: written on its day, the only one, or the nearest.

    A short name of another time is no reason to think of a post: names come again.
    """
    several = [member for member in group.members if member.payload and target.slug]
    written = [member for member in several if target.day and _day(member.path).startswith(target.day)]
    found = _only(written) or _only(several) or _nearest(target.day, several)
    if found is None or not (found in written or _plausible(target, found)):
        return None
    away = _apart(target.day, _day(found.path))
    near = found in written
    address = found.payload.decode("utf-8", "surrogatepass")
    if target.code == "reference":
        name = found.path.rpartition("/")[2].rpartition(".")[0]
        return Meant(found, name, away, away is not None and away <= _NEAR)
    return Meant(found, target.base + address, _apart(target.day, _day_in(address)), near)


def mended(document: Document, target: Target, meant: Meant) -> Fix | None:
    """The fix of a link; None for a guess, and where its address is not found where it should be."""
    text = _escaped(meant.text) if _needs(target, meant.text) else meant.text
    place = _place(document, target)
    if place is None or not meant.near:
        return None
    return Fix(f"link to {text}", (Edit(place, text),), Applicability.UNSAFE)


def _only(members: Sequence[Member]) -> Member | None:
    """The member when all are of one post."""
    return members[0] if len({member.payload for member in members}) == 1 else None


def _plausible(target: Target, member: Member) -> bool:
    """True for a post of the same days, of the same day in another year, or with a name of its own."""
    day = _day(member.path)
    away = _apart(target.day, day)
    near = away is None or away <= _NEAR or day[4:] == target.day[4:]
    return near or len(target.slug) >= _DISTINCT


def _nearest(day: str, members: Sequence[Member]) -> Member | None:
    away = sorted(
        (apart, member.path, member)
        for member in members
        if (apart := _apart(day, _day(member.path))) is not None and apart <= _NEAR
    )
    return away[0][2] if len(away) == 1 or (away and away[0][0] < away[1][0]) else None


def _day(path: str) -> str:
    """The day in a file's name, as 2026-03-01, or ""."""
    found = _FILE.match(path)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""


def _day_in(address: str) -> str:
    found = re.search(r"/([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?:/|-|\Z)", address)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""


def _apart(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def _needs(target: Target, address: str) -> bool:
    return "%" in target.written or re.search(r"[\s()<>\"'\\%?#]", address) is not None


def _escaped(address: str) -> str:
    from urllib.parse import quote

    return quote(address, safe=_SAFE.replace("'", ""))


def _place(document: Document, target: Target) -> Span | None:
    """Where the address is written: in the link after its words, or in the definition that it refers to."""
    before = "" if target.code in ("field", "reference") else _BEFORE
    written = rf"(?P<written>{re.escape(target.written)})(?=[?#\s\"'>)|}}]|\Z)"
    inside = _places(before + written, document, target.span)
    if inside:
        return inside[0]
    blocks = [block.span for block in document.blocks if block.kind == "definition"]
    defined = [place for span in blocks for place in _places(written, document, span)]
    return defined[0] if len(defined) == 1 else None


def _places(expression: str, document: Document, span: Span) -> list[Span]:
    found = re.compile(expression).finditer(document.text, *span)
    return [Span(*one.span("written")) for one in found]
