from __future__ import annotations

from typing import Any

from remit.core.cases import Case
from remit.core.replay import PastCase, Replay, ReplayPlan, summarise
from tests.core.replay.echo import Echo


def figures_of(answers, proposal: str = "roads") -> dict[str, Any]:
    replay = Replay(Echo(), ReplayPlan())
    for number, answer in enumerate(answers):
        replay.step(PastCase(Case(str(number), f"{proposal} 0.4"), answer))
    return summarise(replay)


def test_answers_that_came_and_went_are_named_with_when():
    figures = figures_of(["old", "roads"] * 50 + ["new", "roads"] * 50)

    assert [entry["name"] for entry in figures["changes"]["new"]] == ["new"]
    assert figures["changes"]["gone"] == [
        {"name": "old", "cases": 50, "case_number": 99, "time": ""}
    ]


def test_a_rare_answer_says_nothing_about_a_change():
    figures = figures_of(["roads"] * 190 + ["new"] * 10)
    assert figures["changes"] == {"new": [], "gone": []}


def test_pairs_are_listed_by_how_often_they_were_confused():
    figures = figures_of(["parks"] * 3 + ["water"] * 5 + ["roads"] * 9)

    assert figures["confusions"] == [
        {"answer": "water", "proposal": "roads", "cases": 5},
        {"answer": "parks", "proposal": "roads", "cases": 3},
    ]


def test_of_each_proposed_answer_it_is_told_how_often_it_was_right():
    (entry,) = figures_of(["roads"] * 3 + ["parks"])["by_answer"]

    assert (entry["name"], entry["cases"], entry["accuracy"]) == ("roads", 4, 0.75)
    assert (entry["decided"], entry["tool_error"]) == (0, None)
