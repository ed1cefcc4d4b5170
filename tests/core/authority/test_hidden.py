"""The bound on wrong decisions that nobody saw."""

from __future__ import annotations

import pytest

from remit.core.authority import Promise
from remit.core.authority.docket import Entry
from remit.core.authority.exposure import Exposure
from remit.core.authority.hidden import HiddenErrors


def bound(found: int, rate: float) -> float:
    hidden = HiddenErrors(0.05, rate)
    for _ in range(found):
        hidden.found(1.0, rate)
    return hidden.upper_bound()


@pytest.mark.parametrize(
    ("rate", "by_finds"),
    [(0.1, {0: 41, 1: 68, 2: 89, 5: 141, 10: 217}), (0.2, {0: 19, 1: 32, 5: 68, 10: 105})],
)
def test_it_is_no_wider_than_the_study(rate, by_finds):
    for found, limit in by_finds.items():
        assert bound(found, rate) <= limit


def test_every_find_raises_it():
    assert bound(0, 0.1) < bound(1, 0.1) < bound(2, 0.1)


def test_a_graded_find_raises_it_less():
    half = HiddenErrors(0.05, 0.1)
    half.found(0.5, 0.1)
    assert bound(0, 0.1) < half.upper_bound() < bound(1, 0.1)


def test_where_everything_is_audited_nothing_is_hidden():
    assert bound(5, 1.0) < 1


def test_an_error_found_where_all_were_checked_says_nothing_about_others():
    hidden = HiddenErrors(0.05, 0.1)
    hidden.found(1.0, rate=1.0)
    assert hidden.upper_bound() == pytest.approx(bound(0, 0.1))


def entry(case_id: str = "", loss: float | None = None, audit_rate: float | None = 0.1) -> Entry:
    return Entry(0, 1, 0.1, audit_rate, True, case_id, 0.0, loss)


def test_an_outstanding_verdict_counts_as_a_find():
    exposure = Exposure(Promise())
    assert exposure.upper_bound([entry("C1")]) == pytest.approx(bound(1, 0.1))
    assert exposure.upper_bound([entry("C1", 0.0)]) == pytest.approx(bound(0, 0.1))


def test_what_a_person_decided_is_not_exposed():
    exposure = Exposure(Promise())
    exposure.take(entry("C1", 1.0, audit_rate=None))
    assert (exposure.settled, exposure.audited) == (0, 0)


def test_the_budget_grows_with_decisions_and_shrinks_with_finds():
    exposure = Exposure(Promise(error_budget=60.0))
    start = exposure.budget_left
    for _ in range(100):
        exposure.take(entry())
    assert exposure.budget_left == pytest.approx(start + 5)
    exposure.take(entry("C1", 1.0))
    assert exposure.budget_left < 1
