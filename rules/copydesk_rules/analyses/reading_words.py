"""What each tool takes for a word, ported from its patterns."""

from __future__ import annotations

import re

from copydesk import lazy_pattern

# Patterns are strings: `re` compiles and keeps them when a post asks for one.
# gatsby-transformer-remark, utils/time-to-read.js: Chinese and Japanese by character, not Hangul.
_GATSBY_DENSE = (
    "[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4db5\u4e00-\u9fea"
    "\uf900-\ufa6d\ufa70-\ufad9\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe"
    "\u3300-\u3357\uff66-\uff6f\uff71-\uff9d\U00020000-\U0002a6d6\U0002a700-\U0002ebe0\U0002f800-\U0002fa1d"
    "\U0001b000-\U0001b11e\U0001f200]"
)
# lodash, _unicodeWords.js. A character beyond U+FFFF is a pair of surrogates there, and a word of its own.
_ASTRAL = "\U00010000-\U0010ffff"
_LOWER, _UPPER = "a-z\xdf-\xf6\xf8-\xff", "A-Z\xc0-\xd6\xd8-\xde"
_BREAK = "\x00-/:-@\\[-`{-\xbf\xd7\xf7\u2000-\u206f\u1680\u180e\u3000\ufeff"
_MISC = f"[^{_ASTRAL}{_BREAK}0-9\u2700-\u27bf{_LOWER}{_UPPER}]"
_MISC_LOWER, _MISC_UPPER = f"(?:[{_LOWER}]|{_MISC})", f"(?:[{_UPPER}]|{_MISC})"
_SHORT = "(?:['\u2019](?:d|ll|m|re|s|t|ve))?"
_MODIFIED = "[\ufe0e\ufe0f]?(?:[\u0300-\u036f\ufe20-\ufe2f\u20d0-\u20ff]|[\U0001f3fb-\U0001f3ff])?"
_REGION = "[\U0001f1e6-\U0001f1ff]{2}"
_JOINED = f"(?:\u200d(?:[^{_ASTRAL}]|{_REGION}|[{_ASTRAL}]){_MODIFIED})*"
_LODASH_WORD = "|".join((
    f"[{_UPPER}]?[{_LOWER}]+{_SHORT}(?=[{_BREAK}]|[{_UPPER}]|\\Z)",
    f"{_MISC_UPPER}+{_SHORT.upper()}(?=[{_BREAK}]|[{_UPPER}]{_MISC_LOWER}|\\Z)",
    f"[{_UPPER}]?{_MISC_LOWER}+{_SHORT}",
    f"[{_UPPER}]+{_SHORT.upper()}",
    r"[0-9]*(?:1ST|2ND|3RD|(?![123])[0-9]TH)(?=\b|[a-z_])",
    r"[0-9]*(?:1st|2nd|3rd|(?![123])[0-9]th)(?=\b|[A-Z_])",
    "[0-9]+",
    f"(?:[\u2700-\u27bf]|{_REGION}|[{_ASTRAL}]){_MODIFIED}{_JOINED}",
))  # fmt: skip
# yoastseo, languageProcessing/helpers/sanitize/removePunctuation.js.
YOAST_MARKS = (
    "–-()_[]’‘“”〝〞〟‟„\"'.?!:;,¿¡«»‹›—×+&۔؟،؛。｡！‼？⁇⁉⁈‥…・ー、〃〄〆〇〈〉《》「」『』【】〒〓〔〕〖〗〘〙〚〛〜〝"
    "〞〟〠〶〼〽｛｝｜～｟｠｢｣､［］･￥＄％＠＆＇（）＊／：；＜＞＼<>"
)
# @tryghost/helpers, utils/count-words.js.
_GHOST_WORD = (
    "[a-zA-ZÀ-ÿ0-9_\u0392-\u03c9\u0410-\u04f9]+"
    "|[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3040-\u309f\uac00-\ud7af]+"
)
# hexo-wordcount, lib: CJK by character, then runs.
_HEXO_DENSE = "[\u4e00-\u9fa5]"
_HEXO_WORD = (
    "[a-zA-Z0-9_\u0392-\u03c9\u0400-\u04ff]+|[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3040-"
    "\u309f\uac00-\ud7af\u0400-\u04ff]+"
    "|[\u00e4\u00c4\u00e5\u00c5\u00f6\u00d6]+"
)
# A dense character with the punctuation and blanks after it, or the last character before a blank,
# a dense character or the end: lib/reading-time.js as a pattern.
_NPM_CLASS = "\u3040-\u309f\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0002ebe0"
_NPM_WORD = (
    f"[{_NPM_CLASS}][!-/:-@\\[-`{{-~\u3000-\u303f\uff00-\uffef \n\r\t]*|[^ \n\r\t](?=[ \n\r\t{_NPM_CLASS}]|$)"
)
_TAG = lazy_pattern(r"<[^>]+>")


def ruby_words(text: str) -> int:
    """As Ruby's split counts: neither a no-break space nor an ideographic one is a blank."""
    return len(re.findall(r"\S+", text, re.ASCII))


def npm_words(text: str) -> int:
    """The words that npm's reading-time 1.5 counts: katakana is no letter to it, punctuation sticks."""
    return len(re.findall(_NPM_WORD, text))


def ghost_words(text: str) -> int:
    """What Ghost counts in a page with blanks for tags: ideographs one by one unless kana come first."""
    return sum(len(run) if ord(run[0]) >= 0x4E00 else 1 for run in re.findall(_GHOST_WORD, text))


def hexo_words(text: str) -> tuple[int, int]:
    """What hexo-wordcount counts: ideographs, and runs of the rest."""
    plain, dense = re.subn(_HEXO_DENSE, "", text)
    return dense, len(re.findall(_HEXO_WORD, plain))


def gatsby_words(text: str) -> float:
    """What Gatsby's timeToRead counts in rendered text, with its `&`, `<` and `>` as entities."""
    plain = re.sub(_GATSBY_DENSE, "", text)
    return len(re.findall(_LODASH_WORD, plain, re.ASCII)) + 0.56 * (len(text) - len(plain))


def yoast_words(text: str) -> int:
    """The words between blanks that are not punctuation alone; a blank beside `。` is none."""
    end = text.rfind(">") + 1  # beyond it each `<` would be followed in vain
    plain = f"{_TAG.sub(' ', text[:end])}{text[end:]}".replace("\u2014", " ").replace("&nbsp;", " ")
    plain = "。".join(part.strip() for part in plain.split("。"))
    return sum(1 for word in plain.split() if word.replace("\\", "").strip(YOAST_MARKS))


def yoast_characters(text: str) -> int:
    """The UTF-16 units of Japanese words: no blanks, no punctuation, no long vowel mark where a word ends.

    Words are cut by TinySegmenter's model there, which keeps one blank in twenty; here the mark ends a word
    unless katakana follows.
    """
    plain = re.sub(r"[\s\\]|ー(?![\u30a1-\u30ff])", "", text)
    kept = plain.translate(dict.fromkeys(map(ord, YOAST_MARKS.replace("ー", ""))))
    return len(kept.encode("utf-16-le", "surrogatepass")) // 2
