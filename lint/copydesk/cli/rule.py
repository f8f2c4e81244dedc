"""`copydesk rule`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import click

from copydesk import own
from copydesk.registry import Catalogue, Plugins
from copydesk.rule import Meta, RuleFactory


@click.command()
@click.argument("name", required=False, metavar="[ID]")
def rule(name: str | None) -> None:
    """List the rules, or describe one: what it finds, its codes, severities and options."""
    catalogue = Plugins().catalogue()
    if name is None:
        click.echo("\n".join(_listed(catalogue)))
        return
    if name in catalogue.rules:
        click.echo("\n".join(_described(catalogue.factory(name).meta, catalogue)))
        return
    engine = next((meta for meta in own.METAS if meta.name == name), None)
    if engine is None:
        meant = catalogue.suggestion(name)
        raise click.UsageError(f"there is no rule `{name}`" + (f": did you mean `{meant}`?" if meant else ""))
    click.echo("\n".join(_described(engine, catalogue)))


def _listed(catalogue: Catalogue) -> Iterator[str]:
    width = max(map(len, catalogue.names))
    for name, entry in catalogue.rules.items():
        meta = catalogue.factory(name).meta
        severity = meta.severity.value if entry.enabled else "off"
        yield f"{name:{width}}  {severity:8} {meta.summary}"
    for meta in own.METAS:
        yield f"{meta.name:{width}}  {meta.severity.value:8} {meta.summary}"


def _described(meta: Meta, catalogue: Catalogue) -> Iterator[str]:
    entry = catalogue.rules.get(meta.name)
    yield f"{meta.name}: {meta.summary}"
    on = entry is None or entry.enabled
    yield f"from {catalogue.owners[meta.name]}; {'on' if on else 'off'} by default"
    yield ""
    yield "Codes:"
    for code, template in meta.messages.items():
        yield f"  {code} ({meta.severity_of(code).value}): {template}"
    options = list(_options(catalogue.factory(meta.name))) if entry else []
    if options:
        yield ""
        yield "Options:"
        yield from options


def _options(factory: RuleFactory) -> Iterator[str]:
    if not (isinstance(factory, type) and dataclasses.is_dataclass(factory)):
        return
    default = factory()
    for option in dataclasses.fields(factory):
        yield f"  {option.name.replace('_', '-')}: {option.type} = {getattr(default, option.name)!r}"
