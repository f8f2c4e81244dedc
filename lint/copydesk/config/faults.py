"""What is wrong with the syntax of a configuration file, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.front_matter.model import Problem

# By the codes that reading YAML and TOML may come to.
_SENTENCES = {
    "bad-escape": "`{escape}` means nothing inside double quotes: write `\\{escape}`",
    "byte-order-mark": "an invisible byte order mark stands here: delete it",
    "carriage-return": "lines end in a lone carriage return: end them with a line feed",
    "control-character": "the control character {character} cannot stand here: delete it",
    "full-width-colon": "the colon after `{key}` is full-width: write `{key}: `",
    "full-width-space": "a full-width space stands where `{key}` needs an ordinary one",
    "indentation": "this line is indented as if it continued the value above: align it",
    "line-separator": "{character} stands here, which some readers take for a line break: delete it",
    "missing-space": "a space is missing after `{key}:`",
    "non-string-key": "the key `{key}` is not read as text: quote it",
    "recursive-alias": "`*{name}` contains itself",
    "tab": "the line is indented with a tab: YAML allows only spaces",
    "template-value": "`{quote}` is read as a mapping inside a mapping: quote it",
    "text-after-quote": "text follows the closing quote {mark}: quote the whole value",
    "toml-syntax": "the TOML cannot be read: {problem}",
    "too-deep": "this is nested deeper than {limit} levels",
    "too-large": "the file is longer than {limit} characters",
    "too-many-aliases": "there are more than {limit} aliases",
    "too-many-nodes": "there are more than {limit} values",
    "unclosed-bracket": "`{mark}` is never closed: add `{close}`, or quote the value",
    "unclosed-quote": "the quote {mark} is never closed",
    "undefined-alias": "`*{name}` refers to an anchor that is not there: quote the value if it is text",
    "unknown-tag": "a configuration knows no tags such as `{tag}`",
    "unquoted-colon": "the value holds a colon and a space, which starts a new key: quote it",
    "unquoted-start": "a value cannot start with `{character}` without quotes: quote it",
    "yaml-feature": "a configuration cannot hold {feature}: write the value out",
    "yaml-syntax": "the YAML cannot be read: {problem}",
}
_OTHER = "the file cannot be read from here on"


def sentence(problem: Problem) -> str:
    """The sentence of a fault that the reader of YAML or TOML found."""
    return _SENTENCES.get(problem.code, _OTHER).format_map(problem.params)
