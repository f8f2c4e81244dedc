"""An editorial linter for blog content: the public names, for rule authors and library users."""

from copydesk.document import PLACEHOLDER, Block, Container, Document, Inline, Piece, Prose, Sentence
from copydesk.front_matter.edit import (
    delete_duplicate,
    delete_field,
    delete_item,
    insert_field,
    quote_text,
    rename_field,
    set_field,
)
from copydesk.front_matter.model import Duplicate, Fault, FrontMatter, Node, Problem
from copydesk.globs import Globs
from copydesk.hookspecs import hookimpl
from copydesk.rule import (
    Evidence,
    Fact,
    Group,
    Member,
    Meta,
    ProjectRule,
    Rule,
    RuleEntry,
    RuleFactory,
    Severity,
)
from copydesk.site import Site
from copydesk.source import Location, Source
from copydesk.span import Edit, LineIndex, Position, Span
from copydesk.text.pattern import lazy_pattern
from copydesk.violation import (
    Applicability,
    Confidence,
    Fix,
    Place,
    Related,
    Violation,
)
from copydesk.workbench import Post, compared_posts, posts_in, save

__all__ = [
    "PLACEHOLDER",
    "Applicability",
    "Block",
    "Confidence",
    "Container",
    "Document",
    "Duplicate",
    "Edit",
    "Evidence",
    "Fact",
    "Fault",
    "Fix",
    "FrontMatter",
    "Globs",
    "Group",
    "Inline",
    "LineIndex",
    "Location",
    "Member",
    "Meta",
    "Node",
    "Piece",
    "Place",
    "Position",
    "Post",
    "Problem",
    "ProjectRule",
    "Prose",
    "Related",
    "Rule",
    "RuleEntry",
    "RuleFactory",
    "Sentence",
    "Severity",
    "Site",
    "Source",
    "Span",
    "Violation",
    "compared_posts",
    "delete_duplicate",
    "delete_field",
    "delete_item",
    "hookimpl",
    "insert_field",
    "lazy_pattern",
    "posts_in",
    "quote_text",
    "rename_field",
    "save",
    "set_field",
]

__version__ = "0.1.0"
