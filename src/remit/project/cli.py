"""The command `remit`.

Whatever takes time to import is imported by the command that needs it, so that `--help`
answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from remit import __version__
from remit.core.errors import RemitError

if TYPE_CHECKING:
    from remit.adapters.past_cases import Columns
    from remit.core.replay import ReplayPlan

F = TypeVar("F", bound=Callable[..., Any])
Conditions = dict[str, Any]
WRONG_INPUT, STOPPED = 2, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99})
@click.version_option(__version__, prog_name="remit")
def main() -> None:
    """Casework in which a tool earns the authority to decide.

    Begin with `remit demo`; then replay last year's cases of your own with `remit replay`.
    """


def _conditions(command: F) -> F:
    """The options that say under which conditions the past is lived through again."""
    options = [
        click.option(
            "--promise", default=0.05, show_default=True,
            help="Share of the tool's decisions that may be wrong.",
        ),
        click.option(
            "--confidence", default=0.95, show_default=True,
            help="How sure the evidence must be that the promise holds.",
        ),
        click.option(
            "--audit-rate", default=0.1, show_default=True,
            help="Share of the tool's decisions that a second person decides again, blind.",
        ),
        click.option(
            "--blind-share", default=0.2, show_default=True,
            help="Share of the cases not delegated that are decided without seeing the "
            "proposal: only these are evidence.  With 1, nobody would ever see a proposal.",
        ),
        click.option(
            "--label-delay", default="0", show_default=True, metavar="N|Nd",
            help="How late verdicts come: in cases (200) or, with --time, in days (14d).",
        ),
        click.option(
            "--delegations", default="one", show_default=True,
            type=click.Choice(["one", "answer", "group"]),
            help="One delegation for all cases, one for each proposed answer, or one for each "
            "group.  Each must earn its own evidence.",
        ),
        click.option("--seed", default=0, show_default=True, help="Fixes the draws of chance."),
        click.option(
            "--encoder", default="none", show_default=True, metavar="none|minilm|URL",
            help="Meaning of texts: none needed; minilm for English (`make encoder`); or an "
            "OpenAI-compatible embeddings endpoint.",
        ),
        click.option(
            "--accept-rules", is_flag=True,
            help="Sign every rule that the tool proposes, such as after a reorganisation.",
        ),
        click.option("--fresh", is_flag=True, help="Do not resume an interrupted run."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@main.command(short_help="Live through past cases again: what would a tool have earned?")
@click.argument("file")
@click.option("--text", required=True, metavar="COL", help="Column with what the citizen wrote.")
@click.option("--answer", required=True, metavar="COL", help="Column with how it was decided.")
@click.option("--time", default="", metavar="COL", help="Column with when it came in.")
@click.option("--id", "case_id", default="", metavar="COL", help="Column with the case's number.")
@click.option("--group", default="", metavar="COL", help="Column with the group of equal harm.")
@click.option(
    "--out", default="remit-replay", show_default=True, metavar="DIR", type=Path,
    help="Folder for summary.json, cases.csv and rows_set_aside.csv.",
)  # fmt: skip
@click.option("--file-encoding", default="", metavar="NAME", help="If it is guessed wrongly.")
@click.option("--shuffle", is_flag=True, help="Random order, for tables sorted by answer.")
@_conditions
def replay(
    file: str,
    text: str,
    answer: str,
    time: str,
    case_id: str,
    group: str,
    out: Path,
    file_encoding: str,
    shuffle: bool,
    **conditions: Any,
) -> None:
    """Live through last year's cases again, with a tool and a remit.

    FILE is any table with a row of column names: CSV or TSV, plain or .gz; - for standard
    input.  The tool proposes an answer to each case, in order of time; officers decide and it
    learns; a share is decided blind and audited; and as soon as the evidence holds, the tool
    decides alone what it is sure of.  Answered are: how often would it have been right, what
    would it have earned the right to decide alone and from when, how many of its decisions
    would have been wrong, and where must it not be trusted?

    \b
    Examples:
      remit replay cases.csv --text message --answer department
      remit replay cases.csv.gz --text message --answer department \\
            --time received --label-delay 14d --out last-year
      remit replay export.txt --text question --answer team \\
            --group harm --delegations group --promise 0.02

    Ctrl-C saves; the same command goes on from there.  Nothing leaves this machine, unless
    --encoder names an endpoint.
    """
    from remit.adapters.past_cases import Columns

    if conditions["delegations"] == "group" and not group:
        raise click.UsageError("--delegations group needs --group with the column of groups")
    if shuffle and time:
        raise click.UsageError("--shuffle would undo --time; give one of them")
    columns = Columns(text, answer, time, case_id, group)
    _run(file, columns, out, conditions, file_encoding=file_encoding, shuffle=shuffle)


# A sample of 2,000 cases is too small to earn much at 5 in 100; a file of your own is not.
DEMO = {"promise": 0.1, "audit_rate": 0.2, "blind_share": 0.5, "accept_rules": True}


@main.command(
    short_help="Replay a small bilingual sample.", context_settings={"default_map": DEMO}
)
@click.option(
    "--out", default="out/demo", show_default=True, metavar="DIR", type=Path,
    help="Folder for the results.",
)  # fmt: skip
@_conditions
def demo(out: Path, **conditions: Any) -> None:
    """Replay a small sample in English and Chinese: the hotline of Harbour City.

    The messages were written for this purpose; the city does not exist.
    """
    from remit.adapters.past_cases import Columns
    from remit.samples import hotline

    columns = Columns("text", "department", "time", "id")
    with as_file(hotline()) as sample:
        _run(str(sample), columns, out, conditions)


def _run(file: str, columns: Columns, out: Path, conditions: Conditions, **reading: Any) -> None:
    """Run a job and tell what it found, or in one line why not."""
    from remit.project.job import Interrupted, Job, run
    from remit.project.progress import watched
    from remit.project.report import tell

    try:
        job = Job(file, columns, out, _plan(conditions), conditions["encoder"], **reading)
        tell(run(job, watched, conditions["fresh"]), job)
    except (RemitError, OSError) as error:
        click.echo(f"remit: {error}", err=True)
        sys.exit(WRONG_INPUT)
    except Interrupted as stop:
        click.echo(f"\nremit: {stop}", err=True)
        sys.exit(STOPPED)


def _plan(conditions: Conditions) -> ReplayPlan:
    from remit.core.authority import Promise
    from remit.core.replay import LabelDelay, Pooling, ReplayPlan

    promise = Promise(
        target_level=conditions["promise"],
        confidence_level=conditions["confidence"],
        audit_rate=conditions["audit_rate"],
        blind_share=conditions["blind_share"],
        comparison_share=min(Promise().comparison_share, conditions["blind_share"]),
    )
    return ReplayPlan(
        promise,
        Pooling(conditions["delegations"]),
        LabelDelay.parse(conditions["label_delay"]),
        conditions["accept_rules"],
        conditions["seed"],
    )
