"""The hotline's way of working: who may do what, where, and what nobody may."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.core.errors import NotAllowed
from remit.core.flow import possible, step
from remit.services.hotline.flow import CURRENT, FLOWS, VERSION_1

KEYS = tuple(state.key for state in VERSION_1.states)
ALL = frozenset(VERSION_1.guards)
STEPS = [
    pytest.param(transition, source, role, id=f"{source}-{transition.act}-{role}")
    for transition in VERSION_1.transitions
    for source in transition.sources
    for role in sorted(transition.roles)
]


def walked(role: str, *acts: str, start: str = "received", facts: frozenset[str] = ALL) -> str:
    state = start
    for act in acts:
        state = step(VERSION_1, state, act, role, facts).target
    return state


def acts(state: str, role: str, facts: frozenset[str] = ALL) -> set[str]:
    return {transition.act for transition in possible(VERSION_1, state, role, facts)}


def test_it_has_the_states_that_its_users_speak_of():
    assert set(KEYS) == {
        "received", "with_officer", "with_tool", "countersign", "decided", "waiting", "referred",
        "escalated", "sent", "reopened", "closed",
    }  # fmt: skip


@pytest.mark.parametrize(("transition", "source", "role"), STEPS)
def test_every_step_can_be_taken_when_its_guards_hold(transition, source, role):
    assert (
        step(VERSION_1, source, transition.act, role, frozenset(transition.guards)) is transition
    )


@pytest.mark.parametrize(("transition", "source", "role"), STEPS)
def test_no_step_can_be_taken_when_one_of_its_guards_fails(transition, source, role):
    for guard in transition.guards:
        with pytest.raises(NotAllowed):
            step(VERSION_1, source, transition.act, role, ALL - {guard})


def test_every_declared_name_is_used():
    steps = VERSION_1.transitions
    assert {t.act for t in steps} == VERSION_1.acts.keys()
    assert {role for t in steps for role in t.roles} == VERSION_1.roles.keys()
    assert {guard for t in steps for guard in t.guards} == VERSION_1.guards.keys()


NAMES = st.tuples(
    st.sampled_from([*VERSION_1.acts, "dance"]),
    st.sampled_from([*VERSION_1.roles, "administrator"]),
    st.frozensets(st.sampled_from(sorted(ALL))),
)


@given(st.lists(NAMES, max_size=30))
def test_no_walk_ever_leaves_the_table(walk):
    state = VERSION_1.states[0].key
    for act, role, facts in walk:
        try:
            taken = step(VERSION_1, state, act, role, facts)
        except NotAllowed:
            assert act not in acts(state, role, facts)
        else:
            assert taken in VERSION_1.transitions and facts.issuperset(taken.guards)
            state = taken.target
        assert state in KEYS


def test_an_officer_s_case_goes_from_arrival_to_its_end():
    assert walked("system", "route_to_officer") == "with_officer"
    assert walked("officer", "correct", "submit", start="with_officer") == "countersign"
    assert walked("supervisor", "countersign", "send", start="countersign") == "sent"
    assert walked("system", "close", start="sent") == "closed"


def test_a_tool_whose_delegation_was_suspended_sends_nothing_and_the_officer_gets_the_case():
    suspended = ALL - {"delegation_in_force"}
    assert "send" not in acts("with_tool", "system", suspended) | acts(
        "with_tool", "tool", suspended
    )
    assert walked("system", "take_back", start="with_tool", facts=suspended) == "with_officer"


@pytest.mark.parametrize("state", KEYS)
def test_a_tool_decides_only_at_intake_and_touches_only_what_it_decided(state):
    allowed = {"received": {"route_to_tool"}, "with_tool": {"take_back", "send"}}
    assert acts(state, "tool") == allowed.get(state, set())


@pytest.mark.parametrize("state", KEYS)
def test_an_officer_neither_signs_nor_decides_what_a_supervisor_must(state):
    assert "countersign" not in acts(state, "officer")
    if state in ("escalated", "countersign"):
        assert acts(state, "officer").isdisjoint({"accept", "correct", "decide"})


def test_nobody_signs_her_own_decision():
    assert "countersign" not in acts("countersign", "supervisor", ALL - {"another_person"})


@pytest.mark.parametrize("role", ["officer", "supervisor", "system"])
def test_nothing_is_sent_while_a_signature_is_missing(role):
    assert "send" not in acts("decided", role, ALL - {"no_signature_due"})


@pytest.mark.parametrize("state", KEYS)
@pytest.mark.parametrize("role", ["officer", "supervisor"])
def test_another_department_can_do_nothing_but_take_back_what_it_referred(state, role):
    outside = ALL - {"same_department"}
    assert acts(state, role, outside) <= ({"take_back"} if state == "referred" else set())


@pytest.mark.parametrize("state", KEYS)
def test_a_citizen_can_do_nothing_with_another_s_case(state):
    assert acts(state, "citizen", ALL - {"own_case"}) == set()


@pytest.mark.parametrize("state", KEYS)
@pytest.mark.parametrize("role", ["efficacy", "administrator"])
def test_who_compares_or_administers_decides_no_case(state, role):
    assert acts(state, role) == set()


def test_what_was_decided_can_be_undone_until_it_is_sent():
    assert "undo" in acts("decided", "officer") & acts("countersign", "officer")
    assert all("undo" not in acts("sent", role) for role in VERSION_1.roles)


def test_an_officer_does_not_undo_what_somebody_else_decided():
    assert "undo" not in acts("decided", "officer", ALL - {"own_decision"})


def test_an_appeal_goes_to_a_supervisor_who_did_not_decide():
    assert walked("citizen", "appeal", start="sent") == "escalated"
    assert acts("escalated", "supervisor", ALL - {"another_person"}) == {
        "refer", "return", "withdraw",
    }  # fmt: skip


def test_a_person_is_had_for_the_asking_before_the_tool_s_reply_goes_out():
    assert walked("citizen", "ask_for_person", start="with_tool") == "with_officer"


def test_an_error_found_by_an_audit_opens_even_a_closed_case():
    assert walked("auditor", "reopen", start="closed") == "reopened"


def test_the_clock_stands_only_for_the_citizen_and_after_the_end():
    assert [state.key for state in VERSION_1.states if not state.clock_runs] == [
        "waiting", "sent", "closed",
    ]  # fmt: skip


def test_every_version_is_kept_under_its_number_and_the_last_is_current():
    assert all(flow.version == version for version, flow in FLOWS.items())
    assert CURRENT is FLOWS[max(FLOWS)]


def test_two_versions_run_side_by_side():
    hasty = replace(
        VERSION_1,
        version=2,
        transitions=tuple(
            replace(t, guards=()) if t.act == "send" else t for t in VERSION_1.transitions
        ),
    )
    facts = frozenset({"same_department"})

    assert step(hasty, "decided", "send", "officer", facts).target == "sent"
    with pytest.raises(NotAllowed):
        step(VERSION_1, "decided", "send", "officer", facts)
