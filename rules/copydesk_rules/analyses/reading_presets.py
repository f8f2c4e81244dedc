"""What the formulas of site generators print, in their own arithmetic."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk import lazy_pattern
from copydesk_rules.analyses.reading import CHARACTERS_PER_MINUTE, image_seconds, visible_texts
from copydesk_rules.analyses.reading_words import (
    gatsby_words,
    ghost_words,
    hexo_words,
    npm_words,
    ruby_words,
    yoast_characters,
    yoast_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk import Document
    from copydesk_rules.analyses.reading_material import Material

# No compiled patterns: `re` keeps them, and compiling the ranges of ideographs takes 2 to 5 ms each, of
# which a post needs one or two.
_DENSE = (
    "[\u1100-\u11ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\uff66-\uff9d]"
)
# Jekyll 4, filters.rb: a character of Han, Hangul, Hiragana or Katakana, and a run of other letters.
_JEKYLL_DENSE = (
    "[\u1100-\u11ff\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fd-\u30ff"
    "\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
# eleventy-plugin-reading-time, lib/reading-time.js.
_ELEVENTY_WORD = lazy_pattern(r"[\u0400-\u04ff]+|\S+\s*")
# yoastseo, languageProcessing/researches/readingTime.js: words (Japanese: characters) a minute.
_YOAST = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "ja": 357,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_YOAST_USUAL = 183.125  # the mean of these and of "cn", which no locale begins with


class Preset(NamedTuple):
    """A generator's formula: `minutes` is what it prints; `quirk` says where it goes wrong.

    `languages` are those that the quirk shows in, none for all. `gross` is under or over where the quirk
    makes a dense text a fraction or a multiple of what it is. `code` says that code blocks count like prose.
    `estimated` are the languages for which the generator asks a dictionary, so that `minutes` may be one off.
    """

    name: str
    minutes: Callable[[Material], int]
    quirk: str = ""
    gross: str = ""
    languages: tuple[str, ...] = ()
    code: bool = True
    estimated: tuple[str, ...] = ()


def _rounded(value: float) -> int:
    """To the nearest whole number, a half upwards, as Math.round does."""
    return math.floor(value + 0.5)


def _hugo(material: Material) -> int:
    if counts_characters(material.document):
        return _hugo_dense(material)
    return (len(material.rendered.split()) + 212) // 213


def counts_characters(document: Document) -> bool:
    """What the post says, else what the site's configuration says."""
    said = document.front_matter.fields.get("isCJKLanguage")
    return said.value is True if said is not None else document.site.counts_characters


def _hugo_dense(material: Material) -> int:
    if not re.search(_DENSE, material.source):
        return (len(material.rendered.split()) + 212) // 213
    # Hugo counts the letters of a token with its entities: `&lt;` is four.
    words = material.escaped.split()
    return (sum(1 if word.isascii() else len(word) for word in words) + 500) // 501


def _split(rate: int) -> Callable[[Material], int]:
    return lambda material: max(1, ruby_words(material.rendered) // rate)


def _chirpy(material: Material) -> int:
    dense = len(re.findall(_JEKYLL_DENSE, material.rendered))
    if not dense:
        return max(1, ruby_words(material.rendered) // 180)
    others = ruby_words(re.sub(_JEKYLL_DENSE, " ", material.rendered))
    return max(1, (dense + others) // 180)


def _npm_minutes(words: int) -> int:
    return math.ceil(float(f"{words / 200:.2f}"))


def _npm(material: Material) -> int:
    return _npm_minutes(npm_words(material.source.strip(" \n\r\t")))


def _astro(material: Material) -> int:
    return _npm_minutes(npm_words(material.tree.strip(" \n\r\t")))


def _gatsby(material: Material) -> int:
    text = material.rendered.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return max(1, _rounded(gatsby_words(text) / 265))


def _medium(material: Material) -> int:
    seconds = image_seconds(material.images)
    if material.language in CHARACTERS_PER_MINUTE:
        seconds += math.ceil(len(re.findall(_DENSE, material.rendered)) / 500 * 60)
    else:
        seconds += math.ceil(len(re.split(r"\W+", material.rendered.strip())) / 265 * 60)
    return max(1, math.ceil(seconds / 60))


def _ghost(material: Material) -> int:
    return max(1, _rounded((ghost_words(material.spaced) / (275 / 60) + image_seconds(material.images)) / 60))


def _forem(material: Material) -> int:
    words = re.split(r"\W+", material.source, flags=re.ASCII)
    while words and not words[-1]:  # as Ruby's split does
        words.pop()
    return math.ceil(len(words) / 275)


def _material(material: Material) -> int:
    words = len(re.split(r"\W+", material.framed))
    return math.ceil((math.ceil(words / 265 * 60) + image_seconds(material.images)) / 60)


def _hexo(material: Material) -> int:
    dense, words = hexo_words(material.tagless)
    return max(1, math.floor(dense / 300 + words / 160))


def _symbols(material: Material) -> int:
    return max(1, _rounded(len("".join(material.tagless.split())) / (4 * 275)))


def _eleventy(material: Material) -> int:
    return math.ceil(len(_ELEVENTY_WORD.findall(material.tagless)) / 300)


def _docusaurus(material: Material) -> int:
    from copydesk_rules.analyses.word_breaks import words  # one formula counts them

    return math.ceil(_rounded(words(material.source, material.language) / 2) / 100)


def _yoast(material: Material) -> int:
    if material.language == "ja":
        units = yoast_characters(material.escaped)
    else:
        units = yoast_words(material.prose_alone)
    return math.ceil(units / _YOAST.get(material.language, _YOAST_USUAL) + 0.2 * material.own_images)


_WORDS_ONLY = "counts a line of Japanese or Chinese without spaces as one word"
_BY_MODE = f'{_WORDS_ONLY}: use `number_of_words: "auto"`'
_NPM = "reads 200 Japanese, Chinese or Korean characters a minute, katakana left out"
_UNSPACED, _DENSE_LANGUAGES = ("ja", "zh"), ("ja", "zh", "ko")
PRESETS = {
    preset.name: preset
    for preset in (
        Preset("hugo", _hugo, f"{_WORDS_ONLY}: set `hasCJKLanguage: true`", "under", _UNSPACED),
        Preset("hugo-cjk", _hugo_dense),
        Preset("jekyll", _split(180), _BY_MODE, "under", _UNSPACED),
        Preset("minimal-mistakes", _split(200), _BY_MODE, "under", _UNSPACED),
        Preset(
            "chirpy",
            _chirpy,
            "reads 180 Japanese, Chinese or Korean characters a minute",
            "over",
            _DENSE_LANGUAGES,
        ),
        Preset("npm-reading-time", _npm, _NPM, "over", _DENSE_LANGUAGES),
        Preset("astro", _astro, _NPM, "over", _DENSE_LANGUAGES),
        Preset("eleventy", _eleventy, _WORDS_ONLY, "under", _UNSPACED),
        Preset(
            "docusaurus",
            _docusaurus,
            "counts code and the words that a dictionary finds",
            estimated=_UNSPACED,
        ),
        Preset("gatsby", _gatsby),
        Preset("medium", _medium),
        Preset("ghost", _ghost, "counts a run that begins with kana as one word", languages=("ja",)),
        Preset(
            "forem", _forem, "does not count Japanese, Chinese or Korean at all", "under", _DENSE_LANGUAGES
        ),
        Preset(
            "mkdocs-material",
            _material,
            "counts a clause of Japanese or Chinese as one word",
            "under",
            _UNSPACED,
        ),
        Preset("hexo-wordcount", _hexo, "counts a run of kana as one word", languages=("ja",)),
        Preset("hexo-symbols-count-time", _symbols, "counts letters, four of them as a word"),
        Preset(
            "yoast",
            _yoast,
            "reads 357 Japanese characters a minute and counts a line of Chinese without spaces as one word",
            languages=_UNSPACED,
            code=False,
            estimated=("ja",),
        ),
    )
}


def slack(formula: str, language: str) -> int:
    """By how many minutes a formula may be off for a text of a language."""
    return int(formula in PRESETS and language in PRESETS[formula].estimated)


def rate_of(formula: str) -> tuple[str, int]:
    """The unit and the rate of `chars:N` or `words:N`; a preset has none; ValueError for another."""
    if formula in PRESETS:
        return "", 0
    unit, _, rate = formula.partition(":")
    if unit not in ("chars", "words") or not rate.isdecimal() or not int(rate):
        raise ValueError(
            f"`{formula}` is no formula: use auto, chars:N, words:N or one of {', '.join(PRESETS)}"
        )
    return unit, int(rate)


def printed(formula: str, material: Material) -> int:
    """What a formula prints, rounded up where it is `chars:N` (visible characters) or `words:N`."""
    unit, rate = rate_of(formula)
    if not unit:
        return PRESETS[formula].minutes(material)
    words = [word for text in visible_texts(material.document) for word in text.split()]
    units = sum(map(len, words)) if unit == "chars" else len(words)
    return max(1, math.ceil(units / rate))
