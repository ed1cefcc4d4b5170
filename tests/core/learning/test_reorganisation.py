"""A department is reorganised: the learner notices, asks, and brings its lessons over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from remit.core.cases import Case, Question, RuleSigned, Source
from remit.core.learning import CaseLearner

DEPARTMENTS = ("Lighting", "Cleansing", "Parks")
LETTERS = list("abcdefghijklmnopqrstuvwxyz")


class Harbour:
    """Cases in words that each department has of its own, and officers who decide them."""

    def __init__(self) -> None:
        self.dice = np.random.default_rng(3)
        self.words = {name: [self.word() for _ in range(80)] for name in DEPARTMENTS}
        self.learner = CaseLearner(Question("department"))
        self.moved: dict[str, str] = {}
        self.texts: list[str] = []

    def word(self) -> str:
        return "".join(self.dice.choice(LETTERS, 7))

    def case(self, about: str) -> Case:
        return Case(f"C{len(self.texts)}", " ".join(self.dice.choice(self.words[about], 3)))

    def live(self, cases: int) -> None:
        for _ in range(cases):
            self.decide(str(self.dice.choice(DEPARTMENTS)))

    def decide(self, about: str) -> None:
        case, answer = self.case(about), self.moved.get(about, about)
        proposal = self.learner.predict_one(case).answer
        self.texts.append(case.text)
        source = Source.ACCEPTANCE if proposal == answer else Source.CORRECTION
        self.learner.learn_one(case, answer, source, "Chan")

    def right(self, about: str, answer: str, cases: int = 30) -> int:
        asked = [self.learner.predict_one(self.case(about)).answer for _ in range(cases)]
        return asked.count(answer)

    def share(self, case: Case, answer: str) -> float:
        alternatives = self.learner.predict_one(case).alternatives
        return next(one.probability for one in alternatives if one.answer == answer)

    def until_a_rule(self, most: int):
        while not self.learner.suggested_rules() and most:
            self.decide("Lighting")
            most -= 1
        [rule] = self.learner.suggested_rules()
        return rule


@pytest.fixture
def harbour():
    """A harbour where Parks has just taken over what was Lighting's."""
    harbour = Harbour()
    harbour.live(400)
    assert not harbour.learner.suggested_rules()
    harbour.moved = {"Lighting": "Parks"}
    return harbour


def test_it_proposes_a_rule_within_eight_proposals(harbour):
    rule = harbour.until_a_rule(most=8)
    assert (rule.old, rule.new) == ("Lighting", "Parks")
    assert rule.first_case == "C400"


def test_what_a_run_overtook_weighs_little_before_anybody_signs(harbour):
    harbour.until_a_rule(most=8)
    asked = Case("asked", f"{harbour.texts[0]} {harbour.texts[1]} {harbour.texts[2]}")
    overtaken = harbour.share(asked, "Lighting")
    harbour.learner._memory.revive(np.arange(len(DEPARTMENTS)))
    assert overtaken < harbour.share(replace(asked, case_id="again"), "Lighting")


def test_signing_brings_the_old_lessons_over_in_full(harbour):
    rule = harbour.until_a_rule(most=8)
    harbour.learner.sign(RuleSigned(rule.old, rule.new, "Ho", first_case=rule.first_case))
    assert harbour.learner.suggested_rules() == ()
    assert not harbour.learner._memory._overtaken.any()
    assert harbour.right("Lighting", "Parks") >= 28
    assert harbour.right("Parks", "Parks") >= 28
    assert harbour.right("Cleansing", "Cleansing") >= 28


def test_a_year_without_a_reform_proposes_no_rule(harbour):
    harbour.moved = {}
    harbour.live(600)
    assert harbour.learner.suggested_rules() == ()


def test_a_run_from_a_forgotten_case_begins_anew(harbour):
    for _ in range(3):
        harbour.decide("Lighting")
    first = harbour.learner._memory.entry(400)
    harbour.learner.forget(Case(first.case_id, harbour.texts[400]))
    harbour.live(200)
    assert first.case_id not in {rule.first_case for rule in harbour.learner.suggested_rules()}
