"""Confidence and familiarity are two things."""

from __future__ import annotations

import pytest

from remit.core.cases import Case, Question
from remit.core.learning import CaseLearner
from tests.core.learning.builders import Counts, messages, taught


@pytest.mark.parametrize("encoder", [None, Counts()], ids=["n-grams", "encoder"])
def test_it_can_be_sure_of_what_it_has_never_seen(encoder):
    """Where every case had one answer, the next surely has; familiar it is not."""
    learner = taught([(Case(str(n), f"lamp {n}"), "Lighting") for n in range(30)], encoder)
    proposal = learner.predict_one(Case("asked", "xyz qqq"))
    assert proposal.confidence > 0.99
    assert proposal.familiarity < 0.1


def test_it_can_be_unsure_of_what_it_knows_well():
    learner = CaseLearner(Question("department"))
    for number in range(20):
        learner.learn_one(Case(str(number), "lamp"), "Lighting" if number % 2 else "Parks")
    proposal = learner.predict_one(Case("asked", "lamp"))
    assert proposal.familiarity > 0.99
    assert proposal.confidence < 0.7


def test_familiarity_falls_with_distance():
    learner = taught(messages(80))
    texts = ("street lamp is dark Hill Street", "my street lamp", "wedding certificate", "😀")
    near = [learner.predict_one(Case("asked", text)).familiarity for text in texts]
    assert near == sorted(near, reverse=True)
    assert near[-1] == 0
