from __future__ import annotations

import doctest
import pickle
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from remit.core.cases import Alternative, Proposal
from remit.core.learning import trust as module
from remit.core.learning.trust import Trust

Lesson = tuple[Proposal, Proposal, bool]


def said(answer: str, confidence: float = 0.0, **probabilities: float) -> Proposal:
    """Return a proposal of a tool or of a second opinion."""
    alternatives = tuple(Alternative(name, p) for name, p in probabilities.items())
    return Proposal("C1", "department", answer, alternatives, confidence, 0.6, (), "t", "1", 0)


def world(
    labels: int, state: Callable[[float], float], seconded: float = 0.0, seed: int = 1
) -> Iterator[Lesson]:
    """Yield proposals that are right as often as the tool privately knows.

    The tool states what `state` makes of that.  The second opinion sees the truth in a share of
    `seconded` of the cases, and guesses otherwise.
    """
    dice = np.random.default_rng(seed)
    for _ in range(labels):
        known = dice.choice([0.5, 0.8, 0.95])
        right = bool(dice.random() < known)
        agrees = right if dice.random() < seconded else bool(dice.random() < 0.8)
        p = 0.85 if agrees else 0.1
        second = said("A" if agrees else "B", A=p, B=1 - p)
        yield said("A", state(float(known))), second, right


def taught(lessons: Iterator[Lesson]) -> Trust:
    trust = Trust()
    for proposal, second, right in lessons:
        trust.learn_one(proposal, second, right)
    return trust


def test_its_examples_hold():
    assert doctest.testmod(module).failed == 0


def test_before_the_first_label_it_is_of_two_minds_and_leans_on_what_it_is_told():
    trust, unknown = Trust(), said("")
    sure, unsure = (trust.probability(said("A", c), unknown) for c in (0.99, 0.3))
    assert 0.2 < unsure < sure < 0.9


def test_it_finds_out_what_a_confidence_means():
    trust = taught(world(2_000, lambda known: known**0.25))
    for known in (0.5, 0.8, 0.95):
        found = trust.probability(said("A", known**0.25), said("A", A=0.85, B=0.15))
        assert found == pytest.approx(known, abs=0.1)


def test_a_confidence_that_says_nothing_is_not_believed():
    trust, second = taught(world(2_000, lambda known: 0.97)), said("A", A=0.85, B=0.15)
    assert trust.probability(said("A", 0.97), second) == pytest.approx(0.75, abs=0.07)


def test_a_second_opinion_that_knows_more_is_followed():
    trust = taught(world(1_000, lambda known: 0.97, seconded=0.9))
    agrees, differs = said("A", A=0.85, B=0.15), said("B", B=0.9, A=0.1)
    assert trust.probability(said("A", 0.97), agrees) > 0.85
    assert trust.probability(said("A", 0.97), differs) < 0.3


def test_it_follows_a_tool_that_gets_worse():
    trust, second = Trust(), said("A", A=0.9, B=0.1)
    for right in [True] * 1_500 + [False, True] * 300:
        trust.learn_one(said("A", 0.97), second, right)
    assert trust.probability(said("A", 0.97), second) < 0.75


@pytest.mark.parametrize("unstated", [0.0, float("nan"), 7.0, -1.0])
def test_a_confidence_that_is_not_stated_is_neither_sure_nor_unsure(unstated):
    trust, second = Trust(), said("A", A=0.9, B=0.1)
    neutral = trust.probability(said("A", 0.5), second)
    assert trust.probability(said("A", unstated), second) == neutral


def test_an_answer_that_the_second_opinion_does_not_name_has_at_most_what_is_left():
    trust, vendor = Trust(), said("C", 0.9)
    named = trust.probability(vendor, said("A", A=0.6, B=0.3, C=0.1))
    assert trust.probability(vendor, said("A", A=0.6, B=0.3)) == pytest.approx(named)
    assert trust.probability(vendor, said("A", A=0.95, B=0.05)) < named


def test_it_stays_sane_after_many_labels_that_are_all_alike():
    trust, second = Trust(), said("A", A=1.0)
    for _ in range(5_000):
        trust.learn_one(said("A", 1.0), second, right=True)
    assert 0.98 < trust.probability(said("A", 1.0), second) <= 1
    assert 0 < trust.probability(said("A", 0.2), said("B", B=1.0)) < 1


def test_it_goes_on_after_pickling_as_if_undisturbed():
    trust = taught(world(50, lambda known: known))
    copy = pickle.loads(pickle.dumps(trust))
    for proposal, second, right in world(50, lambda known: known, seed=2):
        assert copy.probability(proposal, second) == trust.probability(proposal, second)
        trust.learn_one(proposal, second, right)
        copy.learn_one(proposal, second, right)
