"""What was forgotten has no influence: at once on proposals, after a refold on anything."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from remit.core.cases import (
    Case,
    CaseForgotten,
    Decider,
    Decision,
    DecisionTaken,
    Event,
    LabelRenamed,
    LabelsMerged,
    LabelSplit,
    Question,
    RuleSigned,
    Source,
)
from remit.core.errors import UnknownCase
from remit.core.learning import CaseLearner, apply, fold
from tests.core.learning.builders import Counts, answer_to, correct, messages, state_of, taught

SECRET = Case("secret", "Mrs Wong of flat 7 complains about the lamp 黃太投訴")
OTHER = Case("other", "the ferry pier clock is slow")
PROBES = [case for case, _ in messages(50, seed=77)] + [SECRET, Case("p", "lamp of flat 7")]


def proposals(learner) -> list[tuple[object, ...]]:
    """Return all that proposals say, but from which position they were made."""
    made = [learner.predict_one(case) for case in PROBES]
    return [(p.answer, p.alternatives, p.confidence, p.familiarity, p.evidence) for p in made]


def one_among(case: Case, answer: str, *, source=Source.BLIND, encoder=None) -> CaseLearner:
    """Return a learner that saw one case among many others, and forgot it."""
    stream = messages(60)
    learner = taught(stream[:30], encoder)
    learner.learn_one(case, answer, source, "Chan")
    for other, its_answer in stream[30:]:
        learner.predict_one(other)
        learner.learn_one(other, its_answer, Source.CORRECTION)
    learner.forget(case)
    return learner


@pytest.mark.parametrize("encoder", [None, Counts()], ids=["n-grams", "encoder"])
@pytest.mark.parametrize("source", [Source.BLIND, Source.CORRECTION, Source.ACCEPTANCE])
@pytest.mark.parametrize("answer", ["Parks", "an answer that nobody else gave"])
def test_at_once_it_proposes_as_if_it_had_never_seen_the_case(answer, source, encoder):
    learner = one_among(SECRET, answer, source=source, encoder=encoder)
    never_saw = one_among(OTHER, "Transport", encoder=encoder)
    assert proposals(learner) == proposals(never_saw)


def test_forgetting_a_whole_crowd_leaves_nothing_in_the_files():
    crowd = [Case(f"crowd {n}", "street lamp is dark Hill Street") for n in range(100)]
    learner, never_saw = taught(messages(60)), taught(messages(60))
    for case in crowd:
        learner.learn_one(case, "Parks", Source.CORRECTION)
    for case in crowd:
        learner.forget(case)
    never_saw.learn_one(OTHER, "Parks")
    never_saw.forget(OTHER)
    assert proposals(learner) == proposals(never_saw)


def test_long_messages_keep_next_to_nothing_until_the_refold():
    """Which n-grams a long memory kept was chosen while the forgotten one was counted."""
    long = Case("long", " ".join(case.text for case, _ in messages(12, seed=5)))
    learner, never_saw = taught([]), taught([])
    for tool, case in ((learner, long), (never_saw, OTHER)):
        tool.learn_one(case, "Parks")
        for seed in range(30):
            told = messages(12, seed=100 + seed, prefix=f"{seed}-")
            tool.learn_one(Case(str(seed), " ".join(c.text for c, _ in told)), told[0][1])
        tool.forget(case)
    asked = [case for case, _ in messages(30, seed=9)]
    differences = [
        abs(learner.predict_one(case).confidence - never_saw.predict_one(case).confidence)
        for case in asked
    ]
    assert max(differences) < 0.02


def test_nobody_reads_the_forgotten_text_or_answer_in_a_snapshot():
    learner = one_among(SECRET, "as Mrs Wong said")
    learner.predict_one(SECRET)
    saved = pickle.dumps(learner)
    assert b"Mrs Wong" not in saved
    assert b"secret" not in saved


def test_forgetting_the_only_case_leaves_a_learner_that_knows_nothing():
    learner = taught([(SECRET, "Parks")])
    learner.forget(SECRET)
    assert learner.predict_one(SECRET).answer == ""
    learner.learn_one(OTHER, "Parks")
    assert answer_to(learner, OTHER.text) == "Parks"


def test_an_answer_forgotten_with_its_only_case_can_be_given_again():
    learner = one_among(SECRET, "Fisheries")
    assert not learner.knows("Fisheries")
    correct(learner, "fish on the road", "Fisheries")
    assert answer_to(learner, "fish on the road") == "Fisheries"


def test_candidates_stay_though_every_decision_for_them_is_forgotten():
    learner = CaseLearner(Question("department", ("Parks", "Roads")))
    learner.learn_one(SECRET, "Parks")
    learner.forget(SECRET)
    assert {one.answer for one in learner.predict_one(OTHER).alternatives} == {"Parks", "Roads"}


def test_a_rule_does_not_bring_a_forgotten_answer_back():
    learner = one_among(SECRET, "Parks")
    learner.learn_one(OTHER, "Fisheries")
    learner.sign(RuleSigned("Fisheries", "Harbour", "Ho"))
    learner.forget(OTHER)
    everything = learner._concepts.naming(None)
    assert learner._concepts.index("Harbour") not in everything.name.tolist()


def test_every_memory_of_a_case_goes():
    learner = taught(messages(20))
    for answer, source in (("Parks", Source.CORRECTION), ("Roads", Source.AUDIT)):
        learner.learn_one(SECRET, answer, source)
    learner.forget(SECRET)
    assert not learner.knows("Roads")
    assert learner._memory._corrected == {}


def test_a_rule_suggested_from_forgotten_cases_is_withdrawn_with_its_effect():
    learner = taught([(Case(f"L{n}", f"lamp {n}"), "Lighting") for n in range(60)])
    for number in range(12):
        learner._weigh_up(learner._think(OTHER), "Parks", f"L{number}")
    assert learner.suggested_rules()
    learner.forget(Case("L3", "lamp 3"))
    assert learner.suggested_rules() == ()
    assert not learner._memory._overtaken.any()


def test_what_was_never_learnt_cannot_be_forgotten():
    with pytest.raises(UnknownCase):
        taught(messages(3)).forget(SECRET)


def test_the_vocabulary_counts_what_is_left():
    learner = one_among(SECRET, "Parks")
    without = taught(messages(60))
    assert np.array_equal(
        learner._experts.vocabulary.frequency, without._experts.vocabulary.frequency
    )


# The refold --------------------------------------------------------------------------------

STREAM = messages(40)
CONTENT = {case.case_id: case for case, _ in STREAM}


def decided(case_id: str, answer: str) -> DecisionTaken:
    return DecisionTaken(Decision(case_id, "department", answer, Decider.OFFICER, "Chan"))


def journal(*middle: Event) -> list[Event]:
    """Return the facts of a small year, with some more in the middle of it."""
    facts = [decided(case.case_id, answer) for case, answer in STREAM]
    return [*facts[:20], *middle, *facts[20:]]


def folded(facts) -> bytes:
    return state_of(fold(CaseLearner(Question("department")), facts, CONTENT))


def test_a_refold_without_the_content_is_never_having_seen_the_case():
    with_facts = journal(decided("secret", "Parks"), CaseForgotten("secret"))
    assert folded(with_facts) == folded(journal())


def test_what_was_signed_and_then_forgotten_does_not_stop_a_refold():
    rule = RuleSigned("Parks", "Leisure", "Ho", first_case="secret")
    assert folded(journal(decided("secret", "Parks"), rule)) == folded(journal(rule))


@pytest.mark.parametrize(
    "fact",
    [
        LabelRenamed("known only from one", "Leisure"),
        LabelsMerged(("known only from one",), "Leisure"),
        LabelSplit("known only from one", ("Leisure", "Sport")),
        RuleSigned("known only from one", "Leisure", "Ho"),
    ],
)
def test_an_answer_that_only_forgotten_cases_had_is_nothing_to_a_refold(fact):
    facts = journal(decided("secret", "known only from one"), fact)
    assert folded(facts) == folded(journal())


def test_a_fact_that_forgets_is_applied_while_the_content_is_there():
    learner = taught([(SECRET, "Parks"), (OTHER, "Roads")])
    apply(learner, CaseForgotten("secret", "receipt 1"), {"secret": SECRET})
    assert answer_to(learner, SECRET.text) == "Roads"
