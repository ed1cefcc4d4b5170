"""Those experts are believed that deserve it."""

from __future__ import annotations

import numpy as np

from remit.core.learning.recency import Recency
from remit.core.learning.stack import MOST_WEIGHT, Stack

GOOD, BAD = np.log([0.9, 0.1]), np.log([0.3, 0.7])
RIGHT = np.array([1.0, 0.0])


def lived_through(cases: int, familiarity: float) -> Stack:
    stack, experts = Stack((0.5, 0.5)), np.stack([GOOD, BAD])
    for _ in range(cases):
        stack.learn_one(experts, familiarity, stack.mix(experts, familiarity), RIGHT)
    return stack


def test_it_believes_the_better_expert():
    good, bad = lived_through(200, 0.5).weights(0.5)
    assert good > 0.5 > bad


def test_it_believes_an_expert_where_it_was_good():
    stack = lived_through(50, familiarity=0.95)
    assert stack.weights(0.95)[0] > stack.weights(0.05)[0]


def test_no_weight_is_ever_negative_or_without_bound():
    weights = lived_through(5_000, 0.5).weights(0.5)
    assert 0 <= weights.min() <= weights.max() <= MOST_WEIGHT


def test_a_mixture_is_a_probability():
    p = np.exp(Stack((0.6, 0.4)).mix(np.stack([GOOD, BAD]), 0.3))
    assert np.isclose(p.sum(), 1)


def test_recency_expects_what_came_lately():
    recency = Recency()
    recency.grow(2)
    for target in [np.array([1.0, 0.0])] * 300 + [np.array([0.0, 1.0])] * 600:
        recency.learn_one(target)
    assert recency.log_probabilities().argmax() == 1
