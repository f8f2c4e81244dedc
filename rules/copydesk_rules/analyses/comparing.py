"""Which posts of a site are compared with each other: not a page with its translations and its versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from copydesk import Document, Globs

Comparable: TypeAlias = Callable[[str, bytes], bool]

_GUESS = b"?"
_FIELDS = ("lang", "language", "locale")
# What is told from the commonest words alone: of short posts, and of languages that are not among these, wrongly.
_GUESSED = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
# ISO 639-1, languages without a code there that sites are translated into, and the countries that people
# write when they mean the language.
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast fil gsw haw nds yue cn cz dk gr jp ua vn
    """.split()
)
_SCRIPTS = frozenset("arab beng cyrl deva hans hant jpan kore latn".split())
_MOST_SUBTAGS = 3
_WORD = re.compile(r"[^._-]+")
_REGION = re.compile(r"[a-z]{2}|\d{3}")
# Without numbers that stand alone, and without years: `2024`, `07` and `2024.07` are folders of posts.
_VERSION = re.compile(
    r"(?:v|versions?[-_.]?|release[-_.]?)\d+(?:\.(?:\d+|x))*(?:[-.]?(?:alpha|beta|rc)[-.]?\d*)?"
    r"|\d{1,3}(?:\.(?:\d+|x))+|latest|stable|next|current",
    re.IGNORECASE,
)
_VERSIONED = "versioned_"


def language_mark(document: Document) -> bytes:
    """The language of a post as its facts carry it, with a question mark when it is a mere guess."""
    declared = document.site.language or any(map(document.front_matter.text, _FIELDS))
    doubt = b"" if declared or document.language not in _GUESSED else _GUESS
    return document.language.encode() + doubt


def page(path: str, *, translations: bool, versions: bool) -> str:
    """A path without the language tags and versions in it: equal for the versions of one page.

    A tag is a folder or the end of the file's name, as of https://www.rfc-editor.org/rfc/rfc5646 with
    language, script and region only; a version is a folder. Docusaurus keeps those in `versioned_docs`.
    """
    *folders, name = path.split("/")
    if translations:
        folders = [folder for folder in folders if not _is_tag(re.split("[-_]", folder))]
        stem, dot, suffix = name.rpartition(".")
        name = f"{_untagged(stem)}{dot}{suffix}"
    if versions:
        folders = [folder.removeprefix(_VERSIONED) for folder in folders if not _VERSION.fullmatch(folder)]
    return "/".join([*folders, name])


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


def _differ(language: bytes, other: bytes) -> bool:
    """True when two languages differ, unless both are guesses."""
    if language.endswith(_GUESS) and other.endswith(_GUESS):
        return False
    return bool(language and other) and language.removesuffix(_GUESS) != other.removesuffix(_GUESS)


def _untagged(stem: str) -> str:
    """A file's name without a language tag at its end."""
    words = list(_WORD.finditer(stem))
    for word in words[-_MOST_SUBTAGS:]:
        if _is_tag(stem[word.start() :].replace(".", "-").replace("_", "-").split("-")):
            return stem[: max(0, word.start() - 1)]
    return stem


def _is_tag(subtags: list[str]) -> bool:
    """True for a language, then a script or none, then a region or none."""
    language, *rest = map(str.lower, subtags)
    if rest and rest[0] in _SCRIPTS:
        rest = rest[1:]
    return language in _LANGUAGES and (not rest or (len(rest) == 1 and bool(_REGION.fullmatch(rest[0]))))


def _glob(pattern: str) -> Globs:
    return Globs.of([pattern])
