"""Finds links of the site to posts that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Confidence, Document, Evidence, Fact, Globs, Meta, Related, Site, Violation

if TYPE_CHECKING:
    from copydesk_rules.analyses.link_meant import Meant
    from copydesk_rules.analyses.link_targets import Target

_DEGREES = (Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE)
# Where a host is told to lead one address to another.
_SERVED = ("", "static/", "public/", "source/")
_LARGEST = 262_144  # bytes
_REDIRECTS = ("_redirects", "netlify.toml", "vercel.json", "firebase.json", ".htaccess", "nginx.conf")
_NAMES = {"jekyll": "Jekyll", "hugo": "Hugo", "zola": "Zola"}
_SHOWN = 80
_SIGNS = (".md", ".markdown", ".mkd", "@/", "%link", "% link", "%-link", "%- link")  # of pages named by file


@dataclass(frozen=True, eq=False, repr=False)
class UnknownLinkTarget:
    """A link to the site itself that looks like a post's address, or names a post, and meets none.

    `fields` are the front matter fields that hold an address; `ignore` are patterns, as in .gitignore, of
    addresses that something else than the site's posts answers.
    """

    fields: tuple[str, ...] = (
        *("canonical_url", "canonical", "canonicalURL", "canonicalUrl", "canonical_link", "redirect_to"),
    )
    ignore: tuple[str, ...] = ()

    meta: ClassVar[Meta] = Meta(
        name="unknown-link-target",
        summary="A canonical or internal link that names no post.",
        messages={
            "link": "no post has the address `{address}`{hint}",
            "field": "`{field}` names `{address}`, and no post has this address{hint}",
            "reference": "`{quote}` names no page of the site, and {generator} stops the build there{hint}",
            "page": "there is no file `{path}`: correct the link",
        },
        notes={"meant": "this post"},
        fixable=True,
        reads=frozenset({"index", "site", "names"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield the links that name a file which is not there."""
        if not any(sign in document.text for sign in _SIGNS):
            return
        from copydesk_rules.analyses.page_files import absent_files

        for absent in absent_files(document):
            params = {"path": _cut(absent.shown)}
            if absent.code == "reference":
                generator = _NAMES[document.site.generator]
                params = {"quote": _cut(absent.shown), "generator": generator, "hint": ": correct it"}
            yield Violation(absent.span, absent.code, params, absent.confidence)

    def collect(self, document: Document) -> Iterable[Fact]:
        """The addresses, slugs and names of the post, and a sample of what it links to."""
        if document.site.generator not in ("jekyll", "hugo"):
            return
        from copydesk_rules.analyses.link_facts import link_facts
        from copydesk_rules.analyses.link_targets import LINKS, signs

        yield from link_facts(document)
        found = signs(document)
        if found:
            yield Fact(LINKS, payload=found)

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield the links that no post of the site answers."""
        if document.site.generator not in ("jekyll", "hugo"):
            return
        from copydesk_rules.analyses.addresses import hyphened
        from copydesk_rules.analyses.link_targets import answered_by_file, judgeable, mostly_unknown, targets

        found = list(targets(document, self.fields))
        if not _unanswered(found, evidence):
            return
        unread = [hyphened(path) for path in evidence.unread]  # brings the index up to date, too
        ignored, doubts = Globs.of(self.ignore), _Doubts(bool(unread), mostly_unknown(evidence))
        for target in _unanswered(found, evidence):
            elsewhere = bool(target.path) and ignored.holds(target.path.strip("/"))
            elsewhere = elsewhere or any(target.slug in path for path in unread)
            if not elsewhere and judgeable(target, evidence) and not answered_by_file(document, target.path):
                yield _found(document, evidence, target, doubts)


class _Doubts(NamedTuple):
    """What the index lacks: some posts of the site, or most of what its posts link to."""

    some: bool
    most: bool


def _unanswered(found: Iterable[Target], evidence: Evidence) -> list[Target]:
    """The targets that no document has a fact for."""
    known: dict[bytes, bool] = {}
    for target in found:
        if target.key not in known:
            known[target.key] = bool(evidence.find(target.key).members)
    return [target for target in found if not known[target.key]]


def _found(document: Document, evidence: Evidence, target: Target, doubts: _Doubts) -> Violation:
    """The violation of one target that is nowhere; the post that is probably meant is a related place."""
    from copydesk_rules.analyses.link_facts import fact_key
    from copydesk_rules.analyses.link_meant import meant, mended

    post = meant(target, evidence.find(fact_key("slug", target.slug)))
    degree = doubts.some + _degree(document.site, target, post)
    if doubts.most and not (post and post.near):
        degree = 2
    return Violation(
        target.span,
        target.code,
        _named(target, post, document.site.generator),
        _DEGREES[min(degree, 2)],
        (Related(evidence.place(post.member.path, post.member.span), "meant"),) if post else (),
        mended(document, target, post) if post else None,
    )


def _named(target: Target, post: Meant | None, generator: str) -> dict[str, str]:
    """What the message of a target names."""
    shown = _cut(target.shown)
    hint = f": did you mean `{_cut(post.text)}`?" if post else ": correct it, or take it out"
    if target.code == "page":
        return {"path": shown}
    if target.code == "reference":
        return {"quote": shown, "generator": _NAMES[generator], "hint": hint}
    return {"address": shown, "hint": hint} | ({"field": target.field} if target.field else {})


def _degree(site: Site, target: Target, post: Meant | None) -> int:
    """How many reasons there are that something nobody sees answers a target."""
    if target.code == "reference":
        return int(site.addresses_vary)
    if target.code == "page":
        return 1
    guess = post is None or bool(target.day and not post.near)
    # Without a time zone the day of a post is the day of whoever builds the site.
    unsettled = post is not None and post.days is not None and post.days <= 1 and not site.timezone
    return guess + (site.generator == "hugo") + _redirects(site.root) + 2 * unsettled


def _redirects(root: str) -> bool:
    """True where a file tells the host to lead addresses elsewhere; which ones is not read."""
    for path in (f"{root}/{folder}{name}" for folder in _SERVED for name in _REDIRECTS) if root else ():
        try:
            with open(path, "rb") as file:
                if re.search(rb"(?im)redirect|rewrite|\b30[1278]\b|^/", file.read(_LARGEST)):
                    return True
        except OSError:
            continue
    return False


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
