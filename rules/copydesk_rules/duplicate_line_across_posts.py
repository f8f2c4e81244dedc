"""An unusual line that many posts share word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar

from copydesk import Document, Evidence, Fact, Globs, Member, Meta, Related, Violation
from copydesk_rules.analyses.comparing import comparer, language_mark
from copydesk_rules.analyses.habits import is_linked
from copydesk_rules.analyses.letters import letters

_QUOTE_LENGTH = 20
_SAMPLES = 3
# Shorter ones are not remembered at all: half of them are headings that every post has.
_LEAST_WEIGHT = 12
_KEY_BYTES = 6


@dataclass(frozen=True, eq=False, repr=False)
class DuplicateLineAcrossPosts:
    """Reports a paragraph, list item or heading that at least `posts` posts have.

    `minimum_letters` counts ideographs and kana; a letter of an alphabet counts 0.45. Posts that match
    `ignore` are not compared, nor a page with its translations and versions as far as `accept` names them;
    `allow` lists lines that may stand anywhere.
    """

    posts: int = 3
    minimum_letters: int = 20
    ignore: tuple[str, ...] = ()
    accept: tuple[str, ...] = ("translations", "versions")
    allow: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="duplicate-line-across-posts",
        summary="An unusual line that many posts share word for word.",
        messages={"line": "“{quote}…” stands in {posts} posts: say it in other words, or in the layout"},
        notes={"there": "here too"},
        reads=frozenset({"index"}),
        version=2,
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The blocks of the post's prose, by their letters."""
        found, mark = document.analysis(letters), language_mark(document)
        for index, block in enumerate(found.blocks):
            span = found.range(index)
            if found.weight(*span) >= _LEAST_WEIGHT and not (block.inside("quote") or is_linked(found, span)):
                text = found.text[slice(*span)].encode("utf-8", "surrogatepass")
                yield Fact(blake2b(text, digest_size=_KEY_BYTES).digest(), block.span, mark)

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield a violation for each line, at its first place, with a few of the other posts."""
        if Globs.of(self.ignore).holds(evidence.path):
            return
        comparable = comparer(
            evidence.path, language_mark(document), ignore=self.ignore, families=(), accept=self.accept
        )
        for group in evidence.groups:
            left = tuple(
                member
                for member in group.members
                if member.path == evidence.path or comparable(member.path, member.payload)
            )
            whole = len(left) == len(group.members)
            posts = group.documents if whole else len({member.path for member in left})
            if posts >= self.posts:
                yield from self._violations(document, evidence, left, posts)

    def _violations(
        self, document: Document, evidence: Evidence, members: tuple[Member, ...], posts: int
    ) -> Iterator[Violation]:
        found = document.analysis(letters)
        own = next(member.span for member in members if member.path == evidence.path)
        block = next((index for index, one in enumerate(found.blocks) if one.span == own), None)
        if block is None or found.weight(*found.range(block)) < self.minimum_letters:
            return
        text = document.at(own)
        if any(text.strip() == line.strip() for line in self.allow):
            return
        places = {one.path: one.span for one in members if one.path != evidence.path}
        samples = sorted(places.items())[:_SAMPLES]
        related = tuple(Related(evidence.place(path, span), "there") for path, span in samples)
        yield Violation(own, "line", {"quote": _quote(text), "posts": posts}, related=related)


def _quote(text: str) -> str:
    """The beginning of a text, on one line."""
    line = text.partition("\n")[0]
    return line if len(line) <= _QUOTE_LENGTH else line[:_QUOTE_LENGTH].rstrip()
