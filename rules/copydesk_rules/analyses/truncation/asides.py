"""Texts that need no end: labels, captions, credits, dates, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk import lazy_pattern
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.endings import BROKEN
from copydesk_rules.analyses.truncation.neighbours import PROSE, in_list

if TYPE_CHECKING:
    from copydesk_rules.analyses.truncation.unfinished import Unfinished

INLINE_ENDS = frozenset({"strong", "emphasis", "link", "code", "image", "html", "math", "opaque"})
_OPEN_ON_PURPOSE = frozenset({"ellipsis", "mood", "semicolon", "address", "sign"})
_REACH = 160
_LONGEST_DATE = 40
_LONGEST_NAME = 8
_LONGEST_KEY = 4
# A comma behind a topic or a clause.
CLAUSE = r"[はがてでりしば]、"
_SHORTEST_NOTE = 3
_SHORT_SENTENCE = 3
_WIDE = "\u2e80"

# No compiled patterns: most posts have nothing to judge, and these take 5 ms; `re` keeps what it compiles.
_CREDIT = (
    r"(?i:[-–—―~〜]{1,3}\s|(?:by|written by|posted by|author|photo|image|source|via|credit|copyright|fig"
    r"|table|figure|tags?|thanks|thank you|cheers|regards|best|sincerely|love|yours|kind regards|ps|posted"
    r"|published|updated|date|read more)\b|©|p\.s|文責|文[:：]|執筆|著者|出典|引用|参考|翻訳|訳|原文"
    r"|撮影|画像|写真|図\s*\d|表\s*\d|タグ|カテゴリ|関連|続きを読む|敬具|更新|公開|最終更新)"
)
_DATE = r"[\d\s年月日:：/.,\-–—()（）~〜]*(?:[A-Za-z]{3,9}\.?\s*\d{0,2},?\s*\d{2,4})?[\d\s年月日:：/.,\-]*\Z"
# `Agosto de 2019`, `15. Mai 2020`.
_MONTH = r"(?:\d{1,2}\.?\s)?(?:de\s)?[^\W\d_]{3,10}\.?(?:\sde)?\s\d[\d.]{3,4}\Z"
_LABEL = (
    r"(?i:[↑↓→←▲▼△▽■□●○◆◇★☆※＊・►▶✔✅❌☑|]|\d+[.)．、）]|[①-⑳]|[(（]?\d+[)）]|step\b|ステップ|手順|[A-ZＡ-Ｚ][.．)）]\s"
    r"|Q\d*(?:[.:．：]|\s)|A\d*[.:．：]|[【\[［〔]|:[ \t])"
)
_SIGNED = (
    r"(?:(?:--|—|–|―)\s*@?[\w.’'-]{1,30}(?:\s[\w.’'-]{1,30}){0,3}|(?:^|\s)[#＃@][\w-]{1,40}"
    r"|(?a:\b[\w-]{0,40}[_/][\w/.-]{0,60})|\b[\w-]{1,40}\.[a-z]{2,4}|[(（][^()（）]{0,40}[)）])\Z"
)
# A key and its value; a chain of steps or things.
_KEY = lazy_pattern(r"[^:：\n]{1,60}[:：]\s?\S")
# `Default: true`.
_SETS = lazy_pattern(r"\w+:\s[^\s,]+")
_CHAIN = lazy_pattern(r"→|⇒|->|=>|>>|\s\+\s|\s\|\s|\w\|\w+\|\w")
# `© 2019 Anna`, `version 2.0`, `04/02/2019 09:30`.
_RIGHTS = lazy_pattern(r"©|\([cC]\)\s?(?:\d{4}|[A-Z])")
_STAMP = lazy_pattern(
    r"(?:\b(?:v|[Vv]ersion)\s?\d[\d.]*|(?<![\w.])(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    r"(?:,?\s\d{1,2}:\d{2}(?::\d{2})?)?)\Z"
)
# What a writer signs off with, after the last sentence.
_SIGN_OFF = lazy_pattern(r"(?:以上|おわり|終わり|終|つづく|続く|では|敬具|完)\Z")
_FULL_STOP = r"[。｡．]|[a-zß-ÿа-я가-힣0-9)\]”\"’»]\.\s"


# How a writer ends a line in passing, with nothing missing: 「あとで書くかも」「続きはこちらで」.
_CASUAL = lazy_pattern(
    r"(?:かも|かな|よろしく|宜しく|お願い|など|等|とか|どうぞ|けど|けれど|ですが|ますが|っと|OK|ok|オッケー|感じ)\Z"
)
# Names in a row: so many commas, hardly a word more than the names.
_NAMES = 4
_WORDS_A_NAME = 2.6


def is_casual(case: Unfinished) -> bool:
    """True for an ending of Japanese notes and chats that needs no mark."""
    return case.language == "ja" and bool(_CASUAL.search(case.text, max(0, len(case.text) - 8)))


def _names_things(text: str) -> bool:
    """True for a row of names or things between commas."""
    commas = text.count(",") + text.count("、")
    return commas >= _NAMES and len(text.split()) <= _WORDS_A_NAME * (commas + 1) and "、" not in text


def is_label(text: str) -> bool:
    """True for a text whose first or last line begins like a label or a numbered line."""
    label = re.compile(_LABEL)
    return bool(label.match(text) or label.match(text, text.rfind("\n") + 1))


def is_aside(case: Unfinished) -> bool:
    """True for what ends without a mark on purpose: an emoji, a date, a failed heading."""
    if case.ending.kind in _OPEN_ON_PURPOSE or case.role not in PROSE:
        return True
    if case.text.startswith("#"):
        return True
    return len(case.text) <= _LONGEST_DATE and bool(re.match(_DATE, case.text) or re.match(_MONTH, case.text))


def reads_as_prose(case: Unfinished) -> bool:
    """True when nothing in the text's form says that it is a label, a credit, a title, a command."""
    if (case.inline in INLINE_ENDS and case.ending.kind not in BROKEN) or (case.foreign and not case.mixed):
        return False
    if _is_formal(case, case.said):
        return False
    if _names_things(case.tail):
        return False
    if case.mixed and _SIGN_OFF.fullmatch(case.tail.strip()):
        return False
    if not case.first:
        return True
    if case.mixed and re.search(_FULL_STOP, case.text):
        return True
    # The first line may be a title or a standfirst, but not one that ends in an article.
    if case.ending.kind not in BROKEN:
        return _starts_a_post(case)
    return (
        case.habit.strict
        or case.ending.kind == "stem"
        or (case.language not in SUFFIXED and case.size > _SHORT_SENTENCE)
    )


def _starts_a_post(case: Unfinished) -> bool:
    """True for a long Japanese text that no title or standfirst is: it ends in a clause, or holds one."""
    if case.language != "ja" or not case.long or case.mixed:
        return False
    if case.ending.kind == "unfinished":
        return case.habit.strict and case.text.endswith(("て", "で", "し"))
    return case.ending.kind == "word" and case.habit.firm and bool(re.search(CLAUSE, case.text))


def _has_a_key(case: Unfinished, text: str) -> bool:
    """True for a name with a colon and its value; a sentence has more words, where words have blanks."""
    if not _KEY.match(text):
        return False
    key, _, value = text.partition(":")
    return (
        case.language in SUFFIXED or len(key.split()) <= _LONGEST_KEY or len(value.split()) < _SHORT_SENTENCE
    )


def _is_signed(text: str) -> bool:
    """True for a text that ends in a name behind a dash, a tag, a file name, a remark in brackets."""
    found = re.compile(_SIGNED).search(text, max(0, len(text) - _REACH))
    if found is None:
        return False
    name = found[0].lstrip("-—–― @")
    if found[0] == name:
        return True
    # What starts in lower case, or is long for a name in a script without blanks, goes on with the sentence.
    wide = name[-1:] > _WIDE and name.isalpha()
    return not (name[:1].islower() or (wide and len(name) > _LONGEST_NAME))


def is_chain(text: str) -> bool:
    """True for steps or things that arrows, pluses or bars join."""
    return bool(_CHAIN.search(text))


def _is_a_definition(case: Unfinished) -> bool:
    """True for a name in code, bold or a link, a dash, and what it means."""
    first = case.prose.inlines[:1]
    named = first and first[0].start == 0 and first[0].kind in ("code", "strong", "link")
    return bool(named and re.match(r"\s{0,3}[-–—]\s", case.prose.text[first[0].end : first[0].end + 5]))


def _is_formal(case: Unfinished, text: str) -> bool:
    """True for a credit, a label, a signature, a key with its value, a chain of steps.

    Below a label on a line of its own stand sentences, which make the text prose after all.
    """
    last_line = text.rfind("\n") + 1
    below = last_line if case.mixed and last_line and case.tail_start > last_line else 0
    if re.match(_CREDIT, text[below:]) or is_label(text[below:]) or _is_signed(text):
        return True
    if below:
        return False
    if _RIGHTS.search(text, last_line) or _STAMP.search(text, max(0, len(text) - _LONGEST_DATE)):
        return True
    tail = case.tail.strip()
    shouted = in_list(case.block) and tail.isupper() and len(tail) >= _SHORTEST_NOTE
    if case.mixed and (shouted or (_has_a_key(case, tail) and _SETS.fullmatch(tail))):
        # `DRAFT`, `Default: true`.
        return tail.isascii()
    if not case.mixed and _is_a_definition(case):
        return True
    if not case.mixed and (_has_a_key(case, text) or is_chain(text)):
        return True
    return bool(last_line and _KEY.match(text, last_line))
