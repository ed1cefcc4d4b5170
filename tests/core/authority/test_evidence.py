"""Nested thresholds, slices, and the rates at which labels come."""

from __future__ import annotations

import numpy as np

from remit.core.authority import Promise
from remit.core.authority.evidence import Evidence, cut

PROMISE = Promise(blind_share=1.0)


def take(evidence: Evidence, cases: int, stratum: int, wrong_every: int = 0) -> None:
    start = evidence.seen
    for position in range(start, start + cases):
        loss = float(bool(wrong_every) and position % wrong_every == 0)
        evidence.take(stratum, 1.0, loss, position)


def test_a_sure_case_is_evidence_for_every_wider_threshold():
    evidence = Evidence(PROMISE, thresholds=3)
    take(evidence, 5, stratum=1)
    assert evidence.nested.labels.tolist() == [0, 5, 5]


def test_a_case_below_every_threshold_is_evidence_for_none():
    evidence = Evidence(PROMISE, thresholds=3)
    take(evidence, 5, stratum=3)
    assert evidence.seen == 5
    assert evidence.nested.labels.tolist() == [0, 0, 0]


def test_the_widest_threshold_that_holds_is_found():
    evidence = Evidence(PROMISE, thresholds=2)
    take(evidence, 150, stratum=0)
    take(evidence, 100, stratum=1)
    assert evidence.widest(beyond=-1, highest=1) == 1
    assert evidence.widest(beyond=-1, highest=0) == 0
    assert evidence.widest(beyond=1, highest=1) is None


def test_a_bad_slice_holds_back_a_threshold_that_is_good_on_average():
    evidence = Evidence(PROMISE, thresholds=2)
    for _ in range(20):
        take(evidence, 75, stratum=0)
        take(evidence, 25, stratum=1, wrong_every=9)
    assert evidence.nested.holds().tolist() == [True, True]
    assert evidence.weak_slice(1) == (1, 1)
    assert evidence.widest(beyond=-1, highest=1) == 0


def test_a_slice_with_a_third_of_the_cases_needs_no_test_of_its_own():
    evidence = Evidence(PROMISE, thresholds=2)
    take(evidence, 100, stratum=0)
    take(evidence, 60, stratum=1, wrong_every=30)
    assert evidence.weak_slice(1) is None


def test_a_stratum_that_was_never_seen_is_not_handed_over():
    evidence = Evidence(PROMISE, thresholds=2)
    take(evidence, 200, stratum=0)
    assert evidence.nested.holds().tolist() == [True, True]
    assert evidence.widest(beyond=-1, highest=1) == 0


def test_slices_share_the_cases_in_fifths_or_more():
    volume = np.array([40, 3, 3, 30, 4, 8, 12])
    slices = cut(volume)
    assert slices == [(5, 6), (3, 4), (0, 2)]
    assert all(volume[first : last + 1].sum() >= volume.sum() / 5 for first, last in slices)


def test_labels_at_a_lower_rate_go_on_counting_for_wider_thresholds():
    evidence = Evidence(PROMISE, thresholds=2)
    take(evidence, 200, stratum=0)
    evidence.licensed(0, PROMISE.live_rate)
    before = evidence.nested.total[1]
    evidence.take(0, PROMISE.live_rate, 0.0, 200)
    assert 0 < before < evidence.nested.total[1]


def test_a_new_epoch_starts_from_nothing():
    evidence = Evidence(PROMISE, thresholds=1)
    take(evidence, 200, stratum=0)
    evidence.begin(200)
    assert evidence.widest(-1, 0) is None
    assert evidence.nested.first.tolist() == [200]


def test_the_e_value_counts_what_was_paid_for():
    evidence = Evidence(PROMISE, thresholds=1)
    take(evidence, 86, stratum=0)
    assert evidence.e_value(0) >= 1 / PROMISE.delta
