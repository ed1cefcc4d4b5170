from __future__ import annotations

import pytest

from remit.core.errors import InvalidPromise
from remit.core.replay import LabelDelay, ReplayPlan


@pytest.mark.parametrize("written", ["soon", "-3", "", "d", "nan", "inf"])
def test_a_delay_that_is_none_is_refused(written):
    with pytest.raises(InvalidPromise, match="neither a number of cases"):
        LabelDelay.parse(written)


def test_the_draws_of_chance_depend_on_the_seed_alone():
    assert ReplayPlan(seed=3).coins().commitment == ReplayPlan(seed=3).coins().commitment
    assert ReplayPlan(seed=3).coins().commitment != ReplayPlan(seed=4).coins().commitment
