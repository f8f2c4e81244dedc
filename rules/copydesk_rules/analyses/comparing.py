"""Which posts of a site are compared with each other: not a page with its translations and its versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from copydesk import Document, Globs, lazy_pattern

Comparable: TypeAlias = Callable[[str, bytes], bool]

_DECLARED, _GUESSED = b"!", b"?"
_FIELDS = ("lang", "language", "locale")
# Told by the commonest words alone: wrongly of a short post, and of a language that is none of these.
_GUESSES = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
# ISO 639-1, languages without a code there that sites are translated into, and the countries that people
# write when they mean the language.
_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast fil gsw haw nds yue cn cz dk gr jp ua vn
"""
_LANGUAGES = frozenset(_CODES.split())
_SCRIPTS = frozenset(("arab", "beng", "cyrl", "deva", "hans", "hant", "jpan", "kore", "latn"))
_MOST_SUBTAGS = 3
_WORD = lazy_pattern(r"[^._-]+")
_NAMING_WORD = lazy_pattern(r"[^\W_]+")
_BETWEEN = lazy_pattern(r"[._-]")
_REGION = lazy_pattern(r"[a-z]{2}|\d{3}")
# Without numbers that stand alone, and without years: `2024`, `07` and `2024.07` are folders of posts.
_VERSION = lazy_pattern(
    r"(?:v|versions?[-_.]?|release[-_.]?)\d+(?:\.(?:\d+|x))*(?:[-.]?(?:alpha|beta|rc)[-.]?\d*)?"
    r"|\d{1,3}(?:\.(?:\d+|x))+|latest|stable|next|current",
    re.IGNORECASE,
)
_VERSIONED = "versioned_"
# What tells the posts of a series apart in their names, beside numbers: months, stages of a release.
_COUNTS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec alpha beta rc
"""
_COUNTING = frozenset(_COUNTS.split())
_DIGIT = lazy_pattern(r"\d")
_MOST_ODD_WORDS = 1


def language_mark(document: Document) -> bytes:
    """The language of a post as its facts carry it: a code, with `!` when declared, with `?` when guessed."""
    declared = next(filter(None, map(document.front_matter.text, _FIELDS)), document.site.language)
    if declared:
        return _subtags(declared.strip())[0].encode("utf-8", "surrogatepass") + _DECLARED
    return document.language.encode() + (_GUESSED if document.language in _GUESSES else b"")


def page(path: str, *, translations: bool, versions: bool) -> str:
    """A path without the language tags and versions in it: equal for the versions of one page.

    A tag is a folder or the end of the file's name, as of https://www.rfc-editor.org/rfc/rfc5646 with
    language, script and region only; a version is a folder. Docusaurus keeps those in `versioned_docs`.
    """
    *folders, name = path.split("/")
    if translations:
        folders = [folder for folder in folders if not _is_tag(_subtags(folder))]
        stem, dot, suffix = name.rpartition(".")
        name = f"{_untagged(stem)}{dot}{suffix}"
    if versions:
        folders = [folder.removeprefix(_VERSIONED) for folder in folders if not _VERSION.fullmatch(folder)]
    return "/".join([*folders, name])


def is_one_series(path: str, other: str) -> bool:
    """True when the names of two posts are alike but for numbers and months: releases, yearly reports.

    Both have a number or month, and at most one word that the other has not, plurals aside.
    """
    (words, counted), (other_words, other_counted) = _naming(path), _naming(other)
    alike = words & other_words and len(words ^ other_words) <= _MOST_ODD_WORDS
    return bool(counted and other_counted and alike)


def comparer(
    path: str, language: bytes, *, ignore: Iterable[str], families: Iterable[str], accept: Collection[str]
) -> Comparable:
    """Says of another post, by its path and language, whether the one at `path` is compared with it.

    Not with what matches `ignore` or the same pattern of `families`, and not with its translations and
    versions when `accept` has `translations` and `versions`.
    """
    ignored = Globs.of(ignore)
    own_families = [family for family in map(_glob, families) if family.holds(path)]
    translations, versions = "translations" in accept, "versions" in accept
    own_page = page(path, translations=translations, versions=versions)
    known: dict[str, bool] = {}

    def is_comparable(other: str, other_language: bytes) -> bool:
        if translations and _differ(language, other_language):
            return False
        if other not in known:
            known[other] = (
                page(other, translations=translations, versions=versions) != own_page
                and not ignored.holds(other)
                and not any(family.holds(other) for family in own_families)
            )
        return known[other]

    return is_comparable


def _naming(path: str) -> tuple[frozenset[str], bool]:
    """The words of a post's name, or its folder's when the file is an `index`, and whether it has a count."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    named = folder.rpartition("/")[2] if stem.lower() == "index" else stem
    words = _NAMING_WORD.findall(named.lower())
    kept = [word for word in words if word not in _COUNTING and not _DIGIT.search(word)]
    return frozenset(word.removesuffix("s") for word in kept), len(kept) < len(words)


def _differ(language: bytes, other: bytes) -> bool:
    """True when two languages differ; one that is guessed differs only from one that is declared."""
    marks = language[-1:] + other[-1:]
    sure = _DECLARED in marks or _GUESSED not in marks
    return sure and language.rstrip(_DECLARED + _GUESSED) != other.rstrip(_DECLARED + _GUESSED)


def _untagged(stem: str) -> str:
    """A file's name without a language tag at its end."""
    words = list(_WORD.finditer(stem))
    for word in words[-_MOST_SUBTAGS:]:
        if _is_tag(_subtags(stem[word.start() :])):
            return stem[: max(0, word.start() - 1)]
    return stem


def _is_tag(subtags: list[str]) -> bool:
    """True for a language, then a script or none, then a region or none."""
    language, *rest = subtags
    if rest and rest[0] in _SCRIPTS:
        rest = rest[1:]
    return language in _LANGUAGES and (not rest or (len(rest) == 1 and bool(_REGION.fullmatch(rest[0]))))


def _subtags(tag: str) -> list[str]:
    return _BETWEEN.split(tag.lower())


def _glob(pattern: str) -> Globs:
    return Globs.of([pattern])
