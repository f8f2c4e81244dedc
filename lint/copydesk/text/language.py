"""The language of a document and of its blocks, from what is declared and from the script."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from copydesk.text.pattern import lazy_pattern
from copydesk.text.words import FUNCTION_WORDS, LANGUAGE_CODES

if TYPE_CHECKING:
    from copydesk.document import Document

_FIELDS = ("lang", "language", "locale")
_TAG = lazy_pattern(r"([A-Za-z]{2,3})(?:[-_.@][A-Za-z0-9@._-]*)?")
_SAMPLE = 200
_GUESS_SAMPLE = 800

# The first and last letter of a range, and the script that it belongs to.
_LETTERS = (
    ("A", "Z", "latin"),
    ("a", "z", "latin"),
    ("\u00aa", "\u024f", "latin"),
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "cyrillic"),
    ("\u0530", "\u058f", "armenian"),
    ("\u0590", "\u05ff", "hebrew"),
    ("\u0600", "\u077f", "arabic"),
    ("\u0900", "\u097f", "devanagari"),
    ("\u0980", "\u09ff", "bengali"),
    ("\u0b80", "\u0bff", "tamil"),
    ("\u0e00", "\u0e7f", "thai"),
    ("\u10a0", "\u10ff", "georgian"),
    ("\u1100", "\u11ff", "hangul"),
    ("\u1e00", "\u1eff", "latin"),
    ("\u1f00", "\u1fff", "greek"),
    ("\u3005", "\u3007", "han"),
    ("\u3041", "\u30ff", "kana"),
    ("\u3130", "\u318f", "hangul"),
    ("\u31f0", "\u31ff", "kana"),
    ("\u3400", "\u9fff", "han"),
    ("\uac00", "\ud7a3", "hangul"),
    ("\uf900", "\ufaff", "han"),
    ("\uff66", "\uff9f", "kana"),
    ("\U00020000", "\U0003ffff", "han"),
)
# The languages of a script, the most common on the web first.
_LANGUAGES = {
    "greek": ("el",),
    "cyrillic": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg"),
    "armenian": ("hy",),
    "hebrew": ("he", "yi"),
    "arabic": ("ar", "fa", "ur", "ps", "ku", "ug"),
    "devanagari": ("hi", "mr", "ne", "sa"),
    "bengali": ("bn", "as"),
    "tamil": ("ta",),
    "thai": ("th",),
    "georgian": ("ka",),
    "hangul": ("ko",),
    "kana": ("ja",),
    "han": ("zh", "yue"),
}
_FIRST_LETTERS = [first for first, _, _ in _LETTERS]
_OWN_SCRIPT = {code: script for script, codes in _LANGUAGES.items() for code in codes}
# Written as what is neither: compiling a class of the many other letters would take milliseconds.
_NEITHER_LATIN_NOR_SIGN = lazy_pattern(
    "[^\0-\u036f\u1e00-\u1eff\u2000-\u2dff\u3000-\u3004\u3008-\u303f\ufe00-\ufe0f\uff00-\uff65\uffe0-\uffff"
    "\U0001f000-\U0001faff]"
)
_KANA_LETTER = lazy_pattern("[\u3041-\u30ff\uff66-\uff9f]")
_UKRAINIAN_LETTER = lazy_pattern("[іїєґІЇЄҐ]")
# A CJK character says about as much as three letters of an alphabet.
_LETTERS_PER_HAN = 3


def of_document(document: Document) -> str:
    """The primary subtag that the front matter or the site declares, else what the text looks like."""
    for declared in (*map(document.front_matter.text, _FIELDS), document.site.language):
        if code := _primary(declared):
            return code
    sample = _sample(document)
    return of_text(sample, "") or _guess(sample)


def of_text(text: str, default: str) -> str:
    """The language that the script of a text tells; `default` where the script fits it or says nothing.

    With `default` "" a text in Latin letters has none.
    """
    sample = text[:_SAMPLE]
    if sample.isascii() or not _NEITHER_LATIN_NOR_SIGN.search(sample):
        return _latin(default) if any(map(_is_latin, sample)) else default
    if _fits(sample, default):
        return default
    counts = Counter(filter(None, map(_script, sample)))
    kana, han, latin = counts["kana"], counts["han"], counts.pop("latin", 0)
    if not counts:
        return _latin(default) if latin else default
    script, most = counts.most_common(1)[0]
    if script not in ("kana", "han"):
        return _of_alphabet(script, sample) if most > latin else _latin(default)
    if (kana + han) * _LETTERS_PER_HAN < latin:
        return _latin(default)
    if default == "ja" or (kana * 2 > han if default == "zh" else kana):
        return "ja"
    return "zh"


def _fits(sample: str, default: str) -> bool:
    """True where the script is plainly the default language's own."""
    if default == "ja":
        return _KANA_LETTER.search(sample) is not None
    if default == "zh":
        return not _KANA_LETTER.search(sample) and _has(sample, default)
    if default == "ru" and _UKRAINIAN_LETTER.search(sample):
        return False
    return default in _OWN_SCRIPT and _has(sample, default)


def _has(sample: str, language: str) -> bool:
    own = _OWN_SCRIPT[language]
    return any(_script(character) == own for character in sample)


def _script(character: str) -> str:
    """The script of a letter; "" for a sign, a digit, and a letter of no listed script."""
    at = bisect_right(_FIRST_LETTERS, character) - 1
    return _LETTERS[at][2] if at >= 0 and character <= _LETTERS[at][1] else ""


def _is_latin(character: str) -> bool:
    return _script(character) == "latin"


def _latin(default: str) -> str:
    return "en" if default in _OWN_SCRIPT else default


def _of_alphabet(script: str, sample: str) -> str:
    ukrainian = script == "cyrillic" and _UKRAINIAN_LETTER.search(sample)
    return "uk" if ukrainian else _LANGUAGES[script][0]


def _primary(declared: str) -> str:
    """The primary subtag of a plausible BCP 47 tag, else ""."""
    found = _TAG.fullmatch(declared.strip())
    code = found[1].lower() if found else ""
    return code if code in LANGUAGE_CODES else ""


def _sample(document: Document) -> str:
    """The title and the beginning of the document's prose."""
    pieces = [document.front_matter.text("title")]
    length = len(pieces[0])
    for block in document.blocks:
        if length >= _GUESS_SAMPLE:
            break
        if block.prose is not None and block.prose.text:
            pieces.append(block.prose.text[:_SAMPLE])
            length += len(pieces[-1])
    return "\n".join(pieces)[:_GUESS_SAMPLE]


def _guess(sample: str) -> str:
    """The language whose function words a text in Latin letters has most of; English without any."""
    counts = dict.fromkeys(("en", "de", "fr", "es", "pt", "it", "nl"), 0)
    for word, count in Counter(sample.lower().split()).items():
        for code in FUNCTION_WORDS.get(word, ()):
            counts[code] += count
    return max(counts, key=lambda code: counts[code])
