from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from remit.core.authority import Promise
from remit.core.replay import Replay, ReplayPlan, summarise
from tests.core.replay.echo import Echo, stream

PARTS = ("tool_unseen", "tool_audited", "officer_blind", "officer_shown")


def figures_of(cases) -> dict[str, Any]:
    replay = Replay(Echo(), ReplayPlan(Promise(blind_share=0.5)))
    for past in cases:
        replay.step(past)
    return summarise(replay)


def every(days: float, cases: int):
    start = datetime(2023, 12, 30, tzinfo=UTC)
    for number, past in enumerate(stream(cases, error_rate=0.03)):
        arrived = start + timedelta(days=days * number)
        yield replace(past, case=replace(past.case, arrived=arrived))


@pytest.mark.parametrize(
    ("days", "unit", "first"),
    [(0.01, "day", "2023-12-30"), (0.5, "month", "2023-12"), (3, "quarter", "2023 Q4"),
     (20, "year", "2023")],
)  # fmt: skip
def test_the_unit_follows_from_how_long_it_took(days, unit, first):
    figures = figures_of(every(days, 1_000))

    assert figures["period_unit"] == unit
    assert figures["periods"][0]["name"] == first


def test_periods_add_up_to_the_whole():
    figures = figures_of(every(0.5, 1_000))
    periods = figures["periods"]

    assert sum(period["cases"] for period in periods) == 1_000
    assert all(sum(period[part] for part in PARTS) == period["cases"] for period in periods)
    assert sum(p["tool_unseen"] + p["tool_audited"] for p in periods) == figures["decided"]
    assert sum(period["wrong_unseen"] for period in periods) == figures["errors_unseen"]


def test_without_times_there_are_stretches_of_cases():
    figures = figures_of(stream(1_000))

    assert figures["period_unit"] == "stretch"
    assert [p["name"] for p in figures["periods"]][:2] == ["1–41", "42–83"]
    assert figures["from"] == figures["to"] == ""
    assert figures["last_quarter"]["days"] is None


def test_the_blind_error_lies_within_its_bounds():
    periods = [p for p in figures_of(every(0.5, 1_000))["periods"] if p["labels"]]

    assert periods
    assert all(p["label_low"] <= p["label_rate"] <= p["label_high"] for p in periods)


def test_a_period_without_cases_is_left_out():
    early, late = every(0.01, 50), every(0.01, 50)
    moved = (
        replace(p, case=replace(p.case, case_id=f"L{n}", arrived=p.case.arrived + timedelta(200)))
        for n, p in enumerate(late)
    )
    assert [p["name"] for p in figures_of([*early, *moved])["periods"]] == ["2023-12", "2024-07"]


def test_the_labels_of_a_period_tell_the_truth_within_their_interval():
    periods = [p for p in figures_of(every(0.5, 6_000))["periods"] if p["labels"]]
    within = sum(p["label_low"] <= p["sure_rate"] <= p["label_high"] for p in periods)

    assert all(p["labels"] <= p["sure"] and p["label_errors"] <= p["sure_wrong"] for p in periods)
    assert within >= 0.9 * len(periods)
