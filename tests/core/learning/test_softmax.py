"""The linear expert learns from one decision, and makes room for any number of labels."""

from __future__ import annotations

import numpy as np
import pytest

from remit.core.learning.softmax import MOST_WEIGHTS, Softmax
from remit.core.learning.vocabulary import BUCKETS


def features(number: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the n-grams that only label `number` has, as buckets and unit values."""
    buckets = np.sort(np.random.default_rng(number).choice(BUCKETS, 20, replace=False))
    return buckets, np.full(20, 20**-0.5, np.float32)


def teach(expert: Softmax, label: int, labels: int) -> None:
    view = features(label)
    expert.learn_one(*view, expert.log_probabilities(*view), np.eye(labels)[label])


def test_one_decision_is_enough():
    expert = Softmax(caution=1e-3)
    expert.grow(5)
    assert np.allclose(np.exp(expert.log_probabilities(*features(3))), 1 / 5)
    teach(expert, 3, 5)
    assert np.exp(expert.log_probabilities(*features(3)))[3] > 0.8


def test_a_new_label_changes_nothing_that_was_learnt():
    expert = Softmax(caution=1e-3)
    expert.grow(8)
    for label in range(8):
        teach(expert, label, 8)
    before = expert.log_probabilities(*features(2))
    expert.grow(9)
    after = expert.log_probabilities(*features(2))
    assert np.allclose(np.diff(before), np.diff(after[:8]))


def test_it_leaves_alone_what_it_already_knows():
    expert = Softmax(caution=1e-3)
    expert.grow(2)
    sure = np.log([1.0, 1e-9])
    expert.learn_one(*features(0), sure, np.array([1.0, 0.0]))
    assert np.allclose(expert.log_probabilities(*features(0)), np.log(0.5))


def test_it_folds_its_table_for_five_thousand_labels_and_stays_right():
    expert = Softmax(caution=1e-3)
    expert.grow(64)
    for label in range(40):
        teach(expert, label, 64)
    expert.grow(5_000)
    teach(expert, 4_999, 5_000)
    known = [*range(40), 4_999]
    assert [int(expert.log_probabilities(*features(n)).argmax()) for n in known] == known
    assert expert._weights.size <= MOST_WEIGHTS


@pytest.mark.parametrize("labels", [9, 27, 65, 1_000])
def test_its_table_is_hardly_wider_than_its_labels(labels):
    expert = Softmax(caution=1e-3)
    expert.grow(labels)
    assert labels <= expert._weights.shape[1] <= 1.25 * labels
