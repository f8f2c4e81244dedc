"""`copydesk init`."""

from __future__ import annotations

from pathlib import Path

import click

from copydesk.config.starter import starter
from copydesk.errors import InputError


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False, exists=True))
def init(folder: Path) -> None:
    """Write a first copydesk.yaml for the site in FOLDER; an existing one is never overwritten."""
    target = folder / "copydesk.yaml"
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(folder.resolve().as_posix()))
    except FileExistsError:
        raise InputError(f"{target}: exists already; nothing was written") from None
    except OSError as error:
        raise InputError(f"{target}: could not be written: {error.strerror}") from error
    click.echo(f"wrote {target}")
