"""How soon the alarm rings, and how seldom without cause."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.authority import Promise
from remit.core.authority.alarm import Alarm
from remit.core.authority.watch import Watch


def verdicts_until_it_rings(alarm: Alarm, rate: float, seed: int) -> int:
    losses = np.random.default_rng(seed).random(20_000) < rate
    return next((n for n, loss in enumerate(losses, 1) if alarm.update(float(loss))), 20_000)


def test_it_seldom_rings_at_the_target():
    runs = [verdicts_until_it_rings(Alarm(0.05), 0.05, seed) for seed in range(60)]
    assert np.mean(runs) >= 800


def test_it_rings_soon_after_a_jump():
    runs = [verdicts_until_it_rings(Alarm(0.05), 0.2, seed) for seed in range(60)]
    assert np.mean(runs) <= 40


def test_it_names_the_verdicts_that_made_it_ring_and_not_the_good_ones_before():
    alarm = Alarm(0.05)
    for loss in [0.0] * 300 + [1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0]:
        alarm.update(loss)
    assert alarm.loudest[1:] == (7, 5.0)


def test_a_graded_loss_at_the_target_is_neutral_on_average():
    alarm = Alarm(0.05)
    alarm.update(0.05)
    assert alarm.value == pytest.approx(1.0)


def test_known_noise_is_not_held_against_the_stand_in():
    promise = Promise(target_level=0.1, auditor_noise=0.05)
    alarm = Alarm(0.1, promise.observed)
    alarm.update(promise.observed(0.1))
    assert alarm.value == pytest.approx(1.0)


def test_a_high_target_leaves_room_for_an_alarm():
    assert Alarm(0.45).update(0.0) is False


def test_appeals_against_a_tool_that_keeps_its_promise_do_not_end_it():
    watch, losses = Watch(Promise()), np.random.default_rng(1).random(3_000) < 0.02
    rings = [_decide(watch, str(i), float(loss)) for i, loss in enumerate(losses)]
    assert not any(rings)


def test_appeals_against_a_bad_tool_end_it():
    watch, losses = Watch(Promise()), np.random.default_rng(1).random(3_000) < 0.15
    assert any(_decide(watch, str(i), float(loss)) for i, loss in enumerate(losses))


def test_an_outcome_counts_once_and_only_against():
    watch = Watch(Promise())
    watch.released("C1")
    quiet = watch.outcomes.value
    assert not watch.outcome("C1", 0.0)
    assert watch.outcomes.value == quiet
    watch.outcome("C1", 1.0)
    loud = watch.outcomes.value
    watch.outcome("C1", 1.0)
    assert watch.outcomes.value == loud > quiet


def _decide(watch: Watch, case_id: str, loss: float) -> bool:
    watch.released(case_id)
    return watch.outcome(case_id, loss)
