"""A table that cannot be followed is refused when it is made, with all that is wrong with it."""

from __future__ import annotations

import pytest

from remit.core.errors import InvalidFlow, RemitError
from remit.core.flow import Transition
from tests.core.flow.tables import CITIZEN, OFFICER, STATES, TRANSITIONS, flow, state


def refusal(**details) -> str:
    with pytest.raises(InvalidFlow) as refused:
        flow(**details)
    return str(refused.value)


def test_a_sound_table_is_taken():
    assert flow().state("waiting").clock_runs is False


@pytest.mark.parametrize(
    ("transition", "complaint"),
    [
        (Transition("tell", ("limbo",), "told", OFFICER), "unknown state 'limbo'"),
        (Transition("tell", ("waiting",), "limbo", OFFICER), "unknown state 'limbo'"),
        (Transition("dance", ("waiting",), "told", OFFICER), "unknown act 'dance'"),
        (Transition("tell", ("waiting",), "told", frozenset({"cat"})), "unknown role 'cat'"),
        (Transition("tell", ("waiting",), "told", OFFICER, ("sunny",)), "unknown guard 'sunny'"),
        (Transition("tell", ("waiting",), "told", frozenset()), "nobody may 'tell'"),
    ],
)
def test_it_refuses_names_that_nobody_declared(transition, complaint):
    assert complaint in refusal(transitions=(*TRANSITIONS, transition))


def test_it_refuses_two_ways_for_one_act_of_one_role():
    second = Transition("ask", ("new",), "told", OFFICER)
    assert "'ask' by 'officer' leads from 'new' in 2 ways" in refusal(
        transitions=(*TRANSITIONS, second)
    )


def test_two_roles_may_take_one_act_to_different_ends():
    other = Transition("ask", ("new",), "told", CITIZEN)
    assert other in flow(transitions=(*TRANSITIONS, other)).transitions


def test_it_refuses_a_state_that_no_case_can_reach():
    assert "no step leads to 'limbo'" in refusal(
        states=(*STATES, state("limbo", clock_runs=False, is_final=True))
    )


def test_it_refuses_a_dead_end_that_is_not_final():
    assert "no step leads out of 'waiting', which is not final" in refusal(
        transitions=tuple(t for t in TRANSITIONS if t.act != "answer")
    )


def test_it_refuses_a_state_that_stands_twice():
    assert "the state 'new' stands twice" in refusal(states=(*STATES, state("new")))


def test_it_refuses_a_final_state_in_which_the_clock_runs():
    assert "the clock runs in 'told'" in refusal(
        states=(*STATES[:2], state("told", is_final=True))
    )


def test_it_refuses_a_deadline_before_the_arrival():
    assert "a deadline of 0 working days" in refusal(working_days=0)


def test_it_refuses_an_empty_table():
    assert "no state to begin in" in refusal(states=(), transitions=())


def test_it_says_everything_that_is_wrong_at_once():
    message = refusal(working_days=0, states=(*STATES, state("limbo")))
    assert message.startswith("flow 'small', version 1, cannot be followed: ")
    assert message.count(";") == 3


def test_a_state_of_another_version_is_refused_with_the_way_out():
    with pytest.raises(RemitError, match="no state 'limbo'; read a case with the version"):
        flow().state("limbo")
