"""How near the quick "what if" of a report comes to replaying anew under other conditions.

A report lives through delegations again with the proposals of the run.  Replayed anew, the tool
would have been told other decisions, and would have proposed a little differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from benchmarks.options import asks_for_streams
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner
from benchmarks.streams import Request
from remit.core.replay import PastCase, Recorded, Replay, ReplayPlan, Tool, summarise
from remit.core.replay.what_if import Choice, other_choices

STREAMS = ("banking77",)


@click.command()
@asks_for_streams
def main(request: Request, out: str) -> None:
    """Print what other conditions would have freed: quickly, and replayed anew."""
    for stream in request.streams(*STREAMS):
        past = [PastCase(*pair) for pair in zip(stream.cases, stream.answers, strict=True)]
        recorded = _recorded(past)
        rows = [_row(choice, past, recorded) for choice in other_choices(ReplayPlan())]
        show(f"what if {stream.name}: decided by the tool, quick and anew", rows, out)


def _recorded(past: Iterable[PastCase]) -> list[PastCase]:
    """The cases with what was proposed under the usual conditions."""
    replay = Replay(learner(), ReplayPlan())
    records = [(case, replay.step(case)) for case in track(list(past), "usual conditions")]
    return [
        replace(case, case=replace(case.case, text="", fields={
            "proposal": record.proposal, "confidence": str(record.confidence)
        }))
        for case, record in records
    ]  # fmt: skip


def _row(choice: Choice, past: list[PastCase], recorded: list[PastCase]) -> Row:
    quick = _figures(Recorded("proposal", "confidence"), choice.plan, recorded)
    anew = _figures(learner(), choice.plan, track(past, str(choice.value)))
    return {
        "condition": f"{choice.dimension} {choice.value:g}",
        "quick": quick["decided_by_tool"],
        "anew": anew["decided_by_tool"],
        "quick, last quarter": quick["last_quarter"]["decided_by_tool"],
        "anew, last quarter": anew["last_quarter"]["decided_by_tool"],
        "wrong, quick": quick["tool_error"],
        "wrong, anew": anew["tool_error"],
    }


def _figures(tool: Tool, plan: ReplayPlan, cases: Iterable[PastCase]) -> dict[str, Any]:
    replay = Replay(tool, plan)
    for past in cases:
        replay.step(past)
    replay.close()
    return summarise(replay)
