from __future__ import annotations

import numpy as np
import pytest

from remit.core.replay.intervals import exact_interval


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.5])
def test_the_true_rate_is_missed_no_more_often_than_promised(rate):
    errors = np.random.default_rng(5).binomial(80, rate, size=2_000)
    bounds = {k: exact_interval(k, 80) for k in set(errors.tolist())}

    missed = sum(not bounds[k][0] <= rate <= bounds[k][1] for k in errors.tolist())

    assert missed / 2_000 <= 0.05 + 3 * (0.05 * 0.95 / 2_000) ** 0.5


def test_the_bounds_are_open_where_nothing_speaks_against_it():
    assert exact_interval(0, 30)[0] == 0.0
    assert exact_interval(30, 30)[1] == 1.0


def test_errors_and_successes_are_treated_alike():
    low, high = exact_interval(3, 50)
    assert exact_interval(47, 50) == pytest.approx((1 - high, 1 - low), abs=1e-9)
