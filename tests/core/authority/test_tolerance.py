"""What the page of a delegation predicts is what happens."""

from __future__ import annotations

import copy

import pytest

from remit.core.authority import Authority, Promise, errors_until_alarm
from tests.core.authority.builders import authority, granted, live


def predicted_for(judged: Authority) -> int:
    errors = errors_until_alarm(judged)
    assert errors is not None
    return errors


@pytest.mark.parametrize("target", [0.02, 0.05, 0.2, 0.45])
@pytest.mark.parametrize("right_before", [0, 3, 150])
def test_exactly_so_many_wrong_audits_end_the_delegation(target, right_before):
    judged = granted(Promise(target_level=target, blind_share=1.0, audit_rate=1.0))
    live(judged, right_before)
    predicted = predicted_for(judged)

    live(judged, predicted - 1, loss=1.0)
    assert judged.state == "granted"
    live(judged, 1, loss=1.0)
    assert judged.in_force < 0


def test_the_prediction_shrinks_with_every_wrong_audit():
    judged = granted(Promise(blind_share=1.0, audit_rate=1.0))
    predicted = predicted_for(judged)
    live(judged, 1, loss=1.0)
    assert errors_until_alarm(judged) == predicted - 1


def test_asking_changes_nothing():
    judged = granted()
    before = copy.deepcopy(judged.status())
    errors_until_alarm(judged)
    assert judged.status() == before


def test_nothing_is_predicted_where_nothing_is_in_force():
    assert errors_until_alarm(authority()) is None
