"""Applies every fix of the front matter rules to posts, and says what else changed.

    python bench/front_matter_fixes.py [--generator NAME] [--timezone ZONE] [--findings | --faults] FOLDER...

A change elsewhere is a body that differs by a letter, a field that no edit touches and that reads otherwise,
or a front matter that has more faults than before. `--findings` prints each finding instead of fixing.
`--faults` first puts one fault into each post, and says how often the fix brings the file back.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from copydesk import Document, Edit, Fix, Node, Rule, Site, Source, Span
from copydesk.engine import ActiveRule, Finding, check
from copydesk.fixer import settle
from copydesk.front_matter import read
from copydesk.front_matter.infer import draft
from copydesk.front_matter.write import quoted
from copydesk.testing import document_of
from copydesk_rules.ambiguous_scalar import AmbiguousScalar
from copydesk_rules.boilerplate_field import BoilerplateField
from copydesk_rules.date_mismatch import DateMismatch
from copydesk_rules.duplicate_key import DuplicateKey
from copydesk_rules.front_matter_schema import FrontMatterSchema
from copydesk_rules.front_matter_syntax import FrontMatterSyntax
from copydesk_rules.invalid_date import InvalidDate
from copydesk_rules.markup_in_field import MarkupInField
from copydesk_rules.missing_file import MissingFile
from copydesk_rules.missing_front_matter import MissingFrontMatter
from copydesk_rules.redundant_field import RedundantField

RULES: tuple[Rule, ...] = (
    AmbiguousScalar(),
    BoilerplateField(),
    DateMismatch(),
    DuplicateKey(),
    FrontMatterSchema(),
    FrontMatterSyntax(),
    InvalidDate(),
    MarkupInField(),
    MissingFile(),
    MissingFrontMatter(),
    RedundantField(),
)
ACTIVE = [ActiveRule(rule) for rule in RULES]
READING = [ActiveRule(rule) for rule in (DuplicateKey(), FrontMatterSchema(), FrontMatterSyntax())]
# What a title often starts with and YAML does not take for text.
STARTS = ("[Update] ", "*New* ", "@home ", "Note: ", "%", "{draft} ", "- ", "`code` ", "'s ", "> ")

Fault = tuple[str, Source, Source]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--generator", default="")
    parser.add_argument("--timezone", default="")
    parser.add_argument("--root", default="")
    parser.add_argument("--findings", action="store_true")
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    site = Site(root=options.root, generator=options.generator, timezone=options.timezone)
    if options.findings:
        for source in sources(options.folders):
            for finding in check(document_of(source, site), ACTIVE):
                print(described(finding))
    elif options.faults:
        report_faults(options.folders, site)
    else:
        report(options.folders, site)


def report(folders: list[str], site: Site) -> None:
    kinds: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    edits = changed = posts = 0
    for source in sources(folders):
        posts += 1
        document = document_of(source, site)
        for finding in check(document, ACTIVE):
            if finding.fix:
                kinds[f"{finding.rule}/{finding.code}"] += 1
                edits += len(finding.fix.edits)
                changed += differs(
                    document, document_of(edited(source, finding.fix.edits), site), finding.fix
                )
        result = settle(source, lambda source: document_of(source, site), ACTIVE, unsafe=True)
        dropped.update(f"{finding.rule}: {why}" for finding, why in result.dropped)
    print(f"{posts} posts, {kinds.total()} fixes, {edits} edits; {changed} of them changed something else")
    for name, count in sorted(kinds.items()):
        print(f"  {count:6} {name}")
    for name, count in sorted(dropped.items()):
        print(f"  {count:6} dropped: {name}")


def report_faults(folders: list[str], site: Site) -> None:
    """Put each kind of fault into each post that can have it; the site's schema is drafted from its posts."""
    documents = [document_of(source, site) for source in sources(folders)]
    drafted = draft([one.front_matter.values for one in documents if one.front_matter.root]).schema
    site = replace(site, schema=drafted)
    make = partial(document_of, site=site)
    counts: dict[str, Counter[str]] = {}
    for number, document in enumerate(documents):
        for kind, broken, right in faults(make(document.source), random.Random(number)):
            tally = counts.setdefault(kind, Counter())
            tally["posts"] += 1
            before = make(broken)
            found = [finding for finding in check(before, READING) if finding.fix]
            tally["found"] += bool(check(before, READING))
            for finding in found:
                assert finding.fix
                tally["edits"] += len(finding.fix.edits)
                after = make(edited(broken, finding.fix.edits))
                tally["changed something else"] += differs(before, after, finding.fix)
            fixed = settle(broken, make, READING, unsafe=True).source
            values = make(fixed).front_matter.values == make(right).front_matter.values
            tally["right values"] += values
            tally["right bytes"] += fixed.data == right.data
    for kind, tally in counts.items():
        names = ("posts", "found", "edits", "right values", "right bytes", "changed something else")
        print(f"{kind}: " + ", ".join(f"{tally[name]} {name}" for name in names))


def faults(document: Document, chance: random.Random) -> Iterator[Fault]:
    """The post with one fault of each kind, and as it should be."""
    front = document.front_matter
    if front.form != "yaml" or front.root is None or front.problems or front.duplicates:
        return
    if title := front.fields.get("title"):
        yield from _unquoted(document, title, chance)
    scalars = [name for name, node in front.fields.items() if node.kind == "scalar"]
    flat = [name for name in scalars if "\n" not in document.at(front.fields[name].span)]
    if flat:
        name = chance.choice(flat)
        line = document.at(Span(front.key(name).start, front.fields[name].span.end))
        yield _fault(
            "twice", document, document.source, Edit(Span(front.inner.end, front.inner.end), line + "\n")
        )
    long = [name for name in front.fields if len(name) > 4]
    if long:
        name = chance.choice(long)
        at = front.key(name).start + (document.text[front.key(name).start] in "'\"") + chance.randrange(1, 4)
        pair = document.text[at : at + 2]
        if pair[0] != pair[1]:
            yield _fault("misspelt", document, document.source, Edit(Span(at, at + 2), pair[::-1]))


def _unquoted(document: Document, title: Node, chance: random.Random) -> Iterator[Fault]:
    """A title without the quotes that it needs: its own, and one with a start that needs them."""
    if not isinstance(title.value, str) or "\n" in document.at(title.span) or title.style == "alias":
        return
    own = title.value.strip()
    texts: Mapping[str, str] = {"unquoted": own, "unquoted start": chance.choice(STARTS) + own}
    for kind, text in texts.items():
        fault = _fault(
            kind, document, edited(document.source, [Edit(title.span, quoted(text))]), Edit(title.span, text)
        )
        if read(fault[1].text).values.get("title") != text:
            yield fault


def _fault(kind: str, document: Document, right: Source, edit: Edit) -> Fault:
    return kind, edited(document.source, [edit]), right


def edited(source: Source, edits: Sequence[Edit]) -> Source:
    return Source.from_bytes(source.path, source.edited(edits))


def differs(before: Document, after: Document, fix: Fix) -> bool:
    """True when the body, a field that no edit touches or the order of the fields is not what it was."""
    old, new = before.front_matter, after.front_matter
    if before.at(before.body) != after.at(after.body) or len(new.problems) > len(old.problems):
        return True
    if old.root is None:
        return len(new.problems) == len(old.problems)
    places = {name: Span(old.key(name).start, node.span.end) for name, node in old.fields.items()}
    others = [name for name, place in places.items() if not any(_meets(place, edit) for edit in fix.edits)]
    same = all(name in new.values and old.values[name] == new.values[name] for name in others)
    left = [name for name in new.fields if name in others]
    return not same or left != others or len(new.fields) != len(old.fields)


def _meets(place: Span, edit: Edit) -> bool:
    return edit.span.start <= place.end and place.start <= edit.span.end


def sources(folders: list[str]) -> Iterator[Source]:
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in (".md", ".mdx", ".markdown"):
                yield Source.from_bytes(path.as_posix(), path.read_bytes())


def described(finding: Finding) -> str:
    place = f"{finding.location.path}:{finding.location.start.line}"
    return f"{place}: {finding.rule}/{finding.code} ({finding.confidence.value}) {finding.message}"


if __name__ == "__main__":
    main()
