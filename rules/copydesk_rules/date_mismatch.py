"""Finds posts whose file name and `date` name different days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Document, Edit, Fix, Meta, Node, Violation, lazy_pattern
from copydesk_rules.analyses.dates import DateField, Written, dates, exists, taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_FILE_DATE = lazy_pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?=[-_.]|\Z)")
_OFFSET = lazy_pattern(r"[ \t]*(?:[Zz]|[-+][0-9]{2}:?[0-9]{2})\Z")
# The zones that are farthest from Greenwich, in minutes.
_ZONES = (-12 * 60, 14 * 60)


@dataclass(frozen=True, eq=False, repr=False)
class DateMismatch:
    """The day in the file name and the day of `field`, in the site's time zone."""

    field: str = "date"
    days: int = 0

    meta: ClassVar[Meta] = Meta(
        name="date-mismatch",
        summary="A file name and a date that name different days.",
        messages={
            "zone": "`{field}` is {local} in the site's time zone ({zone}), the file name says {file}: "
            "write it with {offset}, or rename the file{consequence}",
            "differs": "`{field}` says {day}, the file name {file}: make them agree{consequence}",
        },
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report when both are there, both exist, and they are more than `days` days apart."""
        file = _file_day(document.path)
        field = next((date for date in document.analysis(dates) if date.name == self.field), None)
        if file is None or field is None or field.written is None or not exists(field.written):
            return
        written, assumed = _with_offset(field, field.written, document.site.generator)
        moment = _in_zone(written, document.site.timezone)
        day = moment.strftime("%Y-%m-%d") if moment else _day_without_zone(written, file)
        if _apart(day, file.day_text) <= self.days:
            return
        if moment is not None and written.day_text == file.day_text:
            yield _zone(document, field, moment, file, assumed=assumed)
        else:
            params = {"field": field.name, "day": day, "file": file.day_text}
            yield Violation(
                field.node.span, "differs", {**params, "consequence": _consequence(document, day)}
            )


def _file_day(path: str) -> Written | None:
    """The day that a file's name begins with, or its folder's where the file is an index."""
    *folders, name = path.split("/")
    if name.startswith("index.") and folders:
        name = folders[-1]
    match = _FILE_DATE.match(name)
    found = taken_apart(match[1]) if match else None
    return found if found and exists(found) else None


def _with_offset(field: DateField, written: Written, generator: str) -> tuple[Written, bool]:
    """A date without a zone, unquoted and with seconds, is in UTC for Ruby's YAML reader."""
    timestamp = field.node.style == "plain" and written.second is not None and written.offset is None
    if generator == "jekyll" and timestamp:
        return written._replace(offset=0), True
    return written, False


def _in_zone(written: Written, zone: str) -> datetime | None:
    """The moment in the site's zone; None where the zone, the time or its offset is unknown."""
    if not zone or written.hour is None or written.offset is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        return _moment(written).astimezone(ZoneInfo(zone))
    except (KeyError, OSError, OverflowError, ValueError):
        return None


def _moment(written: Written) -> datetime:
    """The moment of a date that exists; without an offset it counts as UTC."""
    from datetime import datetime, timedelta, timezone

    zone = timezone(timedelta(minutes=written.offset or 0))
    start = datetime(written.year, written.month, written.day, tzinfo=zone)
    return start + timedelta(hours=written.hour or 0, minutes=written.minute, seconds=written.second or 0)


def _day_without_zone(written: Written, file: Written) -> str:
    """The day as written, or the file's where the moment falls on that day somewhere on earth."""
    from datetime import timedelta, timezone

    if written.hour is None or written.offset is None:
        return written.day_text
    try:
        moment = _moment(written)
        west, east = (f"{moment.astimezone(timezone(timedelta(minutes=zone))):%Y-%m-%d}" for zone in _ZONES)
    except OverflowError:
        return file.day_text
    return file.day_text if west <= file.day_text <= east else written.day_text


def _apart(one: str, other: str) -> int:
    """How many days two days are apart."""
    if one == other:
        return 0
    from datetime import date

    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _zone(
    document: Document, field: DateField, moment: datetime, file: Written, *, assumed: bool
) -> Violation:
    offset = moment.strftime("%z")[:5]
    params = {
        "field": field.name,
        "local": moment.strftime("%Y-%m-%d %H:%M"),
        "zone": document.site.timezone,
        "file": file.day_text,
        "offset": offset,
        "consequence": _consequence(document, moment.strftime("%Y-%m-%d")),
    }
    fix = _fix(document, field.node, offset)
    confidence = Confidence.LIKELY if assumed else Confidence.CERTAIN
    return Violation(field.node.span, "zone", params, confidence, fix=fix)


def _fix(document: Document, node: Node, offset: str) -> Fix | None:
    """The same clock time with the site's offset, inside the quotes that are there."""
    written = document.at(node.span)
    quote = written[-1] if node.style in ("single", "double") else ""
    bare = written[: len(written) - len(quote)]
    clock = _OFFSET.sub("", bare)
    gap = "" if "T" in clock else " "
    colon = offset if gap else f"{offset[:3]}:{offset[3:]}"
    edit = Edit(node.span, clock + gap + colon + quote)
    return Fix(f"Write the time with {offset}", (edit,), Applicability.UNSAFE)


def _consequence(document: Document, day: str) -> str:
    return f"; Jekyll dates the post {day}" if document.site.generator == "jekyll" else ""
