"""Finds unquoted scalars that the site's generator reads as another type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Document, Edit, Fix, Meta, Node, Violation, quote_text
from copydesk_rules.data.readers import NAMES
from copydesk_rules.data.yaml_scalars import ANY, TRAITS, Reading, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_SWITCH_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_LISTS = frozenset({"tag", "tags", "category", "categories", "keywords", "authors"})
_QUOTED = "put it in quotes"


@dataclass(frozen=True, eq=False, repr=False)
class AmbiguousScalar:
    """A plain YAML scalar that means text and is read as a boolean, a number or a date, or the reverse."""

    text_fields: tuple[str, ...] = (
        *(
            "title",
            "subtitle",
            "excerpt",
            "description",
            "summary",
            "author",
            "authors",
            "name",
            "slug",
            "id",
        ),
        *("lang", "language", "locale", "country", "tag", "tags", "category", "categories", "keywords"),
        *("series", "version"),
    )
    switches: tuple[str, ...] = (
        *("draft", "published", "unlisted", "hidden", "private", "comments", "featured", "pin", "pinned"),
        *("sticky", "toc", "math", "mermaid", "sitemap", "noindex", "archived", "search"),
    )

    meta: ClassVar[Meta] = Meta(
        name="ambiguous-scalar",
        summary="A value that the site's generator reads as another type than it looks.",
        messages={
            "boolean": "{reader} `{quote}` as {shown}, not as text: put it in quotes",
            "number": "{reader} `{quote}` as the number {shown}: put it in quotes",
            "time": "{reader} `{quote}` as {shown}: put it in quotes",
            "date": "{reader} `{quote}` as a date and prints it its own way: put it in quotes",
            "nothing": "{reader} `{quote}` as no value at all: put it in quotes",
            "switch": "{reader} `{quote}` as text, not as {shown}: write `{shown}`",
        },
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Read every plain scalar of a YAML front matter as the generator does."""
        if document.front_matter.form != "yaml":
            return
        for name, node in document.front_matter.fields.items():
            if name != "copydesk":
                yield from self._checked(document, name.lower(), node)

    def _checked(self, document: Document, name: str, node: Node) -> Iterator[Violation]:
        """The violations of a node and of what is in it; items have the name of their list."""
        if node.kind == "map" and node.style != "alias" and isinstance(node.value, dict):
            for key, child in node.value.items():
                yield from self._checked(document, key.lower(), child)
        elif node.kind == "list" and node.style != "alias":
            for child in node.children():
                yield from self._checked(document, name, child)
        elif node.style == "plain" and node.raw:
            yield from self._scalar(document, name, node)

    def _scalar(self, document: Document, name: str, node: Node) -> Iterator[Violation]:
        generator = document.site.generator
        traits = TRAITS.get(generator, ANY)
        text = name in self.text_fields or name.endswith(("_version", "-version"))
        found = reading(node.raw, traits)
        if found and self._matters(found, name, text=text):
            yield _quotable(document, node, found, text=text)
        elif name in self.switches and generator in TRAITS and "words" not in traits:
            word = _SWITCH_WORDS.get(node.raw.lower())
            if word:
                params = {"reader": _reader(generator), "quote": node.raw, "shown": word}
                fix = Fix(f"write `{word}`", (Edit(node.span, word),), Applicability.UNSAFE)
                yield Violation(node.span, "switch", params, fix=fix)

    def _matters(self, found: Reading, name: str, *, text: bool) -> bool:
        """Base 60 and base 8 surprise in any field, the rest only where text is meant."""
        if found.kind in ("time", "octal"):
            return True
        return text and (found.kind != "nothing" or name in _LISTS)


def _quotable(document: Document, node: Node, found: Reading, *, text: bool) -> Violation:
    generator = document.site.generator
    code = "number" if found.kind == "octal" else found.kind
    shown = found.shown
    if code == "time":
        shown = f"the number {shown}" if shown else "a number of seconds"
    params = {"reader": _reader(generator), "quote": node.raw, "shown": shown}
    edit = quote_text(document, node.span)
    sure = generator in TRAITS and (text or found.kind == "time")
    safe = Applicability.SAFE if text or code == "time" else Applicability.UNSAFE
    fix = Fix(_QUOTED, (edit,), safe) if edit else None
    return Violation(node.span, code, params, Confidence.CERTAIN if sure else Confidence.LIKELY, fix=fix)


def _reader(generator: str) -> str:
    return f"{NAMES[generator]} reads" if generator in NAMES else "some generators read"
