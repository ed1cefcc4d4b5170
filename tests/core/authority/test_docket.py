"""Verdicts are taken in the order of decision, however they come back."""

from __future__ import annotations

import pytest

from remit.core.authority.docket import Docket, Entry
from remit.core.errors import InvalidEvidence, UnknownCase


def docket(*case_ids: str) -> Docket:
    """Return a docket of cases decided at 0, 1, 2 …; an empty name means no verdict is due."""
    filled = Docket()
    for at, case_id in enumerate(case_ids):
        filled.enter(Entry(0, 1, 1.0, None, False, case_id, float(at)))
    return filled


def test_a_case_waits_for_the_verdicts_before_it():
    waiting = docket("C1", "C2", "")
    waiting.give_verdict("C2", 0.0)
    assert list(waiting.settle()) == []
    waiting.give_verdict("C1", 0.0)
    assert [entry.case_id for entry in waiting.settle()] == ["C1", "C2", ""]
    assert waiting.settled == 3


def test_cases_without_a_draw_settle_at_once():
    waiting = docket("", "C1", "")
    assert len(list(waiting.settle())) == 1
    assert [entry.case_id for entry in waiting.waiting()] == ["C1", ""]


def test_an_overdue_verdict_counts_as_an_error():
    waiting = docket("C1", "C2")
    assert waiting.expire(before=1.0)
    assert [entry.loss for entry in waiting.settle()] == [1.0]
    assert waiting.overdue == {"C1"}


def test_an_overdue_verdict_that_comes_back_clears_the_lapse_and_nothing_else():
    waiting = docket("C1")
    waiting.expire(before=1.0)
    entry = waiting.give_verdict("C1", 0.0)
    assert entry.loss == 1.0
    assert not waiting.overdue


def test_nothing_returned_expires():
    waiting = docket("", "C1")
    waiting.give_verdict("C1", 0.0)
    assert not waiting.expire(before=9.0)


@pytest.mark.parametrize("loss", [-0.1, 1.1, float("nan")])
def test_a_loss_outside_its_range_is_refused(loss):
    with pytest.raises(InvalidEvidence, match=r"not in \[0, 1\]"):
        docket("C1").give_verdict("C1", loss)


def test_a_verdict_that_chance_did_not_ask_for_is_refused():
    with pytest.raises(UnknownCase, match="only cases that chance chose"):
        docket("C1").give_verdict("C2", 0.0)


def test_a_case_cannot_be_drawn_twice():
    waiting = docket("C1")
    with pytest.raises(InvalidEvidence, match="came twice"):
        waiting.enter(Entry(0, 1, 1.0, None, False, "C1", 1.0))
    assert waiting.outstanding == 1
