"""The measurements of the site by name; without a name, all of them in turn."""

from __future__ import annotations

import click

from benchmarks.site import intake, pages, proposer, same_as_replay

PARTS = {
    "intake": intake.main,
    "proposer": proposer.main,
    "pages": pages.main,
    "same-as-replay": same_as_replay.main,
}


@click.group(commands=PARTS, invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Print what the running site does in a second, and whether it lives as a replay does."""
    if context.invoked_subcommand is None:
        for name, command in PARTS.items():
            command.main([], prog_name=name, standalone_mode=False)


if __name__ == "__main__":
    main()
