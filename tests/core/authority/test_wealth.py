"""Bets that only a stand-in below the level can win."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.authority.wealth import Wealth, spent, stakes_for

ALL = (slice(None),)


def wealth(sets: int = 1, level: float = 0.05, rates: tuple[float, ...] = (1.0,)) -> Wealth:
    stakes = np.concatenate([stakes_for(rate, level) for rate in rates])
    return Wealth((sets,), level, np.full(stakes.size, 1 / stakes.size), stakes, share=0.05)


def test_a_right_answer_raises_wealth_and_a_wrong_one_lowers_it():
    bets = wealth()
    bets.bet(ALL, 1.0, 0.0, 0)
    assert bets.total[0] > 1
    bets.bet(ALL, 1.0, 1.0, 1)
    assert bets.total[0] < 1


@pytest.mark.parametrize(("rate", "level"), [(1.0, 0.05), (0.3, 0.05), (0.118, 0.15)])
def test_the_bet_is_fair_at_the_level_whatever_the_rate(rate, level):
    right, wrong = wealth(level=level, rates=(0.118,)), wealth(level=level, rates=(0.118,))
    right.bet(ALL, rate, 0.0, 0)
    wrong.bet(ALL, rate, 1.0, 0)
    mean = (1 - level) * right.capital + level * wrong.capital
    assert mean == pytest.approx(np.full((1, 3), 1 / 3))


def test_a_graded_loss_counts_in_between():
    bets = wealth()
    bets.bet(ALL, 1.0, 0.05, 0)
    assert bets.total[0] == pytest.approx(1.0)


def test_a_hopeless_window_is_closed_and_the_next_one_costs_more():
    bets = wealth()
    price = bets.needed[0]
    closed = None
    for case in range(20):
        closed = bets.bet(ALL, 1.0, 1.0, case)
        if closed is not None:
            break
    assert closed is not None
    assert bets.window[0] == 2
    assert bets.first[0] == case + 1
    assert bets.needed[0] > price


def test_all_windows_together_use_the_whole_chance_of_error():
    assert spent(np.arange(1, 100_000)).sum() == pytest.approx(1, abs=1e-4)


def test_stakes_that_a_rate_cannot_cover_are_given_up():
    bets = wealth(rates=(1.0, 0.1))
    bets.withdraw(ALL, 0.1)
    assert bets.total[0] == pytest.approx(0.5)
    bets.bet(ALL, 0.1, 1.0, 0)
    assert (bets.capital >= 0).all()


def test_a_new_beginning_forgets_all_wealth_but_not_how_often_one_began():
    bets = wealth(sets=2)
    bets.bet((slice(1, None),), 1.0, 0.0, 0)
    bets.begin(5)
    assert bets.total.tolist() == [1.0, 1.0]
    assert bets.window.tolist() == [1, 2]


def test_wealth_stays_finite():
    bets = wealth()
    for case in range(12_000):
        bets.bet(ALL, 1.0, 0.0, case)
    assert np.isfinite(bets.total[0])
