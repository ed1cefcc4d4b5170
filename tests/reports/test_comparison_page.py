from __future__ import annotations

import pytest

from remit.core.replay.staff_time import Minutes
from remit.core.sentences import ENGLISH
from remit.reports import comparison_page
from tests.reports.figures import Figures, comparison_figures, renamed
from tests.reports.reading import Reading


@pytest.fixture(scope="module")
def figures():
    return comparison_figures(minutes=Minutes(6, 12))


def told(figures: Figures) -> str:
    return " ".join(Reading(comparison_page(figures, ENGLISH)).words)


def test_it_shows_each_tool_with_its_figures(figures):
    _, *rows = Reading(comparison_page(figures, ENGLISH)).tables["What each tool earned"]

    assert [row[0] for row in rows] == ["甲", "乙"]
    assert [row[6] for row in rows] == [str(tool["errors_unseen"]) for tool in figures["tools"]]


def test_it_shows_every_difference_with_its_interval(figures):
    _, *rows = Reading(comparison_page(figures, ENGLISH)).tables["甲 against 乙"]
    accuracy = figures["pairs"][0]["last_quarter"]["accuracy"]

    assert rows[0][1:] == [f"{accuracy[key]:.1%}" for key in ("difference", "low", "high")]


def test_it_names_the_tool_that_is_better(figures):
    assert figures["recommendation"]["key"] == "better"
    assert "worth more than every other" in told(figures)


@pytest.mark.parametrize(
    ("recommendation", "words"),
    [
        ({"key": "neither_earned", "tools": []}, "No tool held the right"),
        ({"key": "neither_pays", "tools": ["甲"]}, "cost more time than they save"),
        (
            {"key": "either", "tools": ["甲", "乙"],
             "closest": {"tool": "乙", "low": -0.1, "high": 0.1}},
            "do not tell apart",
        ),
        (
            {"key": "alone", "tools": ["甲"], "not_separated_from": ["乙"],
             "closest": {"tool": "乙", "low": None, "high": None}},
            "Only “甲” held the right",
        ),
    ],
    ids=lambda value: value["key"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_it_says_what_is_recommended(figures, recommendation, words):
    assert words in told({**figures, "recommendation": recommendation})


def test_it_compares_where_nobody_gave_the_minutes():
    assert "Minutes saved" not in told(comparison_figures())


def test_it_escapes_the_names_of_tools(figures):
    assert "<script" not in comparison_page(renamed(figures, "甲", "<script>"), ENGLISH)


def test_it_leads_to_the_report_of_each_tool(figures):
    tools = [
        {**tool, "report": f"tool-{n}/report.html"} for n, tool in enumerate(figures["tools"])
    ]
    page = comparison_page({**figures, "tools": tools}, ENGLISH)

    assert '<a href="tool-1/report.html">乙</a>' in page


def lately(figures: Figures, *shares: float) -> Figures:
    """The figures, with these shares of right proposals in the last 25% of the cases."""
    tools = [
        {**tool, "last_quarter": {**tool["last_quarter"], "accuracy": share}}
        for tool, share in zip(figures["tools"], shares, strict=True)
    ]
    return {**figures, "tools": tools}


def test_it_says_where_another_tool_was_right_most_often_in_the_end(figures):
    first = figures["tools"][0]["accuracy"]

    assert "甲 got worse" in told(lately(figures, 0.67, 0.79))
    assert "in the last 25% of the cases 乙 was (79% against 67%)" in told(
        lately(figures, 0.67, 0.79)
    )
    assert "乙 got better" in told(lately(figures, first, 1.0))
    assert "most often (" not in told(lately(figures, 0.8, 0.7))


def test_it_says_what_is_missing_for_the_nearest_tool(figures):
    one, other = figures["tools"]
    near = {**one, "labels_needed": 131, "cases_needed": 2_499, "reason": ""}
    far = {**other, "labels_needed": None, "cases_needed": None}
    none = {**figures, "recommendation": {"key": "neither_earned", "tools": []}}

    assert (
        "Nearest is 甲: 131 more blind labels at its present rate of errors, about 2,499"
        in told({**none, "tools": [near, far]})
    )
    assert "at least 131 more blind labels if none says wrong" in told(
        {**none, "tools": [{**near, "reason": "early"}, far]}
    )
    assert "more cases would help none" in told({**none, "tools": [far, far]})


def test_no_tool_wins_where_officers_read_every_case_with_each(figures):
    idle = [{**tool, "decided_by_tool": 0.0, "officers_read": 1.0} for tool in figures["tools"]]

    assert "Officers read every case with every tool." in told({**figures, "tools": idle})


def test_tools_that_share_the_best_figure_are_both_named(figures):
    twin = {**figures["tools"][0], "name": "丙"}

    assert "Right most often: “甲”, “丙”" in told({**figures, "tools": [*figures["tools"], twin]})


def test_a_pair_that_repeats_another_is_left_out_and_counted(figures):
    (pair,) = figures["pairs"]
    page = told({**figures, "pairs": [pair, {**pair, "tools": ["丙", "乙"]}]})

    assert "丙 against 乙" not in page
    assert "1 pair is not shown, because it differs in nothing, or repeats one" in page


def test_no_difference_at_all_reads_the_same(figures):
    (pair,) = figures["pairs"]
    none = {"difference": 0.0, "low": 0.0, "high": 0.0}
    lately = {**pair["last_quarter"], "decided_by_tool": none}

    alike = told({**figures, "pairs": [{**pair, "last_quarter": lately}]})
    assert "Cases decided by the tool, last 25% of the cases: the same." in alike


def test_it_speaks_of_no_questions_that_it_does_not_ask(figures):
    assert "five questions" not in told(figures)
