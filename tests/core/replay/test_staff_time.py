from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from remit.core.authority import Promise
from remit.core.errors import InvalidPromise
from remit.core.replay import Replay, ReplayPlan, summarise
from remit.core.replay.staff_time import Minutes, in_hours
from remit.core.replay.what_if import what_if
from tests.core.replay.echo import Echo, stream


@pytest.fixture
def figures():
    plan = ReplayPlan(Promise(blind_share=1.0))
    replay = Replay(Echo(), plan)
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for number, past in enumerate(stream(1_000, error_rate=0.01)):
        arrived = start + timedelta(days=number / 10)
        replay.step(replace(past, case=replace(past.case, arrived=arrived)))
    found = summarise(replay)
    return {**found, "what_if": what_if(found, plan, [])}


def test_net_is_what_remains_after_audits_and_repairs(figures):
    time = in_hours(figures, Minutes(6, 30))["staff_time"]

    assert time["freed_hours"] == figures["decided"] / 10
    assert time["audit_hours"] == figures["audits"] / 10
    assert time["correction_hours"] == figures["wrong"] / 2
    assert time["net_hours"] == pytest.approx(
        time["freed_hours"] - time["audit_hours"] - time["correction_hours"]
    )


def test_hours_a_week_are_those_of_the_last_quarter(figures):
    counted = in_hours(figures, Minutes(6, 12))
    lately = Minutes(6, 12).hours(figures["last_quarter"])["net_hours"]

    assert counted["staff_time"]["hours_per_week"] == pytest.approx(lately / (24.9 / 7), rel=1e-3)


def test_the_parts_have_their_hours_too(figures):
    counted = in_hours(figures, Minutes(6, 12))
    net = counted["staff_time"]["net_hours"]

    assert [d["net_hours"] for d in counted["delegations"]] == [net]
    assert sum(a["net_hours"] for a in counted["by_answer"]) == pytest.approx(net, abs=0.05)
    assert {c["net_hours"] for row in counted["what_if"] for c in row["choices"]} == {net}


def test_where_nobody_said_how_long_a_case_takes_no_hours_are_made_up(figures):
    assert in_hours(figures, None)["staff_time"] is None


@pytest.mark.parametrize("minutes", [0, -1, float("nan"), 1e6])
def test_minutes_that_cannot_be_are_refused(minutes):
    with pytest.raises(InvalidPromise, match="minutes for a case"):
        Minutes(6, minutes)
