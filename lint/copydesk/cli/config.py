"""`copydesk config`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from copydesk.cli.setup import prepared
from copydesk.config import RuleSetting, Selection
from copydesk.config.options import option_types
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
    run = prepared(config_file, Selection(), None, None, isolated=isolated)
    click.echo("\n".join(_shown(run, file)))


def _shown(run: Run, file: str) -> Iterator[str]:
    activation = run.activation(file)
    configuration, site = activation.configuration, activation.configuration.site
    yield f"configuration: {configuration.path or 'none'}"
    for part in configuration.parts[:-1]:
        yield f"  extends: {part.layer.path}"
    yield f"fail-on: {configuration.fail_on.value}"
    yield f"minimum-confidence: {configuration.minimum_confidence.value}"
    yield "site:"
    said = {key for part in configuration.parts for key in part.site}
    for key in ("generator", "timezone", "language", "permalink", "schema"):
        value = getattr(site, key)
        origin = configuration.path if key in said or key == "schema" else "detected"
        yield f"  {key}: {value}  # {origin}" if value else f"  {key}:"
    yield "rules:"
    settings = activation.settings(file)
    for name, entry in activation.catalogue.rules.items():
        setting = settings.get(name, RuleSetting())
        origin = setting.origins.get("severity", "default")
        if not activation.runs(name, setting):
            yield f"  {name}: off  # {origin}"
            continue
        severity = setting.severity or entry.load().meta.severity
        yield f"  {name}: {severity.value}  # {origin}"
        for code, value in setting.codes.items():
            yield f"    /{code}: {value.value}  # {setting.origins[code]}"
        for option in option_types(entry.load()):
            if option in setting.options:
                shown = option.replace("_", "-")
                yield f"    {shown}: {setting.options[option]!r}  # {setting.origins[option]}"
