"""One function moves a case, or says what was not done, why, and what is possible instead."""

from __future__ import annotations

import pytest

from remit.core.errors import InvalidFlow, NotAllowed
from remit.core.flow import Transition, possible, step
from remit.core.sentences import Sentence
from tests.core.flow.tables import OFFICER, TRANSITIONS, flow

NOTHING = frozenset[str]()
ALL = frozenset({"decided", "signed"})


def refusal(state: str, act: str, role: str, facts: frozenset[str] = NOTHING) -> tuple[str, ...]:
    with pytest.raises(NotAllowed) as refused:
        step(flow(), state, act, role, facts)
    assert all(isinstance(sentence, Sentence) for sentence in refused.value.sentences)
    return tuple(map(str, refused.value.sentences))


def test_it_takes_the_step_that_the_table_names():
    assert step(flow(), "new", "tell", "officer", ALL).target == "told"


def test_facts_that_no_guard_asks_for_do_no_harm():
    assert step(flow(), "new", "tell", "officer", ALL | {"raining"}).target == "told"


def test_it_says_where_the_case_is_when_the_step_does_not_exist_there():
    assert refusal("told", "tell", "officer", ALL) == (
        "“Tell” was not done; the case stays where it is: told.",
        "No such step leads on from there.",
        "Nothing is left for you to do here now; load the page again to see where the case is.",
    )


def test_it_says_for_whom_a_step_is_reserved():
    assert refusal("new", "ask", "citizen")[1] == "It is reserved for officers."


def test_it_names_only_what_is_missing_and_what_is_possible_instead():
    _, why, instead = refusal("new", "tell", "officer", frozenset({"decided"}))
    assert (why, instead) == ("It needs this first: it is signed.", "Possible now: Ask.")


def test_it_lists_several_things_that_are_missing():
    assert refusal("new", "tell", "officer")[1] == (
        "It needs this first: it is decided, it is signed."
    )


def test_an_act_that_no_table_knows_is_refused_by_its_name():
    assert refusal("new", "<dance>", "officer")[0].startswith("“<dance>” was not done")


def test_a_state_that_the_version_does_not_have_is_an_error_of_another_kind():
    with pytest.raises(InvalidFlow):
        step(flow(), "limbo", "tell", "officer", ALL)


@pytest.mark.parametrize(
    ("facts", "acts"), [(ALL, ["tell", "ask"]), (NOTHING, ["ask"]), ({"signed"}, ["ask"])]
)
def test_only_what_is_possible_is_offered(facts, acts):
    assert [t.act for t in possible(flow(), "new", "officer", frozenset(facts))] == acts


def test_a_running_case_keeps_the_version_it_began_with():
    gentle = Transition("tell", ("new",), "waiting", OFFICER)
    first, second = flow(), flow(version=2, transitions=(gentle, *TRANSITIONS[1:], *told()))

    assert step(first, "new", "tell", "officer", ALL).target == "told"
    assert step(second, "new", "tell", "officer", NOTHING).target == "waiting"
    with pytest.raises(NotAllowed):
        step(first, "new", "tell", "officer", NOTHING)


def told() -> tuple[Transition, ...]:
    return (Transition("tell", ("waiting",), "told", OFFICER),)
