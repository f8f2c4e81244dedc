"""How a text ends: with a final mark, in the middle of a phrase, inside a word, ..."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk import lazy_pattern
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, EndWords

FINAL_MARKS = frozenset("。．.!！?？‼⁇⁈⁉…‥｡؟।")
CLOSING_MARKS = "」』）)】〕］]｝}〉》»›”’\"'*_~`＊“ \n\t\u00a0\u202f"
_COMMAS = frozenset("、，,､،")
_WIDE_OPENERS = frozenset("「『（【〔［《〈｢〝„")
_OPENERS = frozenset("([{“‘«‹")
_UNITS = frozenset("%％‰°℃")
_LINKS = frozenset("-‐–—―/／=+&＆|｜<＜#＃@・→")

# Footnote signs, attribute lists, comments, emoji short names, index numbers: they follow the end.
_AFTER_THE_END = lazy_pattern(
    r"(?:\s|\[\^[^\]\s]{1,40}\]|\{[#.:][^{}]{0,80}\}|\\|:\w{1,30}:|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡\ufffc\ufe0f]|\[\d{1,3}\])+\Z"
)
_EMOJI = lazy_pattern(
    "[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff〰〽\U0001f000-\U0001faff\ufe0f\u200d"
    "\U000e0020-\U000e007f♪♫☆★♡♥※〓◎○●◯△▲▽▼□■◆◇]\\Z"
)
_EMOTICON = lazy_pattern(
    r"(?:[(（](?:笑|汗|泣|爆|苦笑|怒|略|謎|ぇ|違|殴|死|ry)[)）]|笑"
    r"|(?:(?<=[^\x00-\x7f])|(?<=[^\x00-\x7f] ))[wｗ]+|orz|草"
    r"|[:：;；=8][-~^]?[)(（DPpOoBb/\\|3\]\[]|<3|\^_?\^;?|\(\^.{0,6}\)|T_T|;_;|>_<|[ㅋㅎㅠㅜ]+|[~〜～]+"
    r"|[（(](?=[^()（）]{0,11}[^\w\s()（）])[^()（）]{1,12}[)）])\Z"
)
_ADDRESS = lazy_pattern(r"(?:(?:https?://|www\.)\S*|[\w.+-]{1,64}@[\w-]+\.[\w.]+)\Z")
_WORD = lazy_pattern(r"(?<![\w@#/.])[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?\Z")
_ELIDED = lazy_pattern(r"[^\W\d_]{1,6}['’]\Z")
_LONE_LETTER = lazy_pattern(r"(?:(?<=[^\W\d_]\s)|(?<=[^\W\d_],\s))[b-df-hj-np-tv-xzбгджзлмнпрстфхцчшщ]\Z")
_HIRAGANA = lazy_pattern(r"[\u3041-\u309f]")
# A letter that is neither Latin nor kana: `re` takes a millisecond to compile a range of 20,000 ideographs.
_KANJI = r"[^\W\d_\u0000-\u02af\u3005-\u30ff\uff00-\uff9f]"
_CUT_WORD = {
    # The object mark and one kanji without its ending, a geminate that nothing follows.
    "ja": re.compile(
        rf"(?:[をっッ]{_KANJI}|[^ぁ-んァ-ン]っ|[ァ-ヶー]ッ|を{_KANJI}[ァ-ヶ]?|を[ぁ-んァ-ヶ])\Z"
    ),
}
_TAIL = 160
_COMPOUND = 3
# How Unicode arranges Hangul: 28 final consonants to a syllable, among them ㅂ, ㅄ and ㅆ.
_SYLLABLES = 2
_FINALS = 28
_BIEUP = 17
_DOUBLE_SIOT = (18, 20)
# Kanji that compounds of a verb in す end with: 見直す, 引き渡す.
_VERBS_IN_SU = frozenset("出返直戻越回通落消離渡流倒潰指壊崩外貸話起")


class Ending(NamedTuple):
    """How a text ends.

    `kind`: finished (a final mark), ellipsis, mood (emoji, emoticon), comma, colon, semicolon,
    opener, joiner (a mark that joins two things), address, closer, digit, function, unfinished,
    predicate, stem (inside a word), word, sign, or none. `text` is what decided it.
    """

    kind: str
    text: str = ""


# The endings that a sentence does not have.
BROKEN = frozenset({"function", "stem"})


def trimmed(text: str) -> str:
    """The text without what may follow its end: blanks, footnote signs, attribute lists."""
    while True:
        found = _AFTER_THE_END.search(text, max(0, len(text) - _TAIL))
        if not found:
            return text
        text = text[: found.start()]


def is_finished(text: str) -> bool:
    """True when a final mark ends the text, closing marks apart."""
    bare = text.rstrip(CLOSING_MARKS)
    return bare[-1:] in FINAL_MARKS if bare else False


def ending(text: str, words: EndWords) -> Ending:
    """How a trimmed text ends, in the language of the word lists."""
    text = text[-_TAIL:]
    if not text:
        return Ending("none")
    marks = _ending_in_marks(text)
    if marks:
        return marks
    if (elided := _ELIDED.search(text)) and elided[0].lower().replace("’", "'") in words.function:
        return Ending("function", elided[0])
    bare = text.rstrip(CLOSING_MARKS)
    closers = text[len(bare) :].strip(" \n\t*_~`＊\u00a0\u202f")
    if not bare:
        return Ending("none")
    if closers:
        return Ending("closer", closers)
    return _ending_in_letters(bare, words)


def _ending_in_marks(text: str) -> Ending | None:
    last = text[-1]
    if found := _EMOTICON.search(text):
        return Ending("mood", found[0])
    if last in _WIDE_OPENERS or (last in _OPENERS and (len(text) == 1 or not _opens_nothing(text[-2]))):
        return Ending("opener", last)
    if last in _COMMAS:
        return Ending("comma", last)
    if last in ":：":
        return Ending("colon", last)
    if last in ";；":
        return Ending("semicolon", last)
    bare = text.rstrip(CLOSING_MARKS)
    if bare[-1:] in FINAL_MARKS:
        kind = "ellipsis" if bare.endswith(("...", "…", "‥", "。。")) else "finished"
        return Ending(kind, bare[-1])
    if bare.endswith("・・"):
        return Ending("ellipsis", "・・")
    if _EMOJI.search(text):
        return Ending("mood", last)
    if found := _ADDRESS.search(text):
        return Ending("address", found[0])
    return None


def _opens_nothing(before: str) -> bool:
    """True for a letter or mark after which an ASCII bracket or quotation mark is no opening one."""
    return (
        (before.isalnum() and before.isascii())
        or before in FINAL_MARKS
        or before in ":;=_$\\`"
        or before.isalpha()
    )


def _ending_in_letters(bare: str, words: EndWords) -> Ending:
    last = bare[-1]
    if last in _LINKS:
        return Ending("joiner", last)
    if last.isdigit() or (last in _UNITS and bare[-2:-1].isdigit()):
        return Ending("digit", last)
    if not last.isalpha() and last not in "ー々〆":
        return Ending("sign", last)
    if words.language in SUFFIXED and last > "\u02ff":
        return _ending_in_suffix(bare, words)
    found = _WORD.search(bare, max(0, len(bare) - 60))
    if not found:
        return Ending("word", last)
    word = found[0]
    if words.language in SUFFIXED:
        return Ending("word", word)
    if _LONE_LETTER.search(bare, max(0, len(bare) - 4)):
        return Ending("stem", word)
    plain = word.lower().replace("’", "'")
    if word[0].isupper() and len(word) < len(bare):
        return Ending("word", word)
    if plain in words.function:
        return Ending("function", word)
    return Ending("unfinished" if plain in words.unfinished else "word", word)


def _ending_in_suffix(bare: str, words: EndWords) -> Ending:
    stem = _CUT_WORD.get(words.language)
    if stem and (found := stem.search(bare)):
        return Ending("stem", found[0])
    if words.language == "ja":
        return _ending_in_japanese(bare, words)
    last_word = bare.rsplit(None, 1)[-1] if words.language == "ko" else bare
    if words.language == "ko" and _stops_in_a_polite_form(last_word):
        return Ending("stem", last_word[-2:])
    if last_word in words.word:
        return Ending("function", last_word)
    for kind, suffixes in (
        ("predicate", words.predicate if words.language == "ko" else ()),
        ("function", words.function),
        ("unfinished", words.unfinished),
        ("predicate", words.predicate),
    ):
        if suffix := _suffix(last_word, suffixes):
            return Ending(kind, suffix)
    return Ending("word", last_word[-4:])


def _ending_in_japanese(bare: str, words: EndWords) -> Ending:
    stem = _suffix(bare, words.stem) or _compound_verb(bare) or _single_katakana(bare)
    stem = stem or _bound_kanji(bare, words)
    if stem:
        return Ending("stem", stem)
    if suffix := _suffix(bare, words.function):
        return Ending("function", suffix)
    if bare[-1] in words.particle and not _HIRAGANA.match(bare[-2:-1] or "の"):
        return Ending("function", bare[-1])
    if not _HIRAGANA.match(bare[-1]):
        return Ending("word", bare[-4:])
    unfinished, predicate = _suffix(bare, words.unfinished), _suffix(bare, words.predicate)
    if len(predicate) > len(unfinished):
        return Ending("predicate", predicate)
    return Ending("unfinished" if unfinished else "word", unfinished or bare[-2:])


def _single_katakana(text: str) -> str:
    """The last letter with the one before it when it begins a word in katakana, else ""."""
    if len(text) < len("のセ") or not "ァ" <= text[-1] <= "ヴ":
        return ""
    before = text[-2]
    return text[-2:] if _HIRAGANA.match(before) or _is_kanji(before) else ""


def _bound_kanji(text: str, words: EndWords) -> str:
    """The last two letters when the last is a kanji that needs more, behind kana or a mark, else ""."""
    if len(text) < len("の必") or not (_HIRAGANA.match(text[-2]) or text[-2] in "、。"):
        return ""
    return text[-2:] if any(text[-1] in letters for letters in words.bound) else ""


def _compound_verb(text: str) -> str:
    """The end of 分析する without its る: two kanji and a す that no verb ends in; else ""."""
    if text[-1:] != "す" or len(text) < _COMPOUND or not all(map(_is_kanji, text[-3:-1])):
        return ""
    return "" if text[-2] in _VERBS_IN_SU else text[-3:]


def _stops_in_a_polite_form(word: str) -> bool:
    """True for 합니, 있습 without 다, 니다: a syllable with ㅂ before 니, with ㅆ or ㅄ before 습."""
    if len(word) < _SYLLABLES or not "가" <= word[-2] <= "힣":
        return False
    final = (ord(word[-2]) - ord("가")) % _FINALS
    return (word[-1] == "니" and final == _BIEUP) or (word[-1] == "습" and final in _DOUBLE_SIOT)


def _is_kanji(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _suffix(text: str, suffixes: tuple[str, ...]) -> str:
    """The longest of the suffixes that the text ends in, or ""."""
    if not text.endswith(suffixes):
        return ""
    return max((suffix for suffix in suffixes if text.endswith(suffix)), key=len)
