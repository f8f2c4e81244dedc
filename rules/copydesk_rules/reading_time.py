"""A stated reading time that the text does not take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Evidence, Fact, Fix, Meta, Related, Severity, Violation
from copydesk_rules.analyses.reading import (
    Amount,
    Pace,
    amount,
    code_texts,
    of_texts,
    pace,
)
from copydesk_rules.analyses.reading_stated import FIELDS, Stated, stated_field
from copydesk_rules.analyses.reading_verdict import is_unsettled, unrepeated, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk_rules.analyses.reading_site import Statement

_AUTO = "auto"
_SAMPLES = 3
# Which share of a code block is read.
_CODE = {"ignore": 0.0, "half": 0.5, "count": 1.0}


@dataclass(frozen=True, eq=False, repr=False)
class ReadingTime:
    """Compares the reading time in the front matter with the time that the text takes.

    `field` is the field that states it ("" for the usual names). `formula` is auto, a preset, chars:N or
    words:N. `code` is ignore, count or half; `images` adds twelve seconds for the first, falling to three.
    `characters_per_minute` and `words_per_minute` replace the usual pace (0: by language). Of a site with
    fewer than `site_posts` posts that state a time nothing is said as a whole.
    """

    field: str = ""
    formula: str = _AUTO
    code: str = "ignore"
    images: bool = False
    characters_per_minute: int = 0
    words_per_minute: int = 0
    site_posts: int = 20

    meta: ClassVar[Meta] = Meta(
        name="reading-time",
        summary="A reading time in the front matter that the text does not take.",
        messages={
            "off": "says {stated} min, the text takes {minutes}{more}",
            "far-off": "says {stated} min, the text takes {minutes}{more}",
            "invalid": "says `{quote}`, which is no time; the text takes {minutes} min",
            "differs": "says {stated} min, {formula} makes it {minutes}",
            "capped": "{same} of {states} posts say {stated} min and none says more; {longer} of them "
            "take longer, one of them {minutes} min: the value looks capped",
            "same-everywhere": "{same} of {states} posts say {stated} min, {off} of them wrongly, "
            "one of which takes {minutes}: the value looks hard-coded",
            "miscount": "says {stated} min, the text takes {minutes}. {formula} prints {stated}: it {quirk}",
        },
        severity=Severity.WARNING,
        notes={"there": "here too"},
        severities={"far-off": Severity.ERROR, "invalid": Severity.ERROR, "miscount": Severity.INFO},
        fixable=True,
        reads=frozenset({"site", "index"}),
        version=2,
    )

    def __post_init__(self) -> None:
        if self.code not in _CODE:
            raise ValueError(f"`code` is {self.code!r}: use {', '.join(_CODE)}")
        if self.formula != _AUTO:
            from copydesk_rules.analyses.reading_presets import rate_of

            rate_of(self.formula)

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield at most one violation, at the field's value."""
        stated = self.stated(document)
        if stated is None:
            return
        if self.formula != _AUTO:
            yield from _compared(document, stated, self.formula)
            return
        speed = self._pace(document)
        whole = self._amount(document)
        if not (whole.characters or whole.words):
            return
        minutes = speed.minutes(whole)
        if stated.low < 0 or (stated.high == 0 and minutes > 1):
            params: dict[str, str | int] = {"quote": stated.words, "minutes": minutes}
            yield Violation(stated.span, "invalid", params, fix=_fix(document, stated, minutes, speed, whole))
        elif code := verdict(stated, minutes):
            yield _off(document, stated, code, minutes, speed, whole)

    def collect(self, document: Document) -> Iterable[Fact]:
        """What the post states, and whether it is wrong."""
        from copydesk_rules.analyses.reading_site import collected  # a run without an index does without it

        stated, statement = self.stated(document), self.statement(document)
        return collected(statement, stated.span) if stated and statement else ()

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield what the posts of the site have in common, at the first of those that are wrong."""
        from copydesk_rules.analyses.reading_site import farthest, tally, wrong

        stated, statement = self.stated(document), self.statement(document)
        if not (stated and statement and statement.off):
            return
        found = tally(statement, evidence)
        code = found.code(self.site_posts)
        members = wrong(evidence, code)
        if not code or not members or members[0].path != evidence.path:
            return
        others = [evidence.place(member.path, member.span) for member in members[1 : 1 + _SAMPLES]]
        yield Violation(
            stated.span,
            code,
            {**found._asdict(), "stated": stated.range, "minutes": farthest(statement, members)},
            Confidence.LIKELY,
            tuple(Related(place, "there") for place in others),
        )

    def statement(self, document: Document) -> Statement | None:
        """What the post states beside what it takes; None where it states no time or has no text."""
        from copydesk_rules.analyses.reading_site import Statement

        stated = self.stated(document)
        if stated is None:
            return None
        minutes, _ = self.measured(document)
        if self.formula != _AUTO:
            return Statement(stated.high, minutes, bool(stated.distance(minutes)))
        whole = self._amount(document)
        if not (whole.characters or whole.words):
            return None
        code = verdict(stated, minutes)
        return Statement(stated.high, minutes, bool(code) and not _miscounts(document, stated, code, minutes))

    def stated(self, document: Document) -> Stated | None:
        """What the front matter states; None where it states no time."""
        return stated_field(document, (self.field,) if self.field else FIELDS)

    def measured(self, document: Document) -> tuple[int, float]:
        """The minutes that the formula makes of a document, whole and exact."""
        if self.formula == _AUTO:
            speed, whole = self._pace(document), self._amount(document)
            return speed.minutes(whole), speed.exact(whole)
        minutes = _printed(document, self.formula)
        return minutes, minutes

    def _pace(self, document: Document) -> Pace:
        usual = pace(document.language)
        characters = self.characters_per_minute or usual.characters
        return usual._replace(
            characters=characters, words=self.words_per_minute or usual.words, images=self.images
        )

    def _amount(self, document: Document) -> Amount:
        prose = document.analysis(amount)
        share = _CODE[self.code]
        if not share:
            return prose
        code = of_texts(code_texts(document))
        characters = prose.characters + round(share * code.characters)
        return prose._replace(characters=characters, words=prose.words + round(share * code.words))


def _compared(document: Document, stated: Stated, formula: str) -> Iterator[Violation]:
    """A formula that the site has chosen is compared exactly, as far as it can be computed exactly."""
    from copydesk_rules.analyses.reading_presets import slack

    minutes = _printed(document, formula)
    if stated.distance(minutes) > slack(formula, document.language):
        params: dict[str, str | int] = {"stated": stated.range, "formula": formula, "minutes": minutes}
        fix = None if is_unsettled(document) else _replacing(stated, minutes, minutes)
        yield Violation(stated.span, "differs", params, fix=fix)


def _printed(document: Document, formula: str) -> int:
    from copydesk_rules.analyses.reading_material import Material
    from copydesk_rules.analyses.reading_presets import printed

    return printed(formula, document.analysis(Material))


def _miscounts(document: Document, stated: Stated, code: str, minutes: int) -> bool:
    """True when a generator prints what is stated, so that nobody chose it."""
    from copydesk_rules.analyses.reading_quirks import preset_of

    return preset_of(document, stated, code, minutes) is not None


def _off(
    document: Document, stated: Stated, code: str, minutes: int, speed: Pace, whole: Amount
) -> Violation:
    from copydesk_rules.analyses.reading_quirks import preset_of

    preset = preset_of(document, stated, code, minutes)
    if preset and document.site.generator:
        params: dict[str, str | int] = {
            "stated": stated.range,
            "formula": preset.name,
            "minutes": minutes,
            "quirk": preset.quirk,
        }
        return Violation(stated.span, "miscount", params)
    more = ""
    without = unrepeated(document, speed, whole)
    if without < minutes:
        more = f" ({without} without the repeated passages)"
    if preset:
        more += f". As {preset.name} would count it, the text takes {stated.low}: it {preset.quirk}"
    params = {"stated": stated.range, "minutes": minutes, "more": more}
    return Violation(stated.span, code, params, fix=_fix(document, stated, minutes, speed, whole))


def _fix(document: Document, stated: Stated, minutes: int, speed: Pace, whole: Amount) -> Fix | None:
    if stated.low < 0 or is_unsettled(document):
        return None
    return _replacing(stated, minutes, speed.exact(whole))


def _replacing(stated: Stated, minutes: int, exact: float) -> Fix:
    edits = stated.edits(minutes, exact)
    return Fix(f"State {' to '.join(dict.fromkeys(edit.text for edit in edits))} min", edits)
