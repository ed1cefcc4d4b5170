"""How well auditors can be known from double audits."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.authority import estimate_noise
from remit.core.errors import InvalidEvidence


def test_the_bounds_hold_the_truth_as_often_as_they_say():
    worlds, noise = 200, 0.05
    disagreements = np.random.default_rng(3).binomial(200, 2 * noise * (1 - noise), worlds)
    estimates = [estimate_noise(200, int(count)) for count in disagreements]
    held = np.mean([estimate.lower <= noise <= estimate.upper for estimate in estimates])
    assert held >= 0.95 - 3 * (0.05 * 0.95 / worlds) ** 0.5


def test_auditors_who_always_agree_may_still_err_a_little():
    estimate = estimate_noise(100, 0)
    assert estimate.rate == 0
    assert estimate.lower == 0
    assert 0 < estimate.upper < 0.03


def test_auditors_who_toss_coins_measure_nothing():
    assert estimate_noise(50, 50).rate == 0.5


@pytest.mark.parametrize(("pairs", "disagreements"), [(0, 0), (5, 6), (5, -1)])
def test_impossible_counts_are_refused(pairs, disagreements):
    with pytest.raises(InvalidEvidence):
        estimate_noise(pairs, disagreements)
