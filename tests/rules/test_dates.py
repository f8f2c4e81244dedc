"""Dates of the front matter: the calendar, the zones, the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.dates import dates, exists, taken_apart
from copydesk_rules.data.date_forms import FIELDS, readable
from copydesk_rules.date_mismatch import DateMismatch
from copydesk_rules.future_date import FutureDate
from copydesk_rules.invalid_date import InvalidDate


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_a_day_exists_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    written = taken_apart(f"{year:04}-{month}-{day}")
    try:
        date(year, month, day)
    except ValueError:
        known = False
    else:
        known = True
    assert written is not None
    assert exists(written) is known


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001
def test_what_python_writes_is_taken_apart(moment: datetime, offset: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    written = taken_apart(moment.isoformat())
    assert written is not None
    assert exists(written)
    assert (written.year, written.month, written.day) == (moment.year, moment.month, moment.day)
    assert (written.hour, written.minute, written.second) == (moment.hour, moment.minute, moment.second)
    assert written.offset == offset


@pytest.mark.parametrize(
    ("text", "unread_by"),
    [
        ("2024-01-02", ""),
        ("2024-1-2", "hugo mkdocs-material zenn zola eleventy"),
        ("2024/01/02", "hugo mkdocs-material zenn zola eleventy"),
        ("2024-01", "hugo jekyll mkdocs-material zenn zola"),
        ("31/12/2024", "hugo mkdocs-material zenn zola eleventy astro docusaurus hexo"),
        ("02 Jan 2024", "mkdocs-material zenn zola eleventy"),
        ("2024-01-02 10:00", "hugo mkdocs-material eleventy"),
        ("2024-01-02 10:00:00", "zenn"),
        ("2024-01-02 10:00:00 +0900", "mkdocs-material zenn eleventy"),
        ("2024-01-02 10:00:00 +09:00", "zenn"),
        ("2024-01-02T10:00:00Z", "zenn"),
        ("2024-01-02T10:00:00+0900", "mkdocs-material zenn"),
        ("soon", "hugo jekyll mkdocs-material zenn zola eleventy astro docusaurus hexo"),
        ("git Last Modified", "hugo jekyll mkdocs-material zenn zola astro docusaurus hexo"),
    ],
)
def test_the_forms_that_each_generator_was_seen_to_read(text: str, unread_by: str) -> None:
    unread = {generator for generator in FIELDS if not readable(text, generator, plain=True)}
    assert unread == set(unread_by.split())


def test_dates_are_found_by_name_in_any_case_and_in_groups() -> None:
    document = rule_document(
        "---\nPublishDate: 2024-01-02\ndate: {created: 2024-01-03, note: 2024-01-04}\n"
        "last_update: {date: 2024-01-05, author: x}\nupdate_note: 2024-01-06\npublished: true\n---\n"
    )
    assert [field.name for field in dates(document)] == ["PublishDate", "date.created", "last_update.date"]


def test_a_zone_that_nobody_knows_is_no_zone() -> None:
    text = "---\ndate: 2024-03-09 20:00:00 +0000\n---\n"
    for zone in ("Nowhere/Atlantis", "../../etc/passwd", ""):
        assert not findings(rule_document(text, "2024-03-09-a.md", {"timezone": zone}), DateMismatch())


def test_the_ends_of_the_calendar_are_no_crash() -> None:
    for day in ("0001-01-01 00:00:00 +1400", "9999-12-31 23:59:59 -1200"):
        text = f"---\ndate: {day}\n---\n"
        site = {"timezone": "Asia/Tokyo", "generator": "jekyll", "now": datetime(2024, 1, 1, tzinfo=UTC)}
        for rule in (DateMismatch(), FutureDate(), InvalidDate()):
            found = findings(rule_document(text, f"{day[:10]}-a.md", site), rule)
            assert "rule-crash" not in [finding.rule for finding in found]


def test_the_unsafe_fix_makes_the_days_agree() -> None:
    text = "---\ndate: '2024-03-09T23:30:00Z'\n---\n"
    site = {"timezone": "Asia/Kolkata"}
    (finding,) = findings(rule_document(text, "2024-03-09-a.md", site), DateMismatch())
    assert finding.fix
    (edit,) = finding.fix.edits
    fixed = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert "'2024-03-09T23:30:00+05:30'" in fixed
    assert not findings(rule_document(fixed, "2024-03-09-a.md", site), DateMismatch())


def test_the_clock_decides_what_is_future() -> None:
    text = "---\ndate: 2024-05-06 10:00:00 +0900\n---\n"
    before = datetime(2024, 5, 6, 0, 59, tzinfo=UTC)
    after = before + timedelta(minutes=2)
    assert findings(rule_document(text, site={"now": before}), FutureDate())
    assert findings(rule_document(text, site={"now": before.replace(tzinfo=None)}), FutureDate())
    assert not findings(rule_document(text, site={"now": after}), FutureDate())
