from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from remit.core.cases import Case
from remit.core.replay import PastCase, Pooling, Replay, ReplayPlan, summarise
from remit.core.replay.comparison import Entrant, compare
from remit.core.replay.staff_time import Minutes, in_hours
from remit.core.sentences import plain, say
from remit.project.report import tell, tell_comparison
from remit.wording import language
from tests.core.replay.echo import Echo, Suggestion, stream


def replayed(cases, tool: Echo, pooling: Pooling = Pooling.ONE) -> Replay:
    replay = Replay(tool, ReplayPlan(pooling=pooling))
    for past in cases:
        replay.step(past)
    return replay


def printed(cases, tool: Echo, pooling=Pooling.ONE, lang="en", minutes=None, **figures) -> str:
    """Return what the terminal shows after a replay of `cases`."""
    found = in_hours(summarise(replayed(cases, tool, pooling)), minutes)
    screen = io.StringIO()
    tell(
        {"rows_set_aside": {}, "assumed": [], **found, **figures},
        Path("out/report.html"),
        language(lang),
        Console(file=screen, width=100),
    )
    return screen.getvalue()


def test_it_begins_with_words_and_ends_with_the_files():
    lines = printed(stream(50), Echo()).splitlines()

    assert lines[:2] == ["May it decide alone?", lines[1]]
    assert lines[1].startswith("Too early to say.")
    assert lines[-2:] == [
        "Report: out/report.html",
        "Beside it: summary.json, cases.csv, rows_set_aside.csv",
    ]


def test_it_speaks_chinese():
    lines = printed(stream(50), Echo(), lang="zh-hant").splitlines()

    assert lines[1].startswith("言之尚早。")
    assert not any(c.isascii() and c.isalpha() for c in "".join(lines[:8]))


def test_hours_are_counted_where_somebody_said_how_long_a_case_takes():
    assert "hours freed" not in printed(stream(50), Echo())
    assert "hours freed" in printed(stream(50), Echo(), minutes=Minutes(6, 12))


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
        assumed=[plain(say("the file was read as {codec}", codec="Big5-HKSCS"))],
    )

    assert "1,200 rows set aside, listed in rows_set_aside.csv, no text: 3, 4, ..." in shown
    assert "A rule was proposed: “roads” is now “parks”." in shown
    assert "1 confidence was no number: taken as 0." in shown
    assert "Assumed: the file was read as Big5-HKSCS." in shown


def test_a_comparison_begins_with_what_to_try_and_why():
    replays = {name: replayed(stream(400, error), Echo()) for name, error in
               (("good", 0.0), ("bad", 0.4))}  # fmt: skip
    entrants = [Entrant(name, r.ledger, summarise(r)) for name, r in replays.items()]
    screen = io.StringIO()

    figures = {**compare(entrants), "assumed": [plain(say("the file was read as Big5-HKSCS"))]}
    tell_comparison(figures, Path("c.html"), language("en"), Console(file=screen, width=120))

    assert screen.getvalue().startswith("To try: ")
    assert "Assumed: the file was read as Big5-HKSCS." in screen.getvalue()
    assert "Report: c.html" in screen.getvalue()
