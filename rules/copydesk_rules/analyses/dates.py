"""The dates of a front matter, taken apart without asking whether they exist."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Document, Node, lazy_pattern

# The names, in lower case, that generators and their common themes and plugins give to dates.
_NAMES = frozenset(
    {
        *("date", "lastmod", "last_modified_at", "lastmodified", "updated", "updateddate", "updated_at"),
        *("modified", "pubdate", "publishdate", "publish_date", "published", "published_at", "created"),
        *("created_at", "expirydate", "unpublishdate"),
    }
)
# Fields that may hold several dates by name, in lower case.
_GROUPS = {"date": frozenset({"created", "updated"}), "last_update": frozenset({"date"})}
_SHAPE = lazy_pattern(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2})"
    r"(?::(?P<second>[0-9]{1,2})(?:[.,][0-9]{1,9})?)?[ \t]*(?P<offset>[Zz]|[-+][0-9]{2}(?::?[0-9]{2})?)?)?\Z"
)
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 60


class Written(NamedTuple):
    """The numbers of a date as written, which may not exist. `offset` is in minutes, None when not given.

    Without a time of day `hour` is None; without seconds `second` is None.
    """

    year: int
    month: int
    day: int
    hour: int | None
    minute: int
    second: int | None
    offset: int | None

    @property
    def day_text(self) -> str:
        """The day as `2024-01-31`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


class DateField(NamedTuple):
    """A field that holds a date as text; `written` is None for a form that is not year, month, day."""

    name: str
    node: Node
    text: str
    written: Written | None


def dates(document: Document) -> tuple[DateField, ...]:
    """The dates of the front matter, in its order."""
    found = []
    for name, node in document.front_matter.fields.items():
        low = name.lower()
        if isinstance(node.value, dict):
            within = _GROUPS.get(low, frozenset())
            found += [(f"{name}.{key}", item) for key, item in node.value.items() if key.lower() in within]
        elif low in _NAMES:
            found.append((name, node))
    return tuple(
        DateField(name, node, node.value, taken_apart(node.value))
        for name, node in found
        if isinstance(node.value, str) and node.style != "alias" and node.value.strip()
    )


def taken_apart(text: str) -> Written | None:
    """The numbers of a date; None when it is not written as year, month and day."""
    match = _SHAPE.match(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    hour, second = match["hour"], match["second"]
    return Written(
        int(match["year"]),
        int(match["month"]),
        int(match["day"]),
        None if hour is None else int(hour),
        int(match["minute"] or 0),
        None if second is None else int(second),
        _minutes(match["offset"]),
    )


def days_of_month(year: int, month: int) -> int:
    """How many days a month of the Gregorian calendar has; 0 for a month that does not exist."""
    if not 1 <= month <= len(_MONTHS):
        return 0
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTHS[month - 1] + (month == 2 and leap)


def exists(written: Written) -> bool:
    """True when the day and the time exist; 24:00 and a leap second do."""
    day = written.year > 0 and 1 <= written.day <= days_of_month(written.year, written.month)
    midnight = written.hour == 24 and written.minute == 0 and not written.second
    time = ((written.hour or 0) < 24 or midnight) and written.minute < 60 and (written.second or 0) <= 60
    return day and time and abs(written.offset or 0) < 24 * 60


def _minutes(offset: str | None) -> int | None:
    if offset is None:
        return None
    if offset in "Zz":
        return 0
    digits = offset[1:].replace(":", "").ljust(4, "0")
    minutes = 60 * int(digits[:2]) + int(digits[2:])
    return -minutes if offset[0] == "-" else minutes
