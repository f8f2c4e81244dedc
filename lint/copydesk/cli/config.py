"""`copydesk config`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from copydesk.cli.setup import recipe_of
from copydesk.config import Activation, RuleSetting
from copydesk.config.options import option_types
from copydesk.config.validate import SITE
from copydesk.run import Run


@click.group()
def config() -> None:
    """Show what the configuration says."""


@config.command()
@click.option("--for", "file", required=True, metavar="FILE", help="The post that the settings are for.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
def show(file: str, config_file: Path | None, *, isolated: bool) -> None:
    """Print the settings that hold for a post, and where each was made."""
    run = Run.of(recipe_of(config_file, isolated=isolated))
    click.echo("\n".join(_shown(run, file)))


def _shown(run: Run, file: str) -> Iterator[str]:
    activation = run.activation(file)
    configuration = activation.configuration
    yield f"configuration: {configuration.path or 'none'}"
    for part in configuration.parts[:-1]:
        yield f"  extends: {part.layer.path}"
    yield f"fail-on: {configuration.fail_on.value}  # {configuration.origin('fail-on') or 'default'}"
    least = configuration.minimum_confidence.value
    yield f"minimum-confidence: {least}  # {configuration.origin('minimum-confidence') or 'default'}"
    yield "site:"
    for key in SITE:
        value = getattr(configuration.site, key)
        yield (
            f"  {key}: {value}  # {configuration.origin('site', key) or 'detected'}" if value else f"  {key}:"
        )
    if configuration.site.schema:
        yield f"schema: {configuration.site.schema}  # {configuration.origin('schema')}"
    yield "rules:"
    yield from _shown_rules(activation, activation.settings(file))


def _shown_rules(activation: Activation, settings: Mapping[str, RuleSetting]) -> Iterator[str]:
    for name in activation.catalogue.rules:
        setting = settings.get(name, RuleSetting())
        origin = setting.origins.get("severity", "default")
        if not activation.runs(name, setting):
            yield f"  {name}: off  # {origin}"
            continue
        factory = activation.catalogue.factory(name)
        severity = setting.severity or factory.meta.severity
        yield f"  {name}: {severity.value}  # {origin}"
        for code, value in setting.codes.items():
            yield f"    /{code}: {value.value}  # {setting.origins[code]}"
        for option in option_types(factory):
            if option in setting.options:
                shown = option.replace("_", "-")
                yield f"    {shown}: {setting.options[option]!r}  # {setting.origins[option]}"
