from __future__ import annotations

import pytest

from remit.core.errors import NotAllowed
from remit.web.records import citizens, deciding, sending
from remit.web.records.acting import Actor
from remit.web.records.appealing import appeal
from remit.web.records.folding import looking_at
from remit.web.records.models import Case, Fact
from tests.web.city import LAMP, REFUSE
from tests.web.lent import decided_by_tool, held_by_tool, lend

pytestmark = pytest.mark.django_db
COLLEAGUE = Actor("another supervisor", "supervisor", frozenset({"city"}))


def outcomes(case) -> list[tuple[str, float]]:
    facts = Fact.objects.filter(case=case.reference, kind="OutcomeRecorded")
    return [(f.data["outcome"]["kind"], f.data["outcome"]["loss"]) for f in facts]


def alarm(city) -> float:
    with looking_at(city.service) as remit:
        return remit.authority("lighting").status().outcome_alarm


def sent(city) -> Case:
    return city.decided(city.arrive("The lamp is out"), LAMP)


def test_an_appeal_goes_to_a_supervisor_without_a_proposal(city):
    case = appeal(sent(city).reference, "It is refuse, not a lamp")

    assert (case.state, case.department.key, case.is_shown) == ("escalated", "city", False)
    assert case.messages.get(from_citizen=True).text == "It is refuse, not a lamp"


def test_an_appeal_is_upheld_when_the_new_decision_differs(city):
    case = appeal(sent(city).reference, "It is refuse")
    city.decided(case, REFUSE, "lau")

    assert outcomes(case) == [("appeal_upheld", 1.0)]


def test_an_appeal_is_not_upheld_when_the_decision_stays(city):
    case = appeal(sent(city).reference, "It is refuse")
    city.decided(case, LAMP, "lau")

    assert outcomes(case) == [("appeal_rejected", 0.0)]


def test_nothing_is_settled_while_the_new_decision_can_be_undone(city):
    case = appeal(sent(city).reference, "It is refuse")
    city.decided(case, REFUSE, "lau", send=False)

    assert outcomes(case) == []


def test_the_citizen_is_told_what_became_of_the_appeal(city):
    case = appeal(sent(city).reference, "It is refuse")
    city.decided(case, REFUSE, "lau")

    assert any("you were right" in message.text for message in case.messages.all())


def test_a_second_appeal_is_measured_against_the_decision_it_is_about(city):
    case = appeal(sent(city).reference, "It is refuse")
    city.decided(case, REFUSE, "lau")
    appeal(case.reference, "It is refuse, but another")
    deciding.decide(case.reference, COLLEAGUE, REFUSE)
    sending.release(case.reference)

    assert outcomes(case) == [("appeal_upheld", 1.0), ("appeal_rejected", 0.0)]


def test_nobody_appeals_before_anything_was_decided(city):
    case = city.arrive("The lamp is out")

    with pytest.raises(NotAllowed):
        appeal(case.reference, "Faster!")


def test_an_upheld_appeal_counts_against_the_tool_that_decided(city):
    lend(city)
    case = decided_by_tool(city)
    before = alarm(city)
    city.decided(appeal(case.reference, "It is refuse"), REFUSE, "lau")

    assert alarm(city) > before


def test_an_appeal_that_is_not_upheld_counts_against_nobody(city):
    lend(city)
    case = decided_by_tool(city)
    before = alarm(city)
    city.decided(appeal(case.reference, "It is refuse"), LAMP, "lau")

    assert alarm(city) <= before


def test_an_upheld_appeal_against_a_person_leaves_the_tool_alone(city):
    lend(city)
    case = sent(city)
    before = alarm(city)
    city.decided(appeal(case.reference, "It is refuse"), REFUSE, "lau")

    assert Case.objects.get(pk=case.pk).outcome == "appeal_upheld"
    assert alarm(city) == before


def test_what_a_person_decided_instead_of_the_tool_counts_against_no_tool(city):
    case = citizens.ask_for_person(held_by_tool(city).reference)
    city.decided(case, LAMP)
    before = alarm(city)
    city.decided(appeal(case.reference, "It is refuse"), REFUSE, "lau")

    assert outcomes(case) == [("appeal_upheld", 1.0)] and alarm(city) == before
