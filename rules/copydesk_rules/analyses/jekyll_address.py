"""The address that Jekyll gives to a post.

Source: Jekyll 4.3, lib/jekyll/{document,url,utils}.rb and drops/url_drop.rb.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from copydesk import Document, lazy_pattern

STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_FILE = lazy_pattern(
    r"(?:(?P<above>.*)/)?_posts/(?:.*/)?(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<slug>[^/]+)\.[^./]+"
)
_DATE = lazy_pattern(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?[ \t]*(Z|[-+]\d{1,2}(?::?\d{2})?)?)?"
)
_PLACEHOLDER = lazy_pattern(r":(\w+)")
_DEFAULT = lazy_pattern(r"[^\w]+|_+")
_PRETTY = lazy_pattern(r"[^\w._~!$&'()+,;=@]+")


def jekyll_address(document: Document, path: str, zone: tzinfo) -> str | None:
    """The path of a post's address, not escaped; None for what is no post, or has a date that is none.

    `path` is relative to the site's folder; `zone` is the site's time zone.
    """
    found = _FILE.fullmatch(path)
    values = document.front_matter.values
    if found is None or values.get("published") is False:
        return None
    moment = _moment_of(document, found["date"], zone)
    if moment is None:
        return None
    pattern = values.get("permalink") or document.site.permalink or "date"
    if not isinstance(pattern, str):
        return None
    if "permalink" not in values or not values["permalink"]:
        pattern = STYLES.get(pattern, pattern)
    parts = _parts(moment, document, found["above"] or "", found["slug"])
    filled = _PLACEHOLDER.sub(lambda name: parts.get(name[1], name[0]), pattern)
    return re.sub("/{2,}", "/", f"/{filled}")


def jekyll_names(document: Document, path: str, zone: tzinfo) -> tuple[str, ...]:
    """What a `post_url` tag may call a post: its file's name, or its day and slug of the front matter.

    Source: Jekyll 4.3, lib/jekyll/tags/post_url.rb.
    """
    found = _FILE.fullmatch(path)
    if found is None or document.front_matter.values.get("published") is False:
        return ()
    moment = _moment_of(document, found["date"], zone)
    days = [found["date"], *([f"{moment:%Y-%m-%d}"] if moment else [])]
    slugs = (found["slug"], str(document.front_matter.values.get("slug") or found["slug"]))
    return tuple(dict.fromkeys(f"{day}-{slug}" for day in days for slug in slugs))


def slugified(text: str, pattern: re.Pattern[str]) -> str:
    """A text with `-` for each run that the pattern matches, without those at the ends."""
    return pattern.sub("-", text).strip("-")


def _parts(moment: datetime, document: Document, above: str, slug: str) -> dict[str, str]:
    """What stands for each placeholder."""
    values = document.front_matter.values
    name = values.get("slug")
    slug = str(name) if name not in (None, "") else slug
    stated = _categories(above, values.get("category"), values.get("categories"))
    categories = dict.fromkeys(one.lower() for one in stated)
    return {
        "categories": "/".join(categories),
        "slugified_categories": "/".join(dict.fromkeys(slugified(one, _DEFAULT) for one in categories)),
        "title": slugified(slug, _PRETTY),
        "slug": slugified(slug.lower(), _DEFAULT),
        "output_ext": ".html",
        **_date_parts(moment),
    }


def _date_parts(moment: datetime) -> dict[str, str]:
    week = moment.isocalendar()
    return {
        "year": f"{moment.year:04}",
        "month": f"{moment.month:02}",
        "day": f"{moment.day:02}",
        "i_month": str(moment.month),
        "i_day": str(moment.day),
        "short_year": f"{moment.year % 100:02}",
        "y_day": f"{moment.timetuple().tm_yday:03}",
        "hour": f"{moment.hour:02}",
        "minute": f"{moment.minute:02}",
        "second": f"{moment.second:02}",
        "week": f"{week.week:02}",
        "w_year": str(week.year),
        "w_day": str(week.weekday),
        "short_day": moment.strftime("%a"),
        "long_day": moment.strftime("%A"),
        "short_month": moment.strftime("%b"),
        "long_month": moment.strftime("%B"),
    }


def _categories(above: str, one: object, several: object) -> list[str]:
    found = [part for part in above.split("/") if part]
    if several is None:
        return found + ([str(one)] if one else [])
    if isinstance(several, str):
        return found + several.split()
    return found + [str(item) for item in several] if isinstance(several, (list, tuple)) else found


def _moment_of(document: Document, of_file: str, zone: tzinfo) -> datetime | None:
    node = document.front_matter.fields.get("date")
    quoted = node is not None and node.style not in ("", "plain")
    return _moment(document.front_matter.values.get("date"), of_file, zone, quoted=quoted)


def _moment(stated: object, of_file: str, zone: tzinfo, *, quoted: bool) -> datetime | None:
    """The moment of a post in the site's time zone.

    A time with seconds and no offset is a YAML time stamp, which is taken for UTC; one without seconds, or in
    quotation marks, is text, which is taken for local time.
    """
    text = stated.isoformat() if isinstance(stated, date) else str(stated) if stated else of_file
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(number) for number in found.group(1, 2, 3))
    hour, minute, second = (int(number or 0) for number in found.group(4, 5, 6))
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    if found[7]:
        moment = moment.replace(tzinfo=_offset(found[7]))
    elif found[6] and not quoted:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(zone)


def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0") if len(text) > 2 else f"0{text[1:]}00"
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if text[0] == "-" else span)
