"""Runs of corrections become suggested rules, and ordinary confusion does not."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.learning.runs import RunsOfCorrections


def steady(runs: RunsOfCorrections, cases: int, confusion: float, seed: int = 1) -> None:
    """Let proposals of Parks be corrected to Lands now and then, as ever."""
    dice = np.random.default_rng(seed)
    for number in range(cases):
        runs.note("Parks", "Lands" if dice.random() < confusion else "Parks", f"old {number}")


@pytest.mark.parametrize("confusion", [0.0, 0.02, 0.05])
def test_a_reorganisation_is_proposed_within_eight_proposals(confusion):
    runs = RunsOfCorrections()
    steady(runs, 200, confusion)
    rules = [runs.note("Parks", "Lands", f"new {number}") for number in range(8)]
    rule = next(rule for rule in rules if rule)
    assert (rule.old, rule.new) == ("Parks", "Lands")
    assert rule.last_case.startswith("new")
    assert runs.suggested["Parks", "Lands"] == rule


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("confusion", [0.1, 0.3])
def test_answers_that_are_always_confused_make_no_rule(confusion, seed):
    runs = RunsOfCorrections()
    steady(runs, 3_000, confusion, seed)
    assert not runs.suggested


def test_a_beginners_errors_make_no_rule():
    runs = RunsOfCorrections()
    for number in range(12):
        runs.note("Parks", "Lands", str(number))
    assert not runs.suggested


def test_corrections_to_many_answers_make_no_rule():
    runs = RunsOfCorrections()
    steady(runs, 50, 0.0)
    for number in range(12):
        runs.note("Parks", f"office {number % 6}", str(number))
    assert not runs.suggested


def test_a_rule_is_suggested_once_and_gone_when_settled():
    runs = RunsOfCorrections()
    steady(runs, 50, 0.0)
    rules = [runs.note("Parks", "Lands", str(number)) for number in range(12)]
    assert sum(rule is not None for rule in rules) == 1
    assert runs.settle("Parks", "Lands")
    assert not runs.suggested
    assert not runs.settle("Parks", "Lands")
