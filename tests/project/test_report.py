from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from remit.adapters.past_cases import Columns
from remit.core.cases import Case
from remit.core.replay import PastCase, Pooling, Replay, ReplayPlan, summarise
from remit.project.job import Job
from remit.project.report import tell
from tests.core.replay.echo import Echo, Suggestion, stream


def printed(cases, tool: Echo, pooling: Pooling = Pooling.ONE, **figures) -> str:
    """Return what the terminal shows after a replay of `cases`."""
    plan = ReplayPlan(pooling=pooling)
    replay = Replay(tool, plan)
    for past in cases:
        replay.step(past)
    screen = io.StringIO()
    tell(
        {"rows_set_aside": {}, "assumed": [], **summarise(replay), **figures},
        Job("cases.csv", Columns("text", "answer"), Path("out"), plan),
        Console(file=screen, width=100),
    )
    return screen.getvalue()


def test_it_begins_with_words_and_ends_with_the_files():
    lines = printed(stream(50), Echo()).splitlines()

    assert lines[0].startswith("Too early to say.")
    assert lines[-1] == "Files in out: summary.json, cases.csv"


def test_many_delegations_are_cut_short():
    cases = [PastCase(Case(str(n), f"label{n % 30} 0.5"), "other" * (n % 2)) for n in range(90)]

    assert "and 20 more in summary.json" in printed(cases, Echo(), Pooling.ANSWER)


def test_whatever_had_to_be_left_out_or_assumed_is_said():
    cases = [PastCase(Case("1", "roads nan"), "parks"), PastCase(Case("2", "roads 0.1"), "parks")]

    shown = printed(
        cases,
        Echo(Suggestion("roads", "parks")),
        rows_set_aside={"no text": 1_200},
        rows_set_aside_first={"no text": [3, 4]},
        assumed=["the file was read as Big5-HKSCS"],
    )

    assert "1,200 × no text (rows 3, 4, ...)." in shown
    assert "1 rule was proposed: “roads” is now “parks”." in shown
    assert "1 confidence was no number: taken as 0." in shown
    assert "Assumed: the file was read as Big5-HKSCS." in shown
