"""Finds dates that do not exist, and dates that the site's generator cannot read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Document, Edit, Fix, Meta, Severity, Violation
from copydesk_rules.analyses.dates import DateField, Written, dates, days_of_month, exists
from copydesk_rules.data.date_forms import FIELDS, ROLLS_OVER, STOPS, readable
from copydesk_rules.data.readers import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_TEMPLATES = ("{{", "{%", "<%", "${")
_LONGEST = 40


@dataclass(frozen=True, eq=False, repr=False)
class InvalidDate:
    """The date fields of the front matter, and those that `fields` adds."""

    fields: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="invalid-date",
        summary="A date that does not exist or that the generator cannot read.",
        messages={
            "impossible": "`{field}` says `{quote}`, but {reason}{consequence}",
            "unreadable": "`{field}` says `{quote}`, which {reader} read as a date: {advice}{consequence}",
        },
        severity=Severity.ERROR,
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Check the calendar first, then the form."""
        for field in document.analysis(dates):
            if any(mark in field.text for mark in _TEMPLATES):
                continue
            if field.written and not exists(field.written):
                yield _impossible(document, field, field.written)
            elif field.name in self.fields or _reads(field, document.site.generator):
                yield from _unreadable(document, field)


def _impossible(document: Document, field: DateField, written: Written) -> Violation:
    generator = document.site.generator
    days = days_of_month(written.year, written.month)
    consequence = ""
    if generator in ROLLS_OVER and days < written.day <= 31 and days and _reads(field, generator):
        next_month = written._replace(month=written.month + 1, day=written.day - days)
        consequence = f"; {NAMES[generator]} reads {next_month.day_text}"
    elif generator in ("hugo", "mkdocs-material", "jekyll"):
        consequence = _stop(field, generator)
    params = {
        "field": field.name,
        "quote": _shortened(field.text),
        "reason": _reason(written),
        "consequence": consequence,
    }
    return Violation(field.node.span, "impossible", params)


def _reason(written: Written) -> str:
    """Which part does not exist, in words."""
    days = days_of_month(written.year, written.month)
    if written.year < 1:
        return "there is no year 0"
    if not days:
        return f"there is no month {written.month}"
    if not 1 <= written.day <= days:
        return f"{_MONTHS[written.month - 1]} {written.year} has {days} days"
    if written.offset is not None and abs(written.offset) >= 24 * 60:
        return "no time zone is a day away"
    seconds = "" if written.second is None else f":{written.second:02}"
    return f"there is no {written.hour:02}:{written.minute:02}{seconds}"


def _unreadable(document: Document, field: DateField) -> Iterator[Violation]:
    generator = document.site.generator
    plain = field.node.style == "plain"
    if document.front_matter.form == "toml" and plain:
        return
    if readable(field.text, generator, plain=plain):
        return
    form = _form(field.written, generator) if field.written else ""
    params = {
        "field": field.name,
        "quote": _shortened(field.text),
        "reader": f"{NAMES[generator]} cannot" if generator in NAMES else "no generator can",
        "advice": _advice(field, form, generator),
        "consequence": _stop(field, generator),
    }
    sure = generator not in ("astro", "eleventy", "zola")
    confidence = Confidence.CERTAIN if sure else Confidence.LIKELY
    yield Violation(field.node.span, "unreadable", params, confidence, fix=_fix(field, form, generator))


def _advice(field: DateField, form: str, generator: str) -> str:
    if not form:
        return "write it as 2024-01-31"
    return f"write {form}" + " without quotes" * (
        generator == "mkdocs-material" and field.node.style != "plain"
    )


def _stop(field: DateField, generator: str) -> str:
    stops = generator in STOPS and _reads(field, generator)
    return f"; {NAMES[generator]} stops the build" if stops else ""


def _reads(field: DateField, generator: str) -> bool:
    """True when the generator itself reads the field as a date."""
    return field.name.lower() in FIELDS.get(generator, frozenset({"date"}))


def _fix(field: DateField, form: str, generator: str) -> Fix | None:
    if not form or field.node.style not in ("plain", "single", "double"):
        return None
    quote = {"single": "'", "double": '"'}.get(field.node.style, "")
    if generator == "mkdocs-material":
        quote = ""
    return Fix(f"write {form}", (Edit(field.node.span, quote + form + quote),), Applicability.UNSAFE)


def _form(written: Written, generator: str) -> str:
    """The same date in a form that the generator reads."""
    if written.hour is None:
        return written.day_text
    if generator == "zenn":
        return f"{written.day_text} {written.hour:02}:{written.minute:02}"
    time = f"{written.hour:02}:{written.minute:02}:{written.second or 0:02}"
    return f"{written.day_text}T{time}{_offset(written.offset)}"


def _offset(minutes: int | None) -> str:
    if minutes is None:
        return ""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
