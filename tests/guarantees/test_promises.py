"""The short form of `make guarantees`: fewer and shorter worlds, the same counting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.guarantees import (
    WORLDS,
    World,
    after_the_jump,
    broken_promises,
    kept,
    together,
    who_grants,
)
from benchmarks.report import Row

pytestmark = pytest.mark.guarantees


def number(row: Row, name: str) -> float:
    return float(str(row[name]))


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_the_promise_is_kept(world: World):
    row = broken_promises(replace(world, cases=min(world.cases, 1000)), worlds=50, seed=11)
    assert kept(row), row


def test_what_is_said_of_several_delegations_holds():
    row = together(families=20, seed=7)
    assert number(row, "any wrong among the certain") <= number(row, "limit")
    assert number(row, "wrong share of the mostly right") <= number(row, "limit")


def test_a_jump_is_noticed_in_time():
    row = after_the_jump(delay=0, worlds=16, seed=5)
    assert number(row, "uncorrected errors, mean") <= 75
    assert number(row, "95th percentile") <= 180
    assert number(row, "decided by the tool before") >= 0.9


def test_late_verdicts_delay_the_alarm_and_do_not_silence_it():
    row = after_the_jump(delay=200, worlds=8, seed=5)
    assert number(row, "uncorrected errors, mean") <= 180


def test_rules_in_the_wild_hand_over_to_a_tool_that_remit_refuses():
    row = who_grants(error_rate=0.1, worlds=40, seed=3)
    assert row["Remit"] == "0.000"
    assert str(row["20 right in a row"]).startswith("1.000")
