"""Finds fields that say nothing beyond the title, or say it as many others do."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Evidence, Fact, Meta, Related, Violation, lazy_pattern
from copydesk_rules.data.reporting_words import fillers, verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk_rules.analyses.frames import Frame

_UNSPACED = frozenset({"ja", "zh", "ko"})
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)?")
# What counts as content: not hiragana, which in a Japanese announcement is grammar.
_CONTENT = lazy_pattern(r"[^\W_\u3041-\u309f]")
_PIECE = lazy_pattern(r"[0-9a-z]+|[^\W_0-9a-z]+")
_INNER_STOP = lazy_pattern(r"[。!?！？]\W*\w|\.\s+\w")
_HIRAGANA, _HANGUL = re.compile(r"[\u3041-\u309f]"), re.compile(r"[\uac00-\ud7a3]")
_SHARED = "\0"
_SHORTEST_RUN = 2
# Longer fields say something, and so do long titles; both bound the search.
_LONGEST_FIELD = 300
_LONGEST_TITLE = 300
_LONGEST_LINE = 120
_MARKS = lazy_pattern(r"\*+|`+|__+")
# A particle behind which no Japanese phrase goes on with "about": the headline ended there.
_SPLICE = lazy_pattern(r"[^\W_\u3041-\u30ff]{0,4}[へを]\**(?:について|に関して|に関し)\w{0,12}")
_LEAST_SHARED = 8
_MOST_REST = 0.45
_MOST_REST_OF_WORDS = 0.2
_FEWEST_POSTS = 3


@dataclass(frozen=True, eq=False, repr=False)
class BoilerplateField:
    """Reports a field of `fields` when all but the words of the title is an announcement.

    With the index it also reports the beginnings and ends that the texts of `frames` share, when at least
    `frame_posts` posts and `frame_percent` of a hundred that have the field do.
    """

    fields: tuple[str, ...] = ("excerpt", "description", "summary")
    frames: tuple[str, ...] = ("title", "excerpt", "description", "summary")
    frame_posts: int = 5
    frame_percent: int = 5

    meta: ClassVar[Meta] = Meta(
        name="boilerplate-field",
        summary="A field that says nothing beyond the title.",
        messages={
            "announcement": "`{field}` only announces what the title says: write what the reader will learn",
            "of-first-line": "`{field}` only announces what the first line says: "
            "write what the reader will learn",
            "splice": "`{quote}` in `{field}` joins a headline to a set phrase: "
            "write what the reader will learn",
            "begins-alike": "`{field}` of {posts} in {stating} posts begins with “{frame}”: "
            "write each for its own post",
            "ends-alike": "`{field}` of {posts} in {stating} posts ends in “{frame}”: "
            "write each for its own post",
            "framed": "`{field}` only puts “{frame}” to a headline, as {others} others do: "
            "write what the reader will learn",
        },
        notes={"there": "here too"},
        reads=frozenset({"index"}),
        version=2,
    )

    def __post_init__(self) -> None:
        if self.frame_posts < _FEWEST_POSTS:
            raise ValueError(f"`frame_posts` is {self.frame_posts}: use {_FEWEST_POSTS} or more")

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield one violation a field."""
        title = _folded(document.front_matter.text("title"))
        for name in self.fields:
            text = document.front_matter.text(name)
            if text and title and len(text) <= _LONGEST_FIELD and len(title) <= _LONGEST_TITLE:
                yield from _judged(document, name, text, title)

    def collect(self, document: Document) -> Iterable[Fact]:
        """The beginnings and ends of the fields."""
        from copydesk_rules.analyses.frames import collected  # a run without an index does without it

        return collected(document, dict.fromkeys(self.frames))

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield what many posts share, once for the site, and each field that is nothing else."""
        from copydesk_rules.analyses.frames import frames
        from copydesk_rules.analyses.framing import confidence, is_everywhere

        for frame in frames(document, evidence, self.frame_posts, self.frame_percent / 100):
            language = _language(document, frame.text)
            announces = _announces(frame.text, language)
            if frame.first:
                sure = confidence(frame, language, announces=announces)
                yield _shared(evidence, frame, sure)
            if announces and is_everywhere(frame) and frame.field in self.fields:
                alone = {found.params["field"] for found in self.check(document)}
                yield from () if frame.field in alone else _framed(document, frame)


def _judged(document: Document, name: str, written: str, title: str) -> Iterator[Violation]:
    language = _language(document, written)
    text, line = _folded(written), _folded(_first_line(document))
    if not verbs(language) or text in (title, line):
        return
    span, params = document.front_matter.fields[name].span, {"field": name}
    if sure := _emptiness(text, title, language):
        yield Violation(span, "announcement", params, sure)
    elif spliced := _SPLICE.search(written):
        yield Violation(span, "splice", {**params, "quote": spliced[0]}, Confidence.LIKELY)
    elif line and _emptiness(text, f"{title} {line}", language):
        yield Violation(span, "of-first-line", params, Confidence.LIKELY)


def _shared(evidence: Evidence, frame: Frame, sure: Confidence) -> Violation:
    from copydesk_rules.analyses.excerpts import shortened
    from copydesk_rules.analyses.frames import END

    return Violation(
        frame.span,
        "ends-alike" if frame.side == END else "begins-alike",
        {
            "field": frame.field,
            "posts": frame.posts,
            "stating": frame.stating,
            "frame": shortened(frame.text),
        },
        sure,
        tuple(Related(evidence.place(other.path, other.span), "there") for other in frame.others),
    )


def _framed(document: Document, frame: Frame) -> Iterator[Violation]:
    """A field that is one phrase beside an announcement that so many others have."""
    text = document.front_matter.text(frame.field)
    if len(text) <= _LONGEST_FIELD and not _INNER_STOP.search(text):
        span = document.front_matter.fields[frame.field].span
        yield Violation(
            span,
            "framed",
            {"field": frame.field, "frame": frame.text, "others": frame.posts - 1},
            Confidence.LIKELY,
        )


def _announces(text: str, language: str) -> bool:
    """True for a piece of a text that has nothing but the words of an announcement."""
    folded = _folded(text)
    announcing = verbs(language)
    if not announcing or not re.search(announcing, folded):
        return False
    return not _weight(_without_fillers(folded, language))


def _language(document: Document, text: str) -> str:
    """The language of a text of a document, told by its letters where that is possible."""
    if document.language in _UNSPACED:
        return "en" if text.isascii() else document.language
    return "ja" if _HIRAGANA.search(text) else "ko" if _HANGUL.search(text) else document.language


def _first_line(document: Document) -> str:
    """The first line of the body where it is as short as a title."""
    first = next((block.prose for block in document.blocks if block.prose), None)
    line = first.text.partition("\n")[0] if first else ""
    return line if len(line) <= _LONGEST_LINE else ""


def _folded(text: str) -> str:
    """A text without width, case and marks of emphasis and code."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _emptiness(text: str, title: str, language: str) -> Confidence | None:
    """How sure it is that a text is an announcement of the title; None when it says more."""
    announcing = verbs(language)
    left = _without_runs(text, title) if language in _UNSPACED else _without_words(text, title)
    if not re.search(announcing, left) and not re.search(rf"(?:{announcing})\w{{0,5}}\W*$", text):
        return None
    rest = _weight(_without_fillers(left, language))
    shared = _weight(text) - _weight(left)
    if rest == 0:
        return Confidence.CERTAIN
    if _INNER_STOP.search(text):
        return None
    most = _MOST_REST if language in _UNSPACED else _MOST_REST_OF_WORDS
    return Confidence.LIKELY if shared >= _LEAST_SHARED and rest <= most * (rest + shared) else None


def _without_runs(text: str, title: str) -> str:
    """The text without the runs of two characters or more, and the Latin words, that the title has."""
    return _PIECE.sub(lambda found: _unshared(found[0], title), text)


def _unshared(piece: str, title: str) -> str:
    if piece.isascii():
        return _SHARED if piece in title else piece
    kept: list[str] = []
    start = 0
    while start < len(piece):
        end = start
        while end < len(piece) and piece[start : end + 1] in title:
            end += 1
        if end - start < _SHORTEST_RUN:
            end = start + 1
            kept.append(piece[start])
        else:
            kept.append(_SHARED)
        start = end
    return "".join(kept)


def _without_words(text: str, title: str) -> str:
    known = frozenset(_WORD.findall(title))
    return _WORD.sub(lambda found: _SHARED if found[0] in known else found[0], text)


def _without_fillers(text: str, language: str) -> str:
    """What is left without the words that announce."""
    words = fillers(language)
    if language in _UNSPACED:
        return re.sub("|".join(words), "", text)
    bare = re.sub(verbs(language), "", text)
    return " ".join(word for word in _WORD.findall(bare) if word not in words)


def _weight(text: str) -> int:
    """How much content a text has: its letters and digits, a CJK character counted as two."""
    return sum(1 + (character > "\u2e7f") for character in _CONTENT.findall(text))
