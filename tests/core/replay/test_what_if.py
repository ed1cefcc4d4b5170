from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from remit.core.authority import Promise
from remit.core.replay import (
    CaseRecord,
    LabelDelay,
    PastCase,
    Recorded,
    Replay,
    ReplayPlan,
    summarise,
)
from remit.core.replay.what_if import other_choices, what_if
from tests.core.replay.echo import Echo, stream

PLAN = ReplayPlan(Promise(blind_share=0.5), label_delay=LabelDelay(20))


def lived_through(cases, plan: ReplayPlan, tool) -> tuple[dict[str, Any], list[CaseRecord]]:
    replay = Replay(tool, plan)
    records = [replay.step(past) for past in cases]
    replay.close()
    return summarise(replay), records


def from_the_record(past: PastCase, record) -> PastCase:
    """Return a case as `cases.csv` keeps it: what was proposed, and no text."""
    fields = {"proposal": record.proposal, "confidence": str(record.confidence)}
    return replace(past, case=replace(past.case, text="", fields=fields))


def test_the_present_conditions_give_the_same_again_from_the_record_alone():
    cases = list(stream(1_500, error_rate=0.02))
    figures, records = lived_through(cases, PLAN, Echo())
    again = map(from_the_record, cases, records)

    found, _ = lived_through(again, PLAN, Recorded("proposal", "confidence"))

    assert {**found, "tool": "echo"} == figures


def test_every_condition_is_varied_around_the_present_one():
    figures, _ = lived_through(stream(200), PLAN, Echo())
    choices = other_choices(PLAN)

    rows = what_if(figures, PLAN, [(choice, figures) for choice in choices])

    assert [row["dimension"] for row in rows] == [
        "promise", "audit_rate", "blind_share", "label_delay"
    ]  # fmt: skip
    assert all(len(row["choices"]) == 4 for row in rows[:3])
    assert all(sum(c["present"] for c in row["choices"]) == 1 for row in rows)
    values = [[c["value"] for c in row["choices"]] for row in rows]
    assert values == [sorted(row) for row in values]


def test_only_one_condition_differs_from_the_run():
    for choice in other_choices(PLAN):
        if choice.dimension == "label_delay":
            assert replace(choice.plan, label_delay=PLAN.label_delay) == PLAN
        else:
            assert choice.plan.label_delay == PLAN.label_delay
            assert choice.plan.promise != PLAN.promise


@pytest.mark.parametrize(("delay", "values"), [("14d", [7, 30, 90]), ("0", [100, 500, 2_000])])
def test_delays_are_varied_in_their_own_unit(delay, values):
    plan = ReplayPlan(label_delay=LabelDelay.parse(delay))
    found = [c.value for c in other_choices(plan) if c.dimension == "label_delay"]
    assert found == values
