"""A stated reading time that the text does not take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Document, Fix, Meta, Severity, Violation
from copydesk_rules.analyses.reading import (
    CHARACTERS_PER_MINUTE,
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
    from collections.abc import Iterator

    from copydesk_rules.analyses.reading_presets import Preset

_AUTO = "auto"
# Which share of a code block is read.
_CODE = {"ignore": 0.0, "half": 0.5, "count": 1.0}
_DATED = re.compile(r"\d{4}-\d\d-\d\d-")
_FRACTION, _MULTIPLE = 4, 1.5


@dataclass(frozen=True, eq=False, repr=False)
class ReadingTime:
    """Compares the reading time in the front matter with the time that the text takes.

    `field` is the field that states it ("" for the usual names). `formula` is auto, a preset, chars:N or
    words:N. `code` is ignore, count or half; `images` adds twelve seconds for the first, falling to three.
    `characters_per_minute` and `words_per_minute` replace the usual pace (0: by language).
    """

    field: str = ""
    formula: str = _AUTO
    code: str = "ignore"
    images: bool = False
    characters_per_minute: int = 0
    words_per_minute: int = 0

    meta: ClassVar[Meta] = Meta(
        name="reading-time",
        summary="A reading time in the front matter that the text does not take.",
        messages={
            "off": "says {stated} min, the text takes {minutes}{more}",
            "far-off": "says {stated} min, the text takes {minutes}{more}",
            "invalid": "says `{quote}`, which is no time; the text takes {minutes} min",
            "differs": "says {stated} min, {formula} makes it {minutes}",
            "miscount": "says {stated} min, the text takes {minutes}. {formula} prints {stated}: it {quirk}",
        },
        severity=Severity.WARNING,
        severities={"far-off": Severity.ERROR, "invalid": Severity.ERROR, "miscount": Severity.INFO},
        fixable=True,
        reads=frozenset({"site"}),
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
    """A formula that the site has chosen is compared exactly."""
    minutes = _printed(document, formula)
    if stated.distance(minutes):
        params: dict[str, str | int] = {"stated": stated.range, "formula": formula, "minutes": minutes}
        fix = None if is_unsettled(document) else _replacing(stated, minutes, minutes)
        yield Violation(stated.span, "differs", params, fix=fix)


def _printed(document: Document, formula: str) -> int:
    from copydesk_rules.analyses.reading_material import Material
    from copydesk_rules.analyses.reading_presets import printed

    return printed(formula, document.analysis(Material))


def _off(
    document: Document, stated: Stated, code: str, minutes: int, speed: Pace, whole: Amount
) -> Violation:
    preset = _preset_of(document, stated, code, minutes)
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


def _preset_of(document: Document, stated: Stated, code: str, minutes: int) -> Preset | None:
    """The first formula with a known fault that prints what is stated, where it may have been used.

    A number comes out of some formula by chance. So only the formulas of the site's own generator are
    asked, where it is known; else those whose fault makes a text in this language a fraction or a
    multiple of its time, and only for such a statement.
    """
    if stated.low != stated.high:
        return None
    from copydesk_rules.analyses.reading_generators import presets_of
    from copydesk_rules.analyses.reading_material import Material
    from copydesk_rules.analyses.reading_presets import PRESETS

    asked = presets_of(document.site.generator or _apparent_generator(document), document)
    if not document.site.generator:
        gross = _gross(stated, minutes) if code == "far-off" else ""
        if not gross or document.language not in CHARACTERS_PER_MINUTE:
            return None
        asked = tuple(preset for preset in asked or PRESETS.values() if preset.gross == gross)
    material = document.analysis(Material)
    return next((one for one in asked if one.quirk and one.minutes(material) == stated.low), None)


def _apparent_generator(document: Document) -> str:
    """Jekyll for a file with a date in its name and a layout; "" for any other."""
    name = document.path.rpartition("/")[2]
    return "jekyll" if _DATED.match(name) and "layout" in document.front_matter.fields else ""


def _gross(stated: Stated, minutes: int) -> str:
    if minutes >= _FRACTION * stated.low:
        return "under"
    return "over" if stated.low >= _MULTIPLE * minutes else ""


def _fix(document: Document, stated: Stated, minutes: int, speed: Pace, whole: Amount) -> Fix | None:
    if stated.low < 0 or is_unsettled(document):
        return None
    return _replacing(stated, minutes, speed.exact(whole))


def _replacing(stated: Stated, minutes: int, exact: float) -> Fix:
    edits = stated.edits(minutes, exact)
    return Fix(f"State {' to '.join(dict.fromkeys(edit.text for edit in edits))} min", edits)
