from __future__ import annotations

import doctest

import numpy as np
import pytest

from remit.core.replay import batch_means as module
from remit.core.replay.batch_means import Interval, batch_means, t_quantile


def spells(cases: int, spell: int, seed: int) -> np.ndarray:
    """Return -1, 0 or 1 a case, 0.2 on average, which changes after `spell` cases or so."""
    dice = np.random.default_rng(seed)
    changes = dice.random(cases) < 1 / spell
    changes[0] = True
    since = np.maximum.accumulate(np.where(changes, np.arange(cases), 0))
    return dice.choice([-1.0, 0.0, 1.0], cases, p=[0.2, 0.4, 0.4])[since]


def misses(cases: int, spell: int, worlds: int = 400) -> float:
    """Return in which share of worlds the interval does not hold the true mean."""
    intervals = [batch_means(spells(cases, spell, seed)) for seed in range(worlds)]
    return float(np.mean([not i.low <= 0.2 <= i.high for i in intervals]))  # type: ignore[operator]


def test_its_examples_hold():
    assert doctest.testmod(module).failed == 0


# 5 % may be missed, and three standard errors of the simulation more.
@pytest.mark.parametrize("spell", [1, 10, 40])
def test_an_interval_misses_as_seldom_as_it_says_where_there_are_many_spells(spell):
    assert misses(4_000, spell) <= 0.05 + 3 * (0.05 * 0.95 / 400) ** 0.5


def test_a_few_long_spells_make_it_wide_instead_of_certain():
    one_spell = np.repeat([0.0, 1.0, 0.0], [600, 800, 600])
    interval = batch_means(one_spell)
    assert interval.low is not None and interval.low < 0
    assert interval.blocks == 4


def test_independent_cases_cost_little():
    interval = batch_means(spells(4_000, 1, seed=3))
    plain = 2 * 1.96 * 0.748 / 4_000**0.5
    assert interval.high is not None and interval.low is not None
    assert interval.high - interval.low < 2 * plain


def test_too_few_cases_give_no_interval():
    assert batch_means(np.ones(19)) == Interval(1.0, None, None, 0)
    assert batch_means(np.ones(20)).blocks == 4
    assert batch_means(np.empty(0)).mean == 0.0


def test_a_difference_turns_round_with_its_interval():
    interval = Interval(0.2, 0.1, 0.4, 8)
    assert interval.reversed() == Interval(-0.2, -0.4, -0.1, 8)
    assert Interval(0.2, None, None, 0).reversed() == Interval(-0.2, None, None, 0)
    assert (interval.above_zero, interval.reversed().above_zero) == (True, False)
    assert interval.figures() == {"difference": 0.2, "low": 0.1, "high": 0.4, "blocks": 8}


@pytest.mark.parametrize(
    ("freedom", "confidence", "value"),
    [(1, 0.95, 12.7062), (3, 0.99, 5.8409), (7, 0.95, 2.3646), (15, 0.9, 1.7531)],
)
def test_students_t_is_what_tables_say(freedom, confidence, value):
    assert t_quantile(freedom, confidence) == pytest.approx(value, abs=1e-4)
