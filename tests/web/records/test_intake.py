from __future__ import annotations

from remit.core.cases import Assignment
from remit.web.records import delegating, intake, proposing
from remit.web.records.intake import Arrival
from remit.web.records.models import Case, Fact, Message
from tests.web.lent import decided_by_tool, lamp, lend


def kinds(case):
    return list(
        Fact.objects.filter(case=case.reference)
        .order_by("position")
        .values_list("kind", flat=True)
    )


def test_a_case_is_assigned_before_it_is_proposed_for_and_routed(city):
    delegating.open_delegation(city.service, "lighting", "1")
    city.teach()
    case = proposing.take_in(city.service, Arrival(lamp(1)))

    assert kinds(case) == ["CaseArrived", "ProposalMade", "CaseRouted", "CaseMoved"]
    assert Fact.objects.get(case=case.reference, kind="CaseArrived").data["assignment"]


def test_taken_in_at_once_or_in_two_steps_it_comes_to_the_same(city):
    city.teach()
    at_once = proposing.take_in(city.service, Arrival(lamp(1), reference="AAAAA-AAAAA"))
    kept = intake.receive(city.service, Arrival(lamp(1), reference="AAAAA-AAAAB"))
    in_steps = proposing.propose_and_route(kept)

    for name in ("state", "proposed", "version", "department_id"):
        assert getattr(at_once, name) == getattr(in_steps, name), name
    assert kinds(at_once) == kinds(in_steps)


def test_nothing_is_shown_of_a_case_that_chance_withholds(city):
    delegating.open_delegation(city.service, "lighting", "1")
    city.teach()

    assert city.arrive(lamp(1), Assignment.SHOWN).is_shown
    assert not city.arrive(lamp(2), Assignment.WITHHELD).is_shown


def test_without_a_proposal_an_officer_has_the_case(city, monkeypatch):
    monkeypatch.setattr(proposing, "propose", lambda case: (None, 0))
    case = proposing.take_in(city.service, Arrival("x"))

    assert (case.state, case.proposed, case.is_shown) == ("with_officer", "", False)


def test_a_case_that_is_routed_already_is_not_routed_again(city):
    case = city.arrive("x")
    before = kinds(case)
    intake.route(case.reference, None)

    assert kinds(case) == before


def test_the_tool_decides_what_it_may_and_the_citizen_is_told_so(city):
    lend(city)
    case = decided_by_tool(city)

    assert case.decided_as == "tool"
    assert "A computer program decided this" in Message.objects.get(case=case).text


def test_a_delegation_that_is_stopped_while_a_case_is_on_its_way_does_not_decide_it(city):
    lend(city)
    decided_by_tool(city)  # it may decide, and does
    on_its_way = []
    for n in range(200, 240):
        case = intake.receive(city.service, Arrival(lamp(n % 9)))
        on_its_way.append((case, proposing.propose(case)))
    delegating.stop(city.service, "lighting", "CHAN")
    routed = [intake.route(case.reference, *proposed) for case, proposed in on_its_way]

    assert {case.state for case in routed} == {"with_officer"}


def test_whoever_wants_a_person_gets_one(city):
    lend(city)
    cases = [
        proposing.take_in(city.service, Arrival(lamp(n % 9), wants_person=True))
        for n in range(300, 320)
    ]

    assert {case.state for case in cases} == {"with_officer"}
    assert not Case.objects.filter(wants_person=True, decided_as="tool").exists()


def test_what_is_taken_in_for_an_officer_lies_in_a_queue(city):
    assert proposing.take_in(city.service, Arrival("x")).is_on_desk
