from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from remit.core.authority import Promise
from remit.core.cases import Case, Proposal, Question, RuleSigned, Source
from remit.core.learning import CaseLearner
from remit.core.replay import PastCase, Replay, ReplayPlan, Tool, summarise
from remit.core.replay.recorded import Recorded
from remit.core.replay.trusted import Trusted
from tests.core.replay.echo import Echo, Suggestion

TOPICS = ("lamp", "tree", "drain")


def trusted() -> Trusted:
    return Trusted(Recorded("acme"), CaseLearner(Question("topic")))


def case(number: int, topic: str, said: str) -> Case:
    return Case(f"C{number}", f"The {topic} {number} is broken", fields={"acme": said})


def past_cases(count: int, error_rate: float = 0.2, seed: int = 1) -> list[PastCase]:
    """Return cases of three topics, in which a tool takes one topic for another."""
    dice, past = np.random.default_rng(seed), []
    for number in range(count):
        topic = TOPICS[dice.integers(3)]
        said = TOPICS[dice.integers(3)] if dice.random() < error_rate else topic
        past.append(PastCase(case(number, topic, said), topic))
    return past


def test_answers_stay_the_tools_own():
    tool = trusted()
    for past in past_cases(50):
        proposal = tool.predict_one(past.case)
        assert proposal.answer == past.case.fields["acme"]
        assert 0 < proposal.confidence < 1
        tool.learn_one(past.case, past.answer)


def test_it_is_told_apart_from_the_tool_without_trust():
    proposal = trusted().predict_one(case(1, "lamp", "lamp"))
    assert (proposal.tool, proposal.tool_version) == ("acme", "1, trust 1")


def test_nothing_proposed_stays_nothing_and_teaches_no_trust():
    tool, silent = trusted(), case(1, "lamp", "")
    trust = pickle.dumps(tool.trust)
    tool.learn_one(silent, "lamp")

    assert tool.predict_one(silent) == tool.trusts.predict_one(silent)
    assert pickle.dumps(tool.trust) == trust


@pytest.mark.parametrize("source", [Source.ACCEPTANCE, Source.CORRECTION, Source.OUTCOME])
def test_only_blind_decisions_teach_trust(source):
    tool, never_blind = trusted(), trusted()
    untaught = pickle.dumps(tool.trust)
    for past in past_cases(20):
        never_blind.learn_one(past.case, past.answer, source)
        tool.learn_one(past.case, past.answer, Source.AUDIT)

    assert pickle.dumps(never_blind.trust) == untaught != pickle.dumps(tool.trust)
    assert never_blind.second.predict_one(case(99, "lamp", "")).answer == "lamp"


def test_it_finds_the_cases_in_which_the_tool_is_wrong():
    replay = Replay(trusted(), ReplayPlan())
    for past in past_cases(1_500):
        replay.step(past)

    sure, right = replay.ledger.confidence[750:], replay.ledger.correct[750:]
    assert sure[right].mean() > 0.9
    assert sure[~right].mean() < 0.3


def test_a_tool_without_a_confidence_earns_with_trust_what_it_never_would_alone():
    freed = {}
    tools: dict[str, Tool] = {"alone": Recorded("acme"), "trusted": trusted()}
    for name, tool in tools.items():
        replay = Replay(tool, ReplayPlan(Promise(blind_share=1.0)))
        for past in past_cases(1_500):
            replay.step(past)
        freed[name] = summarise(replay)["last_quarter"]["decided_by_tool"]

    assert freed["alone"] == 0.0
    assert freed["trusted"] > 0.5


class Misled(Trusted):
    """A trust that is the surer the more often the tool is wrong."""

    def predict_one(self, case: Case) -> Proposal:
        wrong = case.fields["acme"] not in case.text
        return replace(super().predict_one(case), confidence=0.99 if wrong else 0.9)


def misled(seed: int) -> Replay:
    """Live through cases that are wrong in 6 of 100, one more than promised."""
    tool = Misled(Recorded("acme"), Recorded("acme"))
    replay = Replay(tool, ReplayPlan(Promise(blind_share=1.0), seed=seed))
    for past in past_cases(400, error_rate=0.09, seed=seed):
        replay.step(past)
    return replay


def test_the_promise_holds_when_trust_is_wrong():
    granted = sum(bool(misled(seed).milestones["all cases"]) for seed in range(40))
    assert granted <= 0.05 * 40 + 3 * (0.05 * 0.95 * 40) ** 0.5


def test_rules_are_those_of_the_tool_itself():
    echo = Echo(Suggestion("lamp", "lights"))
    tool = Trusted(echo, CaseLearner(Question("topic")))
    rule = RuleSigned("lamp", "lights", "Ho")
    tool.sign(rule)

    assert tool.suggested_rules() == (Suggestion("lamp", "lights"),)
    assert echo.signed == [rule]


def test_it_goes_on_after_pickling_as_if_undisturbed():
    tool, cases = trusted(), past_cases(120)
    for past in cases[:60]:
        tool.learn_one(past.case, past.answer)
    copy = pickle.loads(pickle.dumps(tool))
    for past in cases[60:]:
        assert copy.predict_one(past.case) == tool.predict_one(past.case)
        tool.learn_one(past.case, past.answer)
        copy.learn_one(past.case, past.answer)
