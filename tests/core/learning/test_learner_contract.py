"""What any learner must keep: every learner is crossed with every check.

Whoever writes a learner adds a line to `LEARNERS` and reads what fails.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from remit.core.cases import Case, Question, Source
from remit.core.learning import CaseLearner
from tests.core.learning.builders import Counts, correct, messages, state_of

DEPARTMENT = Question("department")
LEARNERS: dict[str, Callable[[], CaseLearner]] = {
    "n-grams": lambda: CaseLearner(DEPARTMENT),
    "encoder": lambda: CaseLearner(DEPARTMENT, Counts()),
}


def live(learner, count: int = 100, seed: int = 1) -> list[bool]:
    """Propose, then learn, case by case; say which proposals were right."""
    right = []
    for case, answer in messages(count, seed, prefix=f"{seed}-"):
        right.append(learner.predict_one(case).answer == answer)
        learner.learn_one(case, answer, Source.ACCEPTANCE if right[-1] else Source.CORRECTION)
    return right


def check_it_knows_nothing_before_it_has_learnt(learner):
    proposal = learner.predict_one(Case("1", "street lamp"))
    assert (proposal.answer, proposal.confidence, proposal.alternatives) == ("", 0.0, ())


def check_it_learns(learner):
    right = live(learner, 150)
    assert sum(right[-50:]) >= 40 > sum(right[:50])


def check_a_proposal_is_whole_and_in_range(learner):
    live(learner)
    proposal = learner.predict_one(Case("asked", "street lamp is dark"))
    assert proposal.alternatives[0].answer == proposal.answer
    assert proposal.alternatives[0].probability == proposal.confidence
    assert 0 < sum(one.probability for one in proposal.alternatives) <= 1 + 1e-9
    assert 0 <= proposal.familiarity <= 1
    assert (proposal.case_id, proposal.question) == ("asked", "department")
    assert (proposal.tool, proposal.tool_version) == (learner.tool, learner.tool_version)
    assert proposal.position == learner.position == 100


def check_it_names_its_evidence_and_what_agrees_comes_first(learner):
    live(learner)
    correct(learner, "lamp over the tennis court", "Leisure", "Chan")
    proposal = learner.predict_one(Case("asked", "lamp over the tennis court"))
    first = proposal.evidence[0]
    assert (first.answer, first.decided_by) == ("Leisure", "Chan")
    assert first.source is Source.CORRECTION
    assert first.similarity > 0.9


def check_proposing_changes_nothing(learner):
    live(learner)
    before = state_of(learner)
    for case, _ in messages(20, seed=9):
        learner.predict_one(case)
    assert state_of(learner) == before


def check_proposing_first_makes_no_difference_to_learning(learner):
    silent = pickle.loads(pickle.dumps(learner))
    silent.attach(learner.encoder)
    for case, answer in messages(80):
        learner.predict_one(case)
        learner.predict_one(Case("asked", "something else"))
        learner.learn_one(case, answer)
        silent.learn_one(case, answer)
    assert state_of(learner) == state_of(silent)


def check_a_correction_is_right_the_next_time(learner):
    live(learner)
    for case, answer in messages(20, seed=5, prefix="again"):
        text = case.text + " odd"
        other = "Parks" if answer != "Parks" else "Transport"
        correct(learner, text, other)
        assert learner.predict_one(Case("asked", text.upper() + "!")).answer == other


def check_any_text_can_be_learnt_and_asked_about(learner):
    odd = ["", " ", "😡😡", "\ud800", "\x00", "a", "壞", "電" * 20_000, "x" * 20_000]
    for number, text in enumerate(odd):
        learner.learn_one(Case(str(number), text), f"answer {number % 3}")
        assert 0 < learner.predict_one(Case("asked", text)).confidence <= 1


def check_a_snapshot_goes_on_as_if_undisturbed(learner):
    live(learner, 60)
    copy = pickle.loads(pickle.dumps(learner))
    copy.attach(learner.encoder)
    assert live(learner, 60, seed=2) == live(copy, 60, seed=2)
    assert state_of(learner) == state_of(copy)


def check_an_acceptance_teaches_less_than_a_correction(learner):
    live(learner)
    other = pickle.loads(pickle.dumps(learner))
    other.attach(learner.encoder)
    case, near = Case("new", "pigeons on the pier"), Case("asked", "pigeons near the pier")
    learner.learn_one(case, "Parks", Source.ACCEPTANCE)
    other.learn_one(case, "Parks", Source.CORRECTION)
    weak, strong = (
        {one.answer: one.probability for one in tool.predict_one(near).alternatives}["Parks"]
        for tool in (learner, other)
    )
    assert weak < strong


def check_it_learns_from_audits_and_outcomes(learner):
    live(learner)
    learner.learn_one(Case("1", "pigeons on the pier"), "Fisheries", Source.AUDIT)
    learner.learn_one(Case("2", "graffiti under a bridge"), "Police", Source.OUTCOME)
    assert learner.predict_one(Case("asked", "pigeons on the pier")).answer == "Fisheries"
    assert learner.predict_one(Case("asked", "graffiti under a bridge")).answer == "Police"


def check_one_answer_is_enough_and_many_are_not_too_many(learner):
    learner.learn_one(Case("1", "lamp"), "only")
    assert learner.predict_one(Case("2", "lamp")).confidence == pytest.approx(1)
    for number in range(50):
        learner.learn_one(Case(f"n{number}", f"matter {number}"), f"office {number}")
    assert learner.predict_one(Case("asked", "matter 49")).answer == "office 49"


CHECKS = {name: check for name, check in globals().items() if name.startswith("check_")}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize("make", LEARNERS.values(), ids=LEARNERS)
def test_it_keeps_the_contract(make, check):
    check(make())
