"""Applies every fix of the front matter field rules to posts, and says what else changed.

    python bench/front_matter_fixes.py [--generator NAME] [--timezone ZONE] [--findings] FOLDER...

A change elsewhere is a body that differs by a letter, another field that reads otherwise, or a front matter
that can no longer be read. `--findings` prints each finding instead of fixing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from copydesk import Document, Fix, Rule, Site, Source
from copydesk.engine import ActiveRule, Finding, check
from copydesk.fixer import edited, settle
from copydesk.testing import document_of
from copydesk_rules.ambiguous_scalar import AmbiguousScalar
from copydesk_rules.date_mismatch import DateMismatch
from copydesk_rules.invalid_date import InvalidDate
from copydesk_rules.markup_in_field import MarkupInField
from copydesk_rules.missing_file import MissingFile
from copydesk_rules.redundant_field import RedundantField

RULES: tuple[Rule, ...] = (
    AmbiguousScalar(),
    DateMismatch(),
    InvalidDate(),
    MarkupInField(),
    MissingFile(),
    RedundantField(),
)
ACTIVE = [ActiveRule(rule) for rule in RULES]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--generator", default="")
    parser.add_argument("--timezone", default="")
    parser.add_argument("--root", default="")
    parser.add_argument("--findings", action="store_true")
    options = parser.parse_args()
    site = Site(root=options.root, generator=options.generator, timezone=options.timezone)
    if options.findings:
        for source in sources(options.folders):
            for finding in check(document_of(source, site), ACTIVE):
                print(described(finding))
        return
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
                changed += differs(document, document_of(edited(source, [finding.fix]), site), finding.fix)
        result = settle(source, lambda source: document_of(source, site), ACTIVE, unsafe=True)
        dropped.update(f"{finding.rule}: {why}" for finding, why in result.dropped)
    print(f"{posts} posts, {kinds.total()} fixes, {edits} edits; {changed} of them changed something else")
    for name, count in sorted(kinds.items()):
        print(f"  {count:6} {name}")
    for name, count in sorted(dropped.items()):
        print(f"  {count:6} dropped: {name}")


def differs(before: Document, after: Document, fix: Fix) -> bool:
    """True when the body, another field or the order of the fields is not what it was."""
    old, new = before.front_matter, after.front_matter
    if before.at(before.body) != after.at(after.body) or len(new.problems) > len(old.problems):
        return True
    aims = [name for name, node in old.fields.items() if node.span.contains(fix.edits[0].span)]
    others = [name for name in old.fields if name not in aims]
    same = all(old.values[name] == new.values[name] for name in others)
    return len(aims) != 1 or not same or list(old.fields) != list(new.fields)


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
