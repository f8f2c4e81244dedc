"""The built-in rules, offered through the same hook as anyone else's: one line a rule, sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from copydesk import RuleEntry, RuleFactory, hookimpl

# Id and class; a rule's module has the id's name with underscores and is imported when it is enabled.
_RULES = (
    ("accidental-heading", "AccidentalHeading"),
    ("ambiguous-scalar", "AmbiguousScalar"),
    ("assistant-talk", "AssistantTalk"),
    ("boilerplate-field", "BoilerplateField"),
    ("bold-as-heading", "BoldAsHeading"),
    ("date-mismatch", "DateMismatch"),
    ("duplicate-field", "DuplicateField"),
    ("duplicate-heading", "DuplicateHeading"),
    ("duplicate-key", "DuplicateKey"),
    ("duplicate-line-across-posts", "DuplicateLineAcrossPosts"),
    ("duplicate-passage", "DuplicatePassage"),
    ("duplicate-passage-across-posts", "DuplicatePassageAcrossPosts"),
    ("front-matter-schema", "FrontMatterSchema"),
    ("front-matter-syntax", "FrontMatterSyntax"),
    ("future-date", "FutureDate"),
    ("garbled-text", "GarbledText"),
    ("generation-marker", "GenerationMarker"),
    ("invalid-date", "InvalidDate"),
    ("markup-in-field", "MarkupInField"),
    ("missing-file", "MissingFile"),
    ("missing-front-matter", "MissingFrontMatter"),
    ("orphan-continuation", "OrphanContinuation"),
    ("placeholder-text", "PlaceholderText"),
    ("reading-time", "ReadingTime"),
    ("reading-time-claim", "ReadingTimeClaim"),
    ("redundant-field", "RedundantField"),
    ("title-in-body", "TitleInBody"),
    ("truncated-field", "TruncatedField"),
    ("truncated-sentence", "TruncatedSentence"),
    ("unclosed-pair", "UnclosedPair"),
    ("unknown-link-target", "UnknownLinkTarget"),
    ("unknown-term", "UnknownTerm"),
    ("unrendered-emphasis", "UnrenderedEmphasis"),
    ("url-collision", "UrlCollision"),
)

# Opt-in rules.
_OFF = frozenset({"duplicate-heading", "duplicate-line-across-posts", "future-date", "unknown-term"})


# Rules that judge a post by what others hold.
_PROJECT = frozenset(
    {"duplicate-field", "duplicate-line-across-posts", "duplicate-passage-across-posts", "url-collision"}
)


def _loader(name: str, attribute: str) -> Callable[[], RuleFactory]:
    def load() -> RuleFactory:
        factory: RuleFactory = getattr(import_module(f"copydesk_rules.{name.replace('-', '_')}"), attribute)
        return factory

    return load


@hookimpl
def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
    """The catalogue of the built-in rules."""
    return [
        RuleEntry(name, _loader(name, attribute), name not in _OFF, name in _PROJECT)
        for name, attribute in _RULES
    ]


@hookimpl
def copydesk_commands() -> Mapping[str, str]:
    """The subcommands that need rules."""
    return {
        "duplicates": "copydesk_rules.commands.duplicates:duplicates",
        "reading-time": "copydesk_rules.commands.reading_time:reading_time",
    }
