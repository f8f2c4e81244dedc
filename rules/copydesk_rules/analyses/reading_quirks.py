"""Which generator's arithmetic printed a time that a text does not take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk import Document, lazy_pattern
from copydesk_rules.analyses.reading import CHARACTERS_PER_MINUTE
from copydesk_rules.analyses.reading_generators import presets_of
from copydesk_rules.analyses.reading_material import Material
from copydesk_rules.analyses.reading_presets import PRESETS, Preset

if TYPE_CHECKING:
    from copydesk_rules.analyses.reading_stated import Stated

_DATED = lazy_pattern(r"\d{4}-\d\d-\d\d-")
_FRACTION, _MULTIPLE = 4, 1.5


def preset_of(document: Document, stated: Stated, code: str, minutes: int) -> Preset | None:
    """The first formula with a known fault that prints what is stated, where it may have been used.

    A number comes out of some formula by chance. So only the formulas of the site's own generator are
    asked, where it is known; else those whose fault makes a text in this language a fraction or a
    multiple of its time, and only for such a statement.
    """
    if stated.low != stated.high:
        return None
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
