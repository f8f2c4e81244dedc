"""Finds posts that are dated later than now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Document, Meta, Violation
from copydesk_rules.analyses.dates import DateField, Written, dates, exists

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_CONSEQUENCES = {
    "jekyll": "; Jekyll leaves the post out until the first build after it, unless `future` is on",
    "hugo": "; Hugo leaves the post out until the first build after it, unless `buildFuture` is on",
    "hexo": "; Hexo publishes it at once, unless `future` is off",
    "astro": "; Astro publishes it at once",
    "docusaurus": "; Docusaurus publishes it at once",
    "eleventy": "; Eleventy publishes it at once",
    "zola": "; Zola publishes it at once",
}
# The zone where the day begins first: without a zone of the site a date is future only when it is everywhere.
_EARLIEST = 14 * 60


@dataclass(frozen=True, eq=False, repr=False)
class FutureDate:
    """A date of publication after the clock that the run was given; silent without a clock."""

    fields: tuple[str, ...] = ("date", "pubDate", "publishDate", "published_at")

    meta: ClassVar[Meta] = Meta(
        name="future-date",
        summary="A date after now.",
        messages={"future": "`{field}` is {quote}, which is {ahead} ahead{consequence}"},
        reads=frozenset({"site", "clock"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report the fields of publication that lie ahead."""
        now = document.site.now
        if now is None:
            return
        for field in document.analysis(dates):
            if field.name in self.fields and field.written and exists(field.written):
                moment = _earliest(field.written, document.site.timezone)
                if moment and moment > _aware(now):
                    yield _violation(document, field, moment, _aware(now))


def _violation(document: Document, field: DateField, moment: datetime, now: datetime) -> Violation:
    params = {
        "field": field.name,
        "quote": field.text.strip(),
        "ahead": _span_of_time((moment - now).total_seconds()),
        "consequence": _CONSEQUENCES.get(document.site.generator, ""),
    }
    return Violation(field.node.span, "future", params)


def _aware(now: datetime) -> datetime:
    """The clock's time; one without a zone is in UTC."""
    from datetime import UTC

    return now if now.tzinfo else now.replace(tzinfo=UTC)


def _earliest(written: Written, zone: str) -> datetime | None:
    """The earliest moment that a date can mean, in the site's zone where that is known."""
    from datetime import datetime, timedelta, timezone

    minutes = _EARLIEST if written.offset is None else written.offset
    place = timezone(timedelta(minutes=minutes))
    clock = timedelta(hours=written.hour or 0, minutes=written.minute, seconds=written.second or 0)
    try:
        start = datetime(written.year, written.month, written.day, tzinfo=place)
        if written.offset is None and zone:
            from zoneinfo import ZoneInfo

            start = start.replace(tzinfo=ZoneInfo(zone))
        return start + clock
    except (KeyError, OSError, OverflowError, ValueError):
        return None


def _span_of_time(seconds: float) -> str:
    """A length of time in its largest whole unit: `3 days`, `1 hour`."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        count = int(seconds // size)
        if count:
            return f"{count} {unit}{'s' * (count > 1)}"
    return "less than a minute"
