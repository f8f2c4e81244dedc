"""From a configuration and the catalogue to the rules that check a file."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.config.configuration import Configuration
from copydesk.config.layer import Mistake, meant
from copydesk.config.options import described, fits, option_types, plain
from copydesk.config.settings import Change, RuleSetting, Selection
from copydesk.engine import ActiveRule
from copydesk.errors import ConfigError, PluginError
from copydesk.registry import Catalogue
from copydesk.rule import Rule, RuleEntry, Severity

# Turning this one off would let a broken post pass everywhere, so only an override may.
_STUBBORN = "front-matter-syntax"


@dataclass(frozen=True)
class Activation:
    """The rules of one configuration; files with equal settings share their rule objects."""

    configuration: Configuration
    catalogue: Catalogue
    selection: Selection
    _known: dict[tuple[int, ...], tuple[ActiveRule, ...]] = field(default_factory=dict, repr=False)

    def rules(self, path: str) -> tuple[ActiveRule, ...]:
        """The rules that check a file."""
        changes = tuple(self.configuration.changes(path))
        key = tuple(id(change) for change, _ in changes)
        if key not in self._known:
            self._known[key] = tuple(self._active(path))
        return self._known[key]

    def settings(self, path: str) -> dict[str, RuleSetting]:
        """What the configuration says of each rule for a file; a rule not named is not in it."""
        merged: dict[str, RuleSetting] = {}
        for change, override in self.configuration.changes(path):
            rule, code = self._split(change.name)
            before = merged.get(rule, RuleSetting())
            if rule == _STUBBORN and not code and change.severity is Severity.OFF and not override:
                continue
            merged[rule] = self._merged(before, change, rule, code)
        return merged

    def verify(self) -> None:
        """Raise ConfigError with every rule, code and option that does not exist or has a wrong value."""
        mistakes = [
            mistake
            for group in self.configuration.groups
            for change in group.changes
            for mistake in self._mistakes(change, override=group.files is not None)
        ]
        if mistakes:
            raise ConfigError("\n".join(str(mistake) for mistake in sorted(set(mistakes))))

    def runs(self, name: str, setting: RuleSetting) -> bool:
        """True when the rule is on for a file with this setting."""
        chosen = self.selection.chooses(name)
        if chosen is not None:
            return chosen
        if self.selection.select:
            return False
        if setting.severity is Severity.OFF:
            return any(severity is not Severity.OFF for severity in setting.codes.values())
        named = setting.severity is not None or bool(setting.codes)
        return named or self.catalogue.rules[name].enabled

    def _active(self, path: str) -> Iterator[ActiveRule]:
        settings = self.settings(path)
        ignored = tuple(name for name in self.selection.ignore if name not in self.catalogue.names)
        for name, entry in self.catalogue.rules.items():
            setting = settings.get(name, RuleSetting())
            if not self.runs(name, setting):
                continue
            codes = {**setting.codes, **_ignored_codes(name, ignored)}
            severity = setting.severity
            if severity is Severity.OFF and self.selection.chooses(name):
                severity = None
            yield ActiveRule(self._made(entry, setting), severity, codes)

    def _made(self, entry: RuleEntry, setting: RuleSetting) -> Rule:
        try:
            return entry.load()(**setting.options)
        except Exception as error:  # a plugin may raise anything
            owner = self.catalogue.owners[entry.name]
            raise PluginError(f"the rule `{entry.name}` of {owner} could not be loaded: {error!r}") from error

    def _split(self, name: str) -> tuple[str, str]:
        """A rule and its code, "" when the name is the rule's."""
        if name in self.catalogue.names:
            return name, ""
        rule, _, code = name.rpartition("/")
        return (rule, code) if rule in self.catalogue.names else (name, "")

    def _merged(self, before: RuleSetting, change: Change, rule: str, code: str) -> RuleSetting:
        if code:
            codes = {**before.codes, code: change.severity} if change.severity else before.codes
            origins = {**before.origins, code: change.origin}
            return dataclasses.replace(before, codes=codes, origins=origins)
        options = {name: plain(node) for name, (_, node) in change.options.items()}
        origins = dict.fromkeys([*options, *(["severity"] if change.severity else [])], change.origin)
        return dataclasses.replace(
            before,
            severity=change.severity or before.severity,
            options={**before.options, **options},
            origins={**before.origins, **origins},
        )

    def _mistakes(self, change: Change, *, override: bool) -> Iterator[Mistake]:
        say = change.layer.mistake
        rule, code = self._split(change.name)
        if rule not in self.catalogue.names:
            yield say(
                change.span, f"there is no rule `{change.name}`{meant(rule, sorted(self.catalogue.names))}"
            )
            return
        if rule == _STUBBORN and change.severity is Severity.OFF and not code and not override:
            yield say(change.span, f"`{rule}` is turned off only in `overrides`, for the files that need it")
        entry = self.catalogue.rules.get(rule)
        if entry is None:
            if change.options:
                yield say(change.span, f"`{rule}` has no options")
            return
        if code or change.options:
            yield from _detail_mistakes(change, code, entry)


def _detail_mistakes(change: Change, code: str, entry: RuleEntry) -> Iterator[Mistake]:
    say = change.layer.mistake
    factory = entry.load()
    if code and code not in factory.meta.messages:
        known = list(factory.meta.messages)
        hint = meant(code, known) or f"; it has {', '.join(f'`{name}`' for name in known)}"
        yield say(change.span, f"`{entry.name}` has no code `{code}`{hint}")
    types = option_types(factory)
    for name, (span, node) in change.options.items():
        shown = name.replace("_", "-")
        if code:
            yield say(span, "a code has a severity and no options")
        elif name not in types:
            hint = meant(shown, [option.replace("_", "-") for option in types])
            yield say(span, f"`{entry.name}` has no option `{shown}`{hint}")
        elif not fits(plain(node), types[name]):
            yield say(node.span, f"`{shown}` must be {described(types[name])}")


def _ignored_codes(name: str, ignored: tuple[str, ...]) -> dict[str, Severity]:
    prefix = re.escape(name)
    return {one[len(name) + 1 :]: Severity.OFF for one in ignored if re.match(rf"{prefix}/[^/]+$", one)}
