"""The options that several commands share, and the plan that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from remit.project import quantities

if TYPE_CHECKING:
    from remit.adapters.past_cases import Columns
    from remit.core.replay import ReplayPlan
    from remit.core.replay.staff_time import Minutes

F = TypeVar("F", bound=Callable[..., Any])
Conditions = dict[str, Any]

SHUFFLE = click.option(
    "--shuffle", is_flag=True, help="Random order, for tables sorted by answer."
)

LANG = click.option(
    "--lang", default="en", show_default=True, type=click.Choice(["en", "zh-hant"]),
    help="Language of the answers: English or Traditional Chinese.",
)  # fmt: skip

OPEN = click.option(
    "--open/--no-open", "open_page", default=None,
    help="Open the report in the browser, or do not.",
)  # fmt: skip

MINUTES = [
    click.option(
        "--minutes", metavar="M", callback=quantities.minutes,
        help="How long a person needs for one case; then the report counts hours.",
    ),
    click.option(
        "--repair-minutes", metavar="M", callback=quantities.minutes,
        help="How long it takes to put a wrong decision right.  [default: twice --minutes]",
    ),
]  # fmt: skip

CONDITIONS = [
    click.option(
        "--promise", default=0.05, show_default=True, type=str, metavar="SHARE",
        callback=quantities.share(0.5),
        help="Share of the tool's decisions that may be wrong, such as 0.05 or 5%.",
    ),
    click.option(
        "--confidence", default=0.95, show_default=True, type=str, metavar="SHARE",
        callback=quantities.share(1),
        help="How sure the evidence must be that the promise holds.",
    ),
    click.option(
        "--audit-rate", default=0.1, show_default=True, type=str, metavar="SHARE",
        callback=quantities.share(1, up_to=True),
        help="Share of the tool's decisions that a second person decides again, blind.",
    ),
    click.option(
        "--blind-share", default=0.2, show_default=True, type=str, metavar="SHARE",
        callback=quantities.share(1, up_to=True),
        help="Share of the cases not delegated that are decided without seeing the "
        "proposal: only these are evidence.  With 1, nobody would ever see a proposal.",
    ),
    click.option(
        "--label-delay", default="0", show_default=True, metavar="N|Nd", callback=quantities.delay,
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
    *MINUTES,
    LANG,
    OPEN,
    click.option("--fresh", is_flag=True, help="Do not resume an interrupted run."),
]  # fmt: skip

BESIDES = [
    click.option(
        "--what-if/--no-what-if", default=True, show_default=True,
        help="Live through other promises, audit rates, blind shares and delays as well.",
    ),
    click.option(
        "--with-texts", is_flag=True,
        help="Show examples of what was confused, with personal data masked.",
    ),
]  # fmt: skip

COLUMNS = [
    click.option("--text", default="", metavar="COL", help="Column with what the citizen wrote."),
    click.option("--answer", default="", metavar="COL", help="Column with how it was decided."),
    click.option("--time", default="", metavar="COL", help="Column with when it came in."),
    click.option(
        "--id", "case_id", default="", metavar="COL", help="Column with the case's number."
    ),
    click.option(
        "--group", default="", metavar="COL", help="Column with the group of equal harm."
    ),
    click.option("--file-encoding", default="", metavar="NAME", help="If it is guessed wrongly."),
]


def shared(options: Sequence[Callable[[F], F]]) -> Callable[[F], F]:
    """Give a command these options, in this order."""

    def decorated(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def folder(default: str, what: str) -> Callable[[F], F]:
    """The option that names the output folder."""
    return click.option(
        "--out", default=default, show_default=True, metavar="DIR", type=Path, help=what
    )


def columns(taken: dict[str, Any], fields: tuple[str, ...] = ()) -> Columns:
    """Return the columns that were named; text and answer cannot be done without."""
    from remit.adapters.past_cases import Columns

    missing = [f"--{name}" for name in ("text", "answer") if not taken[name]]
    if missing:
        raise click.UsageError(
            f"name the column for {' and '.join(missing)}; "
            "`remit replay --check FILE` lists the columns of a file"
        )
    check_columns(taken)
    if taken["answer"] in fields:
        raise click.UsageError(
            f'--proposals "{taken["answer"]}" is the column of --answer: a tool would be judged '
            "by its own answers; name the column with what the tool answered"
        )
    named = {name: taken[name] for name in ("text", "answer", "time", "case_id", "group")}
    return Columns(**named, fields=fields)


def check_columns(taken: dict[str, Any]) -> None:
    """Refuse columns that contradict each other, or what was asked for besides."""
    if taken["text"] and taken["text"] == taken["answer"]:
        raise click.UsageError(
            "--text and --answer name the same column, so the answer would stand in the question; "
            "name two columns"
        )
    if taken["delegations"] == "group" and not taken["group"]:
        raise click.UsageError("--delegations group needs --group with the column of groups")
    if taken["shuffle"] and taken["time"]:
        raise click.UsageError("--shuffle would undo --time; give one of them")
    if taken["label_delay"].strip().lower().endswith("d") and not taken["time"]:
        raise click.UsageError(
            "--label-delay in days needs --time with the column of times; or give it in cases"
        )


def plan(conditions: Conditions) -> ReplayPlan:
    """Return the plan that the conditions make."""
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


def minutes(taken: dict[str, Any]) -> Minutes | None:
    """Return how long a case takes, if it was said."""
    from remit.core.replay.staff_time import Minutes

    a_case, a_repair = taken["minutes"], taken["repair_minutes"]
    if a_case is None:
        if a_repair is not None:
            raise click.UsageError("--repair-minutes needs --minutes as well")
        return None
    return Minutes(a_case, 2 * a_case if a_repair is None else a_repair)
