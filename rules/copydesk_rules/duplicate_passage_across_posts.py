"""A passage of this post that stands in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Evidence, Fact, Globs, Meta, Related, Severity, Violation

if TYPE_CHECKING:
    from copydesk_rules.analyses.across import Shared

_QUOTE_LENGTH = 20
_SAMPLES = 3
_PHRASE_WEIGHT = 80
_SURE_WEIGHT = 60
_SURE_PARAGRAPHS = 2
_LONG_WEIGHT = 120
_SURE_SIMILARITY = 0.99
_ALIKE = 0.95
# Two passages may have come from one text; where there are three, one page was made from the other.
_FRAME_PASSAGES = 3
# A post of a series that has as much of another one is the other one again.
_MOST_OF_A_POST = 0.5


@dataclass(frozen=True, eq=False, repr=False)
class DuplicatePassageAcrossPosts:
    """Compares each post with all others of the site.

    `minimum_letters` counts ideographs and kana; a letter of an alphabet counts 0.45. A passage in at least
    `boilerplate_posts` posts is boilerplate. Posts that match `ignore` are not compared, and posts that match
    one and the same pattern of `families` not with each other; patterns are relative to the site's folder.
    `accept` names what is no fault: links, quotes, and what a page shares with its translations and
    versions. `allow` lists fingerprints of passages.
    """

    minimum_letters: int = 40
    boilerplate_posts: int = 5
    ignore: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    accept: tuple[str, ...] = ("links", "quotes", "translations", "versions")
    allow: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="duplicate-passage-across-posts",
        summary="A passage of this post that stands in another.",
        messages={
            "copy": "“{quote}…” ({letters} letters) stands in {path} too: keep it in one post and link to it",
            "copies": "“{quote}…” ({letters} letters) stands in {others} other posts: keep it in one",
            "boilerplate": "“{quote}…” ({letters} letters) stands in {posts} posts: move it to the layout",
        },
        notes={"there": "here too"},
        severities={"boilerplate": Severity.INFO},
        reads=frozenset({"index"}),
        version=4,
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The fingerprints of the post's letters, and the letters."""
        from copydesk_rules.analyses.collecting import collected  # a run without an index does without it

        return collected(document, quotes="quotes" not in self.accept)

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield a violation for each passage, with the places where it stands elsewhere."""
        found = self.passages(document, evidence)
        parallel = _parallel(found)
        for passage in found:
            yield _violation(document, evidence, passage, parallel)

    def passages(self, document: Document, evidence: Evidence) -> list[Shared]:
        """What the post has in common with others, without what the options accept, in source order."""
        from copydesk_rules.analyses.across import shared
        from copydesk_rules.analyses.comparing import comparer, language_mark

        if Globs.of(self.ignore).holds(evidence.path):
            return []
        comparable = comparer(
            evidence.path,
            language_mark(document),
            ignore=self.ignore,
            families=self.families,
            accept=self.accept,
        )
        found = shared(document, evidence, self.boilerplate_posts, comparable)
        return [passage for passage in found if not self._accepts(passage)]

    def _accepts(self, passage: Shared) -> bool:
        if passage.habit in self.accept or passage.fingerprint in self.allow:
            return True
        return passage.weight < self.minimum_letters


def _parallel(found: Iterable[Shared]) -> frozenset[str]:
    """The posts that share several passages with this one, some of them adapted: pages with one frame."""
    shared: Counter[str] = Counter()
    adapted = set()
    for passage in found:
        paths = [other.path for other in passage.others if not passage.widespread]
        shared.update(paths)
        if passage.similarity < _SURE_SIMILARITY or passage.shows:
            adapted.update(paths)
    return frozenset(path for path in adapted if shared[path] >= _FRAME_PASSAGES)


def _violation(
    document: Document, evidence: Evidence, passage: Shared, parallel: frozenset[str]
) -> Violation:
    places = [evidence.place(other.path, other.span) for other in passage.others]
    code = "boilerplate" if passage.widespread else "copy" if len(places) == 1 else "copies"
    return Violation(
        passage.span,
        code,
        {
            "quote": _quote(document.at(passage.span)),
            "letters": passage.letters,
            "path": places[0].path,
            "others": len(places),
            "posts": passage.posts,
            "passage": passage.fingerprint,
        },
        Confidence.POSSIBLE
        if _is_of_a_series(document, evidence.path, passage)
        else _confidence(passage, evidence.path, parallel),
        tuple(Related(place, "there") for place in places[:_SAMPLES]),
    )


def _is_of_a_series(document: Document, path: str, passage: Shared) -> bool:
    """True for what only posts of one series share, such as release notes, and is not most of the post."""
    from copydesk_rules.analyses.comparing import is_one_series
    from copydesk_rules.analyses.letters import letters

    if passage.widespread or passage.letters >= _MOST_OF_A_POST * len(document.analysis(letters).text):
        return False
    return all(is_one_series(path, other.path) for other in passage.others)


def _confidence(passage: Shared, path: str, parallel: frozenset[str]) -> Confidence:
    """Half a sentence may be a turn of phrase, a paragraph a habit; a series says many things again, and
    so do pages with one frame."""
    from copydesk_rules.analyses.comparing import is_one_series

    if not passage.paragraphs and passage.weight < _PHRASE_WEIGHT:
        return Confidence.POSSIBLE
    if passage.weight < _SURE_WEIGHT:
        return Confidence.LIKELY
    if passage.widespread:
        return Confidence.CERTAIN if passage.similarity >= _ALIKE else Confidence.LIKELY
    if passage.similarity < _SURE_SIMILARITY or passage.shows:
        return Confidence.LIKELY
    long = passage.paragraphs >= _SURE_PARAGRAPHS or passage.weight >= _LONG_WEIGHT
    meant = any(other.path in parallel or is_one_series(path, other.path) for other in passage.others)
    return Confidence.CERTAIN if long and not meant else Confidence.LIKELY


def _quote(text: str) -> str:
    """The beginning of a text, on one line."""
    line = text.partition("\n")[0]
    return line if len(line) <= _QUOTE_LENGTH else line[:_QUOTE_LENGTH].rstrip()
