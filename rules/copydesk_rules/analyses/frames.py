"""The beginnings and ends that the fields of many posts have in common."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

from copydesk import Document, Evidence, Fact, Group, Member, Span, lazy_pattern
from copydesk_rules.analyses.fields import plain_field

BEGINNING, END = "b", "e"
_STATING = "s"
# A frame begins and ends between words; where there are no blanks, between scripts, and one at the end of a
# field also between hiragana: particles go before it.
_BEGINNING_PARTS = lazy_pattern(
    r"[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3005\u3400-\u9fff]+|[^\W_\u2e80-\u9fff]+"
)
_PARTS = lazy_pattern(r"[\u3041-\u309f]|[\u30a0-\u30ff]+|[\u3005\u3400-\u9fff]+|[^\W_\u2e80-\u9fff]+")
_CHINESE_PARTS = lazy_pattern(r"[\u2e80-\u9fff]|[^\W_\u2e80-\u9fff]+")
_LEAST_WEIGHT = 16
_LEAST_REST = 4
_LONGEST = 60
_HASH = 4
_LATIN = "\u2e7f"  # the last letter of a script that is counted once
# What differs only behind this place counts as one text.
_LONGEST_TEXT = 10_000
_LEAST_DIFFERENT = 0.5
_MOSTLY = 0.8
_SAMPLES = 3


class Frame(NamedTuple):
    """A beginning or end of a field of this document that others have too.

    `posts` of the `stating` ones that have the field share it; `first` says that this document is the first
    of them by path. `rest` is what this document's field has beside it, `neighbour` the nearest letter of
    that; `neighbours` counts these letters in some of the posts. `others` are places in other documents.
    """

    field: str
    side: str
    text: str
    rest: str
    span: Span
    posts: int
    stating: int
    first: bool
    neighbour: str
    neighbours: Counter[str]
    others: tuple[Member, ...]

    @property
    def share(self) -> float:
        """Which share of the posts that have the field has this frame."""
        return self.posts / self.stating


class _Run(NamedTuple):
    """A possible frame: its range in the field's text, its folded text, the letter on its open side."""

    side: str
    start: int
    end: int
    folded: str
    neighbour: str


class _Note(NamedTuple):
    """What a fact says of its run; `text` stands for the whole text of the field."""

    field: str
    side: str
    length: int
    neighbour: str
    text: bytes


def collected(document: Document, fields: Iterable[str]) -> Iterator[Fact]:
    """The beginnings and ends of each field that say something, and that the field is there."""
    for name in fields:
        text = document.front_matter.text(name)
        if not text:
            continue
        field = plain_field(document, name)
        yield Fact(_key(name, _STATING, ""), field.span, _packed(_Note(name, _STATING, 0, "", b"")))
        whole = blake2b(_key(name, "", _folded(text[:_LONGEST_TEXT])), digest_size=_HASH).digest()
        for run in _runs(text, document.language):
            note = _Note(name, run.side, len(run.folded), run.neighbour, whole)
            yield Fact(_key(name, run.side, run.folded), field.source(run.start, run.end), _packed(note))


def frames(document: Document, evidence: Evidence, least: int, share: float) -> list[Frame]:
    """The beginning and the end of each field that at least `least` posts have, and this share of them.

    Of those that lie in one another it is the one that accounts for the most text of the site.
    """
    groups = [(_unpacked(_own(group, evidence.path).payload), group) for group in evidence.groups]
    stating = {note.field: group.documents for note, group in groups if note.side == _STATING}
    candidates: dict[tuple[str, str], list[tuple[_Note, Group]]] = {}
    for note, group in groups:
        if note.side != _STATING and group.documents >= max(least, share * stating[note.field]):
            candidates.setdefault((note.field, note.side), []).append((note, group))
    found = (
        _best(document, evidence.path, name, stating[name], several)
        for (name, _), several in candidates.items()
    )
    return [frame for frame in found if frame and not _is_part(frame)]


def _own(group: Group, path: str) -> Member:
    """The first member of a group that is of the document at a path, which has one."""
    return group.members[bisect_left(group.members, (path,))]


def weight(text: str) -> int:
    """How much a text says: its letters, without digits, a CJK one counted as two."""
    return sum(1 + (letter > _LATIN) for letter in text if letter.isalpha())


def _best(
    document: Document, path: str, name: str, stating: int, candidates: Iterable[tuple[_Note, Group]]
) -> Frame | None:
    """The frame among the runs of one end that accounts for the most text."""
    text = document.front_matter.text(name)
    runs = {(run.side, len(run.folded)): run for run in _runs(text, document.language)}
    known = [(runs[note.side, note.length], group) for note, group in candidates]
    known.sort(key=lambda one: (one[1].documents * weight(one[0].folded), len(one[0].folded)), reverse=True)
    made = (_frame(path, group, name, text, run, stating) for run, group in known)
    return next(filter(None, made), None)


def _frame(path: str, group: Group, name: str, text: str, run: _Run, stating: int) -> Frame | None:
    """What a group says of a run; None when few texts are behind it, as in the versions of a page."""
    members = {member.path: member for member in group.members}
    notes = [_unpacked(member.payload) for member in members.values()]
    if len({note.text for note in notes}) < max(2, _LEAST_DIFFERENT * len(notes)):
        return None
    return Frame(
        field=name,
        side=run.side,
        text=text[run.start : run.end].strip(),
        rest=text[: run.start] if run.side == END else text[run.end :],
        span=members[path].span,
        posts=group.documents,
        stating=stating,
        first=path == group.members[0].path,
        neighbour=_plain(run.neighbour),
        neighbours=Counter(note.neighbour for note in notes),
        others=tuple(member for member in members.values() if member.path != path)[:_SAMPLES],
    )


def _is_part(frame: Frame) -> bool:
    """True when most of the posts have a longer run in common.

    Either this document has it not, so that another one will report it, or it was none because next to
    nothing stands beside it: `Announcing Tool` of titles such as `Announcing Tool 1.2`.
    """
    ((letter, count),) = frame.neighbours.most_common(1)
    if not letter.isalpha() or count < _MOSTLY * frame.neighbours.total():
        return False
    return letter != frame.neighbour or weight(_beyond_next_word(frame)) < _LEAST_REST


def _beyond_next_word(frame: Frame) -> str:
    """What the field has beside the frame and the word next to it, as far as that is looked at."""
    near = frame.rest[-_LONGEST:] if frame.side == END else frame.rest[:_LONGEST]
    words = list(_PARTS.finditer(near))
    if not words:
        return ""
    return near[: words[-1].start()] if frame.side == END else near[words[0].end() :]


def _runs(text: str, language: str) -> Iterator[_Run]:
    """The possible frames of a text: whole words that say something, and beside them still something."""
    beginning, end = (_CHINESE_PARTS,) * 2 if language == "zh" else (_BEGINNING_PARTS, _PARTS)
    head, tail = text[: 2 * _LONGEST], text[-2 * _LONGEST :]
    sums = _sums(head)
    for part in beginning.finditer(head):
        if sums[part.end()] >= _LEAST_WEIGHT and sums[-1] - sums[part.end()] >= _LEAST_REST:
            yield from _run(BEGINNING, text, 0, part.end())
    base, sums = len(text) - len(tail), _sums(tail)
    for part in end.finditer(tail):
        if sums[-1] - sums[part.start()] >= _LEAST_WEIGHT and sums[part.start()] >= _LEAST_REST:
            yield from _run(END, text, base + part.start(), len(text))


def _sums(text: str) -> list[int]:
    """The weight of a text before each of its letters, and the weight of the whole."""
    return [0, *accumulate((1 + (letter > _LATIN)) if letter.isalpha() else 0 for letter in text)]


def _run(side: str, text: str, start: int, end: int) -> Iterator[_Run]:
    if end - start <= _LONGEST:
        yield _Run(side, start, end, _folded(text[start:end]), _neighbour(side, text, start, end))


def _neighbour(side: str, text: str, start: int, end: int) -> str:
    """The letter on the open side of a range, or the blank there in a script that has none between words."""
    if side == END:
        near, edge = text[max(0, start - _LONGEST) : start], text[start]
        blank, letter = near[-1:].isspace(), near.rstrip()[-1:]
    else:
        near, edge = text[end : end + _LONGEST], text[end - 1]
        blank, letter = near[:1].isspace(), near.lstrip()[:1]
    return " " if blank and _LATIN < edge < "\uac00" else letter


def _folded(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _key(field: str, side: str, text: str) -> bytes:
    return f"{field}\0{side}{text}".encode("utf-8", "surrogatepass")


def _packed(note: _Note) -> bytes:
    words = f"{note.field}\0{note.side}\0{note.length}\0{note.neighbour}\0"
    return words.encode("utf-8", "surrogatepass") + note.text


def _unpacked(payload: bytes) -> _Note:
    field, side, length, neighbour, text = payload.split(b"\0", 4)
    letter = _plain(neighbour.decode("utf-8", "surrogatepass"))
    return _Note(field.decode(), side.decode(), int(length), letter, text)
