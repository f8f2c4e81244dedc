"""What the site index remembers of a page, so that links to it find it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk import Document, Fact, Span, lazy_pattern
from copydesk_rules.analyses.addresses import (
    address_of,
    further_addresses,
    levelled,
    path_in_site,
    place_of_address,
    slug_of,
    zone,
)

_LANGUAGE = lazy_pattern(r"\.[a-z]{2}(?:-[a-z]{2,4})?\Z")


def fact_key(kind: str, text: str) -> bytes:
    """The key of a fact: `at` an address, `slug`, `under` a folder of addresses, `name` of a file."""
    return f"{kind} {text}".encode("utf-8", "surrogatepass")


def link_facts(document: Document) -> Iterator[Fact]:
    """The addresses, slugs and names of a page; with its own address and slugs the address as payload."""
    place, address = place_of_address(document), address_of(document)
    names = list(_names(document))
    for name in names:
        yield Fact(fact_key("name", name), place)
    if address is None:
        return
    for other in further_addresses(document, address):
        yield Fact(fact_key("at", levelled(other)), place)
    payload = address.encode("utf-8", "surrogatepass")
    yield Fact(fact_key("at", levelled(address)), place, payload)
    yield Fact(fact_key("under", levelled(address).rpartition("/")[0]), Span(0, 0))
    for slug in filter(None, dict.fromkeys((slug_of(address), _slug_of_file(document)))):
        yield Fact(fact_key("slug", slug), place, payload)


def hugo_name(path: str) -> str:
    """The least that Hugo's `ref` finds a page by: the last part of its path, without `index` and suffix."""
    parts = [part for part in path.casefold().split("/") if part not in ("", ".", "..")]
    parts = parts or [""]
    stem = re.sub(r"\.(?:md|mdx|markdown|mkd|html?)\Z", "", parts[-1])
    stem = _LANGUAGE.sub("", stem)
    if stem in ("index", "_index") and len(parts) > 1:
        return parts[-2]
    return stem


def _names(document: Document) -> Iterator[str]:
    path = path_in_site(document)
    if document.site.generator == "jekyll":
        from copydesk_rules.analyses.jekyll_address import jekyll_names

        yield from jekyll_names(document, path, zone(document.site.timezone))
    elif document.site.generator == "hugo":
        yield from dict.fromkeys((hugo_name(path), *path.casefold().split("/")[:-1]))


def _slug_of_file(document: Document) -> str:
    """The slug that the file's name gives, without its day."""
    name = path_in_site(document).rpartition("/")[2].rpartition(".")[0]
    return slug_of(re.sub(r"\A[0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2}-", "", name))
