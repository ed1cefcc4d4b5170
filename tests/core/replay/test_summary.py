from __future__ import annotations

import json

import numpy as np
import pytest

from remit.core.authority import Promise
from remit.core.cases import Case, Decider
from remit.core.replay import LabelDelay, PastCase, Pooling, Replay, ReplayPlan, summarise
from remit.core.replay.hindsight import oracle_share
from tests.core.replay.echo import Echo, Suggestion, stream

ALL_BLIND = Promise(blind_share=1.0)


def lived_through(cases, plan: ReplayPlan | None = None, tool: Echo | None = None):
    """Return the summary and the records of a replay."""
    replay = Replay(tool or Echo(), plan or ReplayPlan(ALL_BLIND))
    records = [replay.step(past) for past in cases]
    replay.close()
    return summarise(replay), records


def test_the_figures_agree_with_the_cases():
    figures, records = lived_through(stream(1_000, error_rate=0.02))
    by_tool = [record for record in records if record.decided_by is Decider.TOOL]

    assert figures["cases"] == 1_000
    assert figures["accuracy"] == sum(record.correct for record in records) / 1_000
    assert figures["decided_by_tool"] == len(by_tool) / 1_000
    assert figures["tool_error"] == pytest.approx(
        sum(record.wrong for record in by_tool) / len(by_tool), abs=1e-6
    )
    assert figures["errors_unseen"] == sum(record.wrong_unseen for record in records)
    assert figures["audits"] == sum(record.audited for record in records)


def test_the_last_quarter_stands_alone():
    figures, records = lived_through(stream(1_000, error_rate=0.02))
    last = records[750:]

    assert figures["last_quarter"]["accuracy"] == sum(r.correct for r in last) / 250
    assert figures["last_quarter"]["decided_by_tool"] > figures["decided_by_tool"]


def test_everything_is_plain_and_the_same_again():
    one, _ = lived_through(stream(400, error_rate=0.05), ReplayPlan(ALL_BLIND, Pooling.ANSWER))
    two, _ = lived_through(stream(400, error_rate=0.05), ReplayPlan(ALL_BLIND, Pooling.ANSWER))

    assert json.dumps(one, sort_keys=True) == json.dumps(two, sort_keys=True)


def test_the_curve_ends_where_the_cases_end():
    figures, _ = lived_through(stream(120, error_rate=0.5))
    curve = figures["accuracy_curve"]

    assert len(curve) == 50
    assert curve[-1]["cases"] == 120
    assert curve[-1]["accuracy"] == figures["accuracy"]


@pytest.mark.parametrize("cases", [1, 2, 3])
def test_very_few_cases_make_a_summary_too(cases):
    figures, _ = lived_through(stream(cases))

    assert figures["cases"] == cases
    assert figures["decided_by_tool"] == 0
    assert figures["tool_error"] is None
    assert figures["accuracy_from_2000"] is None
    assert figures["errors_unseen_bound"] == 0
    assert figures["errors_unseen_bound_confidence"] is None


def test_a_delegation_says_since_when_at_which_line_and_what_happened():
    figures, records = lived_through(stream(1_000))
    (delegation,) = figures["delegations"]
    decided = [number for number, r in enumerate(records) if r.decided_by is Decider.TOOL]

    assert delegation["state"] == "granted"
    assert delegation["granted_at"]["after_cases"] <= decided[0]
    assert delegation["decided"] == len(decided)
    assert [entry["event"] for entry in delegation["history"]][0] == "granted"
    assert {entry["event"] for entry in delegation["history"][1:]} <= {"widened"}


def test_a_suspension_is_in_the_history_with_its_reason():
    worse = (PastCase(Case(f"W{p.row}", p.case.text), p.answer) for p in stream(600, 0.5))
    figures, _ = lived_through([*stream(600), *worse])
    history = figures["delegations"][0]["history"]

    ended = [entry for entry in history if entry["event"] == "suspended"]
    assert ended[0]["reason"] == "alarm"
    assert ended[0]["error_rate"] == pytest.approx(ended[0]["wrong"] / ended[0]["verdicts"])
    assert ended[0]["error_rate"] > 0.3
    assert figures["delegations"][0]["threshold"] is None


def test_no_more_errors_can_have_gone_unseen_than_decisions():
    figures, records = lived_through(stream(300))
    unseen = sum(r.decided_by is Decider.TOOL and not r.audited for r in records)

    assert 0 < figures["errors_unseen_bound"] <= unseen


def test_the_bounds_of_several_delegations_add_up_and_so_do_their_risks():
    figures, _ = lived_through(stream(1_500), ReplayPlan(ALL_BLIND, Pooling.ANSWER))
    bounds = [delegation["errors_unseen_bound"] for delegation in figures["delegations"]]

    assert figures["errors_unseen_bound"] == sum(bounds)
    assert figures["errors_unseen_bound_confidence"] == 0.85


def test_any_reader_of_json_can_read_them():
    figures, _ = lived_through(stream(300))

    assert json.loads(json.dumps(figures, allow_nan=False)) == figures


def test_rules_are_listed():
    tool = Echo(Suggestion("parks", "gardens"))
    figures, _ = lived_through(stream(40, error_rate=0.5), tool=tool)

    assert figures["rules_suggested"][0]["new"] == "gardens"


def test_late_verdicts_do_not_change_what_can_be_counted():
    plan = ReplayPlan(ALL_BLIND, label_delay=LabelDelay(100))
    figures, records = lived_through(stream(700), plan)

    assert figures["audits"] == figures["delegations"][0]["audits"]
    assert figures["blind_labels"] == sum(record.blind or record.audited for record in records)


def test_answers_that_are_often_wrong_are_named_the_worst_first():
    figures, _ = lived_through(stream(6_000, error_rate=0.04))
    (worst,) = figures["not_to_be_trusted"]["answers"]

    assert worst["name"] == "wrong"
    assert worst["error_rate"] == 1.0


def test_what_it_was_never_sure_enough_of_is_left_to_officers_and_not_called_wrong():
    sure = [PastCase(Case(f"S{n}", "roads 0.99"), "roads") for n in range(1_000)]
    unsure = [PastCase(Case(f"U{n}", "parks 0.2"), "trees") for n in range(1_000)]
    figures, _ = lived_through(past for pair in zip(sure, unsure, strict=True) for past in pair)

    where = figures["not_to_be_trusted"]
    assert where["answers"] == []
    assert where["with_officers"] == [{"name": "trees", "cases": 500, "sure": 0}]


def test_groups_and_answers_never_found_are_named():
    lost = [PastCase(Case(f"L{n}", "roads 0.99", group="lost"), "trees") for n in range(30)]
    figures, _ = lived_through([*lost, *lost[:0], *_renamed(lost)])
    where = figures["not_to_be_trusted"]

    assert where["never_right"] == [{"name": "trees", "cases": 60}]
    assert where["groups"] == [{"name": "lost", "cases": 30, "error_rate": 1.0}]


def _renamed(cases: list[PastCase]) -> list[PastCase]:
    return [
        PastCase(Case(f"R{n}", "roads 0.99", group="lost"), "trees") for n in range(len(cases))
    ]


def test_no_line_in_hindsight_can_part_cases_of_equal_confidence():
    confidence = np.array([0.9, 0.9, 0.5])

    assert oracle_share(confidence, np.array([True, False, True]), 0.05) == 0.0
    assert oracle_share(confidence, np.array([True, True, False]), 0.05) == pytest.approx(2 / 3)
    assert oracle_share(np.array([]), np.array([], dtype=np.bool_), 0.05) == 0.0
