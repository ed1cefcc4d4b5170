from __future__ import annotations

import pytest

from remit.core.errors import NotAllowed
from remit.web.records import deciding, sending
from remit.web.records.errors import ChangedMeanwhile, Refused
from remit.web.records.models import Fact, Message
from tests.web.city import LAMP, REFUSE, WORKS


def test_of_two_who_act_from_the_same_page_the_second_is_told(city):
    case = city.arrive("x")
    deciding.decide(case.reference, city.actor("chan"), LAMP, case.version)
    with pytest.raises(ChangedMeanwhile, match="Somebody else acted"):
        deciding.decide(case.reference, city.actor("yip"), REFUSE, case.version)

    assert Fact.objects.filter(kind="DecisionTaken").count() == 1


def test_nobody_decides_a_case_of_another_department(city):
    case = city.arrive("x")
    with pytest.raises(NotAllowed, match="the case lies with your department"):
        deciding.decide(case.reference, city.actor("kwok"), LAMP)


def test_an_answer_that_is_no_case_type_is_refused(city):
    case = city.arrive("x")
    for answer in ("", "unheard-of"):
        with pytest.raises(Refused, match="no kind of case"):
            deciding.decide(case.reference, city.actor("chan"), answer)
    case.refresh_from_db()

    assert case.state == "with_officer"


def test_a_decision_can_be_undone_until_it_is_sent(city):
    case = city.arrive("x")
    deciding.decide(case.reference, city.actor("chan"), LAMP)
    undone = deciding.undo(case.reference, city.actor("chan"))
    assert (undone.state, undone.answer) == ("with_officer", "")

    city.decided(case, LAMP)
    with pytest.raises(NotAllowed):
        deciding.undo(case.reference, city.actor("chan"))


def test_a_sent_decision_hands_the_case_over_and_tells_the_citizen_once(city):
    case = city.decided(city.arrive("x"), LAMP)
    sending.release(case.reference)

    assert (case.state, case.department_id) == ("sent", "roads")
    assert Message.objects.filter(case=case).count() == 1


def test_what_a_supervisor_must_sign_waits_for_another_person(city):
    case = city.decided(city.arrive("x"), WORKS)
    assert case.state == "countersign"
    with pytest.raises(NotAllowed):
        deciding.countersign(case.reference, city.actor("chan"))
    deciding.countersign(case.reference, city.actor("lau"))

    assert sending.release(case.reference).state == "sent"
