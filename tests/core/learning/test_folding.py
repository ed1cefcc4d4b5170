"""The same facts give the same state, and only people teach."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from remit.core.cases import (
    Assignment,
    Audit,
    AuditReturned,
    Case,
    CaseArrived,
    Decider,
    Decision,
    DecisionTaken,
    Event,
    LabelRenamed,
    LabelsMerged,
    LabelSplit,
    Question,
    RuleSigned,
    Scope,
)
from remit.core.errors import SnapshotMismatch
from remit.core.learning import CaseLearner, apply, fold
from tests.cast import CHAN, KWOK
from tests.core.learning.builders import Counts, answer_to, messages, state_of, taught

LAMP = Case("lamp", "lamp post 12 leans over", owner=CHAN.owner)
CASES = {case.case_id: case for case, _ in messages(40)} | {"lamp": LAMP}


def decided(case_id: str, answer: str, decider=Decider.OFFICER, **details) -> DecisionTaken:
    return DecisionTaken(Decision(case_id, "department", answer, decider, "Chan"), **details)


def a_year() -> list[Event]:
    """Return the facts of a small year with a bit of everything."""
    facts = [decided(case.case_id, answer) for case, answer in messages(40)]
    return [
        *facts[:30],
        CaseArrived("lamp", None, Assignment.WITHHELD),
        decided("lamp", "Leisure", owner=CHAN.owner, scope=Scope.OFFICER),
        LabelRenamed("Lighting", "Lamps"),
        LabelsMerged(("Parks", "Transport"), "Works"),
        LabelSplit("Cleansing", ("East", "West")),
        RuleSigned("Lamps", "Works", "Ho", first_case="C29"),
        *facts[30:],
    ]


def learnt(facts) -> CaseLearner:
    return fold(CaseLearner(Question("department")), facts, CASES)


def fingerprint() -> str:
    return hashlib.sha256(state_of(learnt(a_year()))).hexdigest()


@pytest.mark.parametrize("seed", ["0", "7"])
def test_another_process_folds_the_same_state(seed):
    code = "from tests.core.learning.test_folding import fingerprint; print(fingerprint())"
    theirs = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert theirs.stdout.strip() == fingerprint()


def test_folding_in_two_halves_is_folding_once():
    facts = a_year()
    halves = fold(learnt(facts[:25]), facts[25:], CASES)
    assert state_of(halves) == state_of(learnt(facts))


def test_a_tools_own_decision_teaches_it_nothing():
    learner = learnt(a_year())
    before = state_of(learner)
    apply(learner, decided("lamp", "Parks", Decider.TOOL), CASES)
    assert state_of(learner) == before


def test_facts_about_erased_or_other_matters_teach_nothing():
    learner = learnt(a_year())
    before = state_of(learner)
    apply(learner, decided("erased", "Parks"), CASES)
    apply(learner, CaseArrived("new", None, Assignment.OPEN), CASES)
    apply(learner, AuditReturned(Audit("erased", "department", "d", 0.1), "Parks"), CASES)
    assert state_of(learner) == before


def test_a_supervisors_decision_and_an_audit_teach():
    learner = learnt([])
    apply(learner, decided("lamp", "Lighting", Decider.SUPERVISOR), CASES)
    assert answer_to(learner, LAMP.text) == "Lighting"
    apply(learner, AuditReturned(Audit("C1", "department", "d", 0.1), "Audited"), CASES)
    assert answer_to(learner, CASES["C1"].text) == "Audited"


def test_a_correction_is_known_as_one_from_what_was_shown():
    shown = Decision("lamp", "department", "Leisure", Decider.OFFICER, "Chan", "", "Parks", True)
    learner = taught(messages(40))
    apply(learner, DecisionTaken(shown), CASES)
    assert answer_to(learner, LAMP.text) == "Leisure"


def test_a_decisions_scope_comes_from_the_fact():
    learner = learnt(a_year())
    assert answer_to(learner, LAMP.text, owner=CHAN.owner) == "Leisure"
    assert answer_to(learner, LAMP.text, owner=KWOK.owner) != "Leisure"


def test_only_the_same_encoder_goes_on_with_a_snapshot():
    with pytest.raises(SnapshotMismatch, match="'counts' and cannot go on with 'none'"):
        taught([], Counts()).attach(None)
    with pytest.raises(SnapshotMismatch, match="'none' and cannot go on with 'counts'"):
        taught([]).attach(Counts())
