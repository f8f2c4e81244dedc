"""For rule authors: a rule's page is its test.

A page is Markdown. Fences of four backticks are cases; their first word says what they hold:

- `post [file name]` starts a case; a post without `violations` must be clean;
- `beside [file name]` is another post of the same site, for rules that compare posts;
- `options` (before `post`'s expectations) has the rule's options, `site` what is known of the site,
  both as YAML mappings;
- `violations` has a line a violation: `line:column-line:column code message`, then ` (likely)` or
  ` (possible)` unless it is certain; indented lines below are its related places, without a code;
- `fixed` is the post after the safe fixes, `fixed-unsafe` after all fixes.

Three backticks are ordinary code: `yaml` must be valid configuration, `console` and `text` are free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from textwrap import dedent
from typing import Any

from copydesk.document import Document
from copydesk.engine import ActiveRule, Finding, check
from copydesk.fixer import settle
from copydesk.index import Bound
from copydesk.own import CRASH
from copydesk.parse import PARSERS
from copydesk.rule import ProjectRule, RuleFactory, is_project_rule
from copydesk.site import Site
from copydesk.source import Location, Source
from copydesk.text.pattern import lazy_pattern
from copydesk.violation import Applicability, Confidence

_FENCE = lazy_pattern(r"(`{3,})(\S*)[ \t]*(.*)")
_HEADING = lazy_pattern(r"#+\s+(.+)")
_KINDS = frozenset({"post", "beside", "options", "site", "violations", "fixed", "fixed-unsafe"})
_FREE = frozenset({"yaml", "toml", "json", "console", "text", "markdown", "html"})


@dataclass(frozen=True)
class Case:
    """One post and what a rule must say of it."""

    title: str
    line: int
    post: str
    name: str = "post.md"
    beside: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    site: Mapping[str, Any] = field(default_factory=dict)
    violations: tuple[str, ...] = ()
    fixed: str | None = None
    fixed_unsafe: str | None = None

    def check(self, factory: RuleFactory) -> None:
        """Assert all that must hold: the violations, no state, twins with BOM and CRLF, fixes."""
        rule: Any = factory(**self.options)
        if is_project_rule(rule):
            rule = beside(rule, {**self.beside, self.name: self.post}, self.site)
        found = findings(rule_document(self.post, self.name, self.site), rule)
        assert not [f for f in found if f.rule == CRASH.name], found[0].message
        lines = tuple(line for finding in found for line in described(finding))
        assert lines == self.violations
        again = findings(rule_document(self.post, self.name, self.site), rule)
        assert again == found, "the second run differs: the rule keeps state"
        twin = self.post.replace("\n", "\r\n").encode("utf-8-sig")
        document = document_of(Source.from_bytes(self.name, twin), Site(**self.site))
        assert findings(document, rule) == found, "a byte order mark or CRLF matters"
        self._check_fixes(rule, Applicability.SAFE, self.fixed)
        self._check_fixes(rule, Applicability.UNSAFE, self.fixed_unsafe)

    def _check_fixes(self, rule: Any, limit: Applicability, expected: str | None) -> None:
        make = lambda source: document_of(source, Site(**self.site))  # noqa: E731
        source = Source.from_text(self.name, self.post)
        result = settle(source, make, [ActiveRule(rule)], unsafe=limit is Applicability.UNSAFE)
        assert not result.fighting, "the fixes do not settle"
        if expected is not None:
            assert result.source.text == expected
            assert result.applied, "nothing was fixed"


def described(finding: Finding) -> Iterator[str]:
    """The lines that stand for a finding on a page."""
    doubt = "" if finding.confidence is Confidence.CERTAIN else f" ({finding.confidence.value})"
    yield f"{_place(finding.location)} {finding.code} {finding.message}{doubt}"
    for note in finding.related:
        where = "" if note.location.path == finding.location.path else f"{note.location.path}:"
        yield f"  {where}{_place(note.location)} {note.message}"


def document_of(source: Source, site: Site | None = None) -> Document:
    """A document parsed by its file name, as Markdown when the suffix is unknown."""
    suffix = PurePosixPath(source.path).suffix
    parser = next((parser for parser in PARSERS if suffix in parser.suffixes), PARSERS[0])
    return Document(source, parser.load(), site or Site())


def rule_document(text: str, name: str = "post.md", site: Mapping[str, Any] | None = None) -> Document:
    """A document from text, for tests."""
    return document_of(Source.from_text(name, text), Site(**(site or {})))


def beside(rule: ProjectRule, posts: Mapping[str, str], site: Mapping[str, Any] | None = None) -> Bound:
    """A project rule bound to an index of these posts, file name to text."""
    from copydesk.index.evidence import Judge
    from copydesk.index.site_index import Reader, SiteIndex
    from copydesk.index.store import Store

    root = Path.cwd().as_posix()
    texts = {f"{root}/{name}": text for name, text in posts.items()}
    reader = Reader(
        lambda path: Source.from_text(path, texts[path]),
        lambda source: document_of(source, Site(**(site or {}))),
        lambda _: (rule,),
        lambda path: (len(texts[path]), 0) if path in texts else (-1, -1),
        lambda _: texts,
    )
    judge = Judge(SiteIndex(root, Store(""), reader))
    judge.index.update(texts)
    return Bound(rule, judge.evidence)


def findings(document: Document, rule: Any) -> list[Finding]:
    """What one rule finds in a document."""
    return check(document, [ActiveRule(rule)])


def cases(page: Path) -> Iterator[Case]:
    """Yield the cases of a page; raise AssertionError where the page proves nothing."""
    pending: Case | None = None
    count = 0
    for title, number, kind, info, body in _fences(page):
        where = f"{page}:{number}"
        if kind == "post":
            if pending:
                yield pending
            pending = Case(title, number, body, info or "post.md")
            count += 1
            continue
        assert kind in _KINDS, f"{where}: `{kind}` is no kind of case"
        assert pending, f"{where}: `{kind}` comes before any `post`"
        pending = _extended(pending, kind, info, body)
    assert pending, f"{page}: a page without a case proves nothing"
    yield pending


def _extended(case: Case, kind: str, info: str, body: str) -> Case:
    if kind == "violations":
        return replace(case, violations=tuple(dedent(body).splitlines()))
    if kind == "beside":
        return replace(case, beside={**case.beside, info or f"post-{len(case.beside) + 2}.md": body})
    if kind == "fixed":
        return replace(case, fixed=body)
    if kind == "fixed-unsafe":
        return replace(case, fixed_unsafe=body)
    values = _mapping(body)
    return replace(case, options=values) if kind == "options" else replace(case, site=values)


def _mapping(body: str) -> dict[str, Any]:
    from ruamel.yaml import YAML

    loaded = YAML(typ="safe", pure=True).load(body)
    return {
        str(key).replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in dict(loaded or {}).items()
    }


def _fences(page: Path) -> Iterator[tuple[str, int, str, str, str]]:
    title, fence, kind, info, start = page.stem, "", "", "", 0
    body: list[str] = []
    for number, line in enumerate(page.read_text("utf-8").splitlines(keepends=True), 1):
        bare = line.rstrip("\n")
        if fence:
            if bare == fence:
                if len(fence) > 3:
                    yield title, start, kind, info, "".join(body)
                else:
                    assert kind in _FREE, f"{page}:{start}: `{kind}` is no kind of example"
                fence = ""
            else:
                body.append(line)
        elif found := _FENCE.match(bare):
            fence, kind, info, start, body = found[1], found[2], found[3].strip(), number, []
        elif heading := _HEADING.match(bare):
            title = heading[1]
    assert not fence, f"{page}:{start}: the `{kind}` fence is never closed"


def _place(location: Location) -> str:
    (line, column), (end_line, end_column) = location.start, location.end
    return f"{line}:{column}-{end_line}:{end_column}"
