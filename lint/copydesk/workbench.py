"""For the commands of plugins: the posts that a user names as documents, and a way to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.errors import InputError
    from copydesk.rule import Evidence, ProjectRule, Rule
    from copydesk.run import Run
    from copydesk.span import Edit


class Post(NamedTuple):
    """A document and the rules that the configuration holds for it."""

    document: Document
    rules: tuple[Rule | ProjectRule, ...]

    def rule(self, name: str) -> Rule | ProjectRule | None:
        """The rule of a name, with the options that it has for this post; None where it is off."""
        return next((rule for rule in self.rules if rule.meta.name == name), None)


def posts_in(
    paths: Iterable[str], fail: Callable[[InputError], None], config_file: Path | None = None
) -> Iterator[Post]:
    """The posts in files and folders; those that cannot be read are told to `fail`.

    Raises InputError for a path that is missing or holds no post, ConfigError for a configuration.
    """
    from copydesk.config import Configurations, Selection
    from copydesk.files import Walk
    from copydesk.registry import Plugins
    from copydesk.run import Run, sources

    run = Run(Plugins(), Configurations(config_file), Selection())
    for source in sources(Walk(run.configurations, run.suffixes).posts(paths), fail):
        active = run.activation(source.path).rules(source.path)
        yield Post(run.document(source), tuple(one.rule for one in active))


def compared_posts(
    paths: Iterable[str],
    rule: ProjectRule,
    fail: Callable[[Exception | str], None],
    config_file: Path | None = None,
) -> Iterator[tuple[Document, ProjectRule, Evidence]]:
    """The posts in files and folders beside each other, and beside the site where it has an index.

    Each comes with the rule as it is configured for it, and what the index knows of it; `rule` stands in
    where the configuration turns it off. Raises what `posts_in` raises.
    """
    from copydesk.config import Configurations, Selection
    from copydesk.files import Walk
    from copydesk.index.indexes import Indexes
    from copydesk.index.site_index import Reader
    from copydesk.registry import Plugins
    from copydesk.run import Run, read, sources

    run = Run(Plugins(), Configurations(config_file), Selection())
    posts = Walk(run.configurations, run.suffixes).posts(paths)
    reader = Reader(read, run.document, lambda path: (_own(run, path, rule),), posts=run.posts, site=run.site)
    indexes = Indexes(reader, run.root, fail)
    try:
        indexes.update(posts, whole=False)
        for source in sources(posts, fail):
            document, own = run.document(source), _own(run, source.path, rule)
            yield document, own, indexes.evidence(own, document)
    finally:
        indexes.close()


def _own(run: Run, path: str, rule: ProjectRule) -> ProjectRule:
    """The rule of the same name as a post has it, or the rule itself where it is off."""
    named = (one for one in run.project_rules(path) if one.meta.name == rule.meta.name)
    return next(named, rule)


def save(document: Document, edits: Iterable[Edit]) -> None:
    """Write edits of a document to its file, every other byte as it was; raise InputError."""
    from pathlib import Path

    from copydesk.write import replace_file

    source = document.source
    replace_file(Path(source.path), source.data, source.edited(edits))
