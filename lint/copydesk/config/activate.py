"""From a configuration and the catalogue to the rules that check a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from copydesk import own
from copydesk.config.configuration import Configuration
from copydesk.config.layer import Mistake, meant
from copydesk.config.options import described, fits, option_types, plain
from copydesk.config.settings import Change, RuleSetting, Selection
from copydesk.engine import ActiveRule
from copydesk.errors import ConfigError, CopydeskError, PluginError
from copydesk.registry import Catalogue
from copydesk.rule import Meta, ProjectRule, Rule, RuleFactory, Severity

# Turning this one off would let a broken post pass everywhere, so only an override may.
_STUBBORN = "front-matter-syntax"
# A crash is never a matter of taste.
_CONFIGURABLE = tuple(meta for meta in own.METAS if meta is not own.CRASH)


@dataclass(frozen=True, eq=False, repr=False)
class Activation:
    """The rules of one configuration; files with equal settings share their rule objects."""

    configuration: Configuration
    catalogue: Catalogue
    selection: Selection
    _known: dict[tuple[int, ...], tuple[ActiveRule, ...]] = field(default_factory=dict, repr=False)

    def rules(self, path: str, *, alone: bool = False) -> tuple[ActiveRule, ...]:
        """The rules that check a file; without the project rules when it is checked `alone`."""
        changes = tuple(self.configuration.changes(path))
        # The configuration keeps the changes, so that no two of them ever have one id.
        key = (int(alone), *(id(change) for change, _ in changes))
        if key not in self._known:
            self._known[key] = tuple(self._active(path, alone=alone))
        return self._known[key]

    def settings(self, path: str) -> dict[str, RuleSetting]:
        """What the configuration says of each rule for a file; a rule not named is not in it."""
        return self._settled(self.configuration.changes(path))

    def _settled(self, changes: Iterable[tuple[Change, bool]]) -> dict[str, RuleSetting]:
        merged: dict[str, RuleSetting] = {}
        for change, override in changes:
            rule, code = self._split(change.name)
            before = merged.get(rule, RuleSetting())
            if rule == _STUBBORN and not code and change.severity is Severity.OFF and not override:
                continue
            merged[rule] = self._merged(before, change, rule, code)
        return merged

    def verify(self) -> None:
        """Raise ConfigError with every rule, code and option that does not exist or has a wrong value.

        No rule that could run is a mistake too: nothing may pass because nothing ran.
        """
        mistakes = [
            mistake
            for group in self.configuration.groups
            for change in group.changes
            for mistake in self._mistakes(change, override=group.files is not None)
        ]
        if mistakes:
            raise ConfigError("\n".join(str(mistake) for mistake in sorted(set(mistakes))))
        self._verify_ignored()
        if not self._may_run():
            where = f"{self.configuration.path}:1:1: " if self.configuration.path else ""
            raise ConfigError(f"{where}no rule is left to run, so nothing would be checked")

    def runs(self, name: str, setting: RuleSetting) -> bool:
        """True when the rule is on for a file with this setting."""
        chosen = self.selection.chooses(name)
        if chosen is not None:
            return chosen
        if setting.severity is Severity.OFF:
            return any(severity is not Severity.OFF for severity in setting.codes.values())
        named = setting.severity is not None or bool(setting.codes)
        return named or self.catalogue.rules[name].enabled

    def _verify_ignored(self) -> None:
        """Raise CopydeskError for a code in `--ignore` that its rule does not have."""
        for name in self.selection.ignore:
            rule, code = self._split(name)
            if code and rule in self.catalogue.names and code not in self._meta(rule).messages:
                raise CopydeskError(f"--ignore: {_no_code(self._meta(rule), code)}")

    def _meta(self, rule: str) -> Meta:
        engine = next((meta for meta in own.METAS if meta.name == rule), None)
        return engine or self.catalogue.factory(rule).meta

    def _may_run(self) -> bool:
        """True when a rule is on for all files, or where an override holds."""
        groups = self.configuration.groups
        base = [(change, False) for group in groups if group.files is None for change in group.changes]
        overrides = ([(change, True) for change in group.changes] for group in groups if group.files)
        return any(
            self.runs(name, settings.get(name, RuleSetting()))
            for settings in map(self._settled, ([*base, *more] for more in ([], *overrides)))
            for name in self.catalogue.rules
        )

    def _active(self, path: str, *, alone: bool) -> Iterator[ActiveRule]:
        settings = self.settings(path)
        ignored = tuple(name for name in self.selection.ignore if name not in self.catalogue.names)
        for name, entry in self.catalogue.rules.items():
            setting = settings.get(name, RuleSetting())
            if (alone and entry.project) or not self.runs(name, setting):
                continue
            codes = {**setting.codes, **_ignored_codes(name, ignored)}
            severity = setting.severity
            if severity is Severity.OFF and self.selection.chooses(name):
                severity = None
            yield ActiveRule(self._made(name, setting), severity, codes)
        yield from self._own(settings, ignored)

    def _own(self, settings: Mapping[str, RuleSetting], ignored: tuple[str, ...]) -> Iterator[ActiveRule]:
        """The severities of the engine's own findings, where something is said of them."""
        for meta in _CONFIGURABLE:
            setting = settings.get(meta.name, RuleSetting())
            severity = Severity.OFF if meta.name in self.selection.ignore else setting.severity
            codes = {**setting.codes, **_ignored_codes(meta.name, ignored)}
            if severity is not None or codes:
                yield ActiveRule(own.Bearer(meta), severity, codes)

    def _made(self, name: str, setting: RuleSetting) -> Rule | ProjectRule:
        factory = self.catalogue.factory(name)
        try:
            return factory(**setting.options)
        except (Exception, SystemExit) as error:  # a plugin may raise anything
            if setting.options:  # each is right alone: see `_option_mistakes`
                origin = setting.origins[list(setting.options)[-1]]
                raise ConfigError(f"{origin}: {_refusal(name, error)}") from error
            owner = self.catalogue.owners[name]
            raise PluginError(f"the rule `{name}` of {owner} could not be made: {error!r}") from error

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
            return before._replace(codes=codes, origins=origins)
        options = {name: plain(node) for name, (_, node) in change.options.items()}
        origins = dict.fromkeys([*options, *(["severity"] if change.severity else [])], change.origin)
        return before._replace(
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
        if rule == own.CRASH.name:
            yield say(change.span, f"`{rule}` is always an error: turn off the rule that crashes")
            return
        if code and code not in self._meta(rule).messages:
            yield say(change.span, _no_code(self._meta(rule), code))
        if change.options and rule in own.NAMES:
            yield say(change.span, f"`{rule}` has no options")
        elif change.options:
            yield from _option_mistakes(change, code, self.catalogue.factory(rule))


def _no_code(meta: Meta, code: str) -> str:
    known = list(meta.messages)
    hint = meant(code, known) or f"; it has {', '.join(f'`{name}`' for name in known)}"
    return f"`{meta.name}` has no code `{code}`{hint}"


def _refusal(rule: str, error: BaseException) -> str:
    return f"`{rule}` refuses its options: {str(error) or repr(error)}"


def _option_mistakes(change: Change, code: str, factory: RuleFactory) -> Iterator[Mistake]:
    say, rule = change.layer.mistake, factory.meta.name
    types = option_types(factory)
    options = {}
    for name, (span, node) in change.options.items():
        shown = name.replace("_", "-")
        if code:
            yield say(span, "a code has a severity and no options")
        elif name not in types:
            hint = meant(shown, [option.replace("_", "-") for option in types])
            yield say(span, f"`{rule}` has no option `{shown}`{hint}")
        elif not fits(plain(node), types[name]):
            yield say(node.span, f"`{shown}` must be {described(types[name])}")
        else:
            options[name] = plain(node)
    if options and len(options) == len(change.options):
        span = next(iter(change.options.values()))[0] if len(options) == 1 else change.span
        try:
            factory(**options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may refuse a value as it likes
            yield say(span, _refusal(rule, error))


def _ignored_codes(name: str, ignored: tuple[str, ...]) -> dict[str, Severity]:
    prefix = re.escape(name)
    return {one[len(name) + 1 :]: Severity.OFF for one in ignored if re.match(rf"{prefix}/[^/]+$", one)}
