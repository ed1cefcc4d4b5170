"""Answers that the worlds of the other tests hardly ever lead to."""

from __future__ import annotations

from remit.core.cases import DelegationRestarted
from remit.core.replay import Replay, ReplayPlan
from remit.core.replay.answers.another_choice import _bought
from remit.core.replay.answers.facts import Facts
from remit.core.replay.answers.risk import _with_officers
from remit.core.replay.answers.since_when import _found
from remit.core.replay.delegations import _why
from remit.core.replay.summary import summarise
from tests.core.replay.echo import Echo, stream


def facts_of_a_short_replay() -> Facts:
    """Return what stands at the end of a few cases, lived through without other draws."""
    replay = Replay(Echo(), ReplayPlan())
    for past in stream(5):
        replay.step(past)
    return Facts(summarise(replay))


def test_another_audit_rate_is_named_as_one():
    choice = {"value": 0.3, "decided_last_quarter": 0.5, "tool_error": 0.02}

    assert "With 30% (now 10%) of its decisions audited" in str(_bought("audit_rate", choice, 0.1))


def test_without_other_draws_none_differs():
    assert facts_of_a_short_replay().differing == 0


def test_few_answers_that_stay_with_officers_are_all_named():
    figures = {"not_to_be_trusted": {"with_officers": [{"name": "Parks"}]}}

    (sentence,) = _with_officers(figures)
    assert str(sentence).startswith("Officers must go on deciding “Parks”: ")


def test_an_end_without_verdicts_has_no_rate():
    assert _found({"verdicts": 0}, facts_of_a_short_replay()) == ()


def test_only_a_suspension_has_a_reason():
    assert _why(DelegationRestarted("all cases", 1, "Lee")) == {"reason": ""}
