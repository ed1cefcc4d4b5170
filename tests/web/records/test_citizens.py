from __future__ import annotations

import pytest

from remit.core.errors import NotAllowed
from remit.web.records import auditing, citizens, intake
from remit.web.records.errors import Refused
from remit.web.records.intake import Arrival
from remit.web.records.models import Case, Contact, Fact, Message, Notice
from tests.web.city import LAMP
from tests.web.lent import held_by_tool

pytestmark = pytest.mark.django_db
ONCE = Arrival("The lamp is out", reference="7KQ2M-X4RTP")


def kinds(case) -> list[str]:
    return list(Fact.objects.filter(case=case.reference).values_list("kind", flat=True))


def test_a_report_is_kept_and_routed(city):
    case = citizens.report(city.service, ONCE)

    assert (case.state, case.content.text) == ("with_officer", "The lamp is out")


def test_whoever_hands_in_the_same_reference_twice_reports_once(city):
    first = citizens.report(city.service, ONCE, [b"photo"])
    second = citizens.report(city.service, ONCE, [b"photo"])

    assert first.pk == second.pk
    assert kinds(first).count("CaseArrived") == first.attachments.count() == 1


def test_a_report_that_was_cut_off_after_it_was_kept_goes_on(city):
    intake.receive(city.service, ONCE)

    assert citizens.report(city.service, ONCE).state == "with_officer"


def test_a_person_instead_of_the_tool_takes_the_decision_back(city):
    case = citizens.ask_for_person(held_by_tool(city).reference)

    assert (case.state, case.answer, case.decided_as) == ("with_officer", "", "")
    assert "DecisionUndone" in kinds(case) and case.wants_person


def test_the_check_of_what_the_citizen_took_from_the_tool_still_counts(city):
    case = citizens.ask_for_person(held_by_tool(city).reference)
    review = auditing.return_review(case.reviews.get(), city.actor("ng"), LAMP)

    assert review.loss == 0.0
    assert Case.objects.get(pk=case.pk).state == "with_officer"


def test_a_person_is_not_asked_for_where_one_decides_anyway(city):
    case = city.arrive("The lamp is out")

    with pytest.raises(NotAllowed):
        citizens.ask_for_person(case.reference)


def test_nobody_says_whether_it_is_solved_before_it_is_decided(city):
    case = city.arrive("The lamp is out")

    with pytest.raises(Refused, match="Nothing has been decided"):
        citizens.say_whether_solved(case.reference, "solved")


def test_the_same_answer_twice_is_recorded_once(city):
    case = city.decided(city.arrive("The lamp is out"), LAMP)
    for _ in range(2):
        citizens.say_whether_solved(case.reference, "partly_solved")

    assert kinds(case).count("OutcomeRecorded") == 1


def test_a_changed_mind_is_recorded_as_well(city):
    case = city.decided(city.arrive("The lamp is out"), LAMP)
    citizens.say_whether_solved(case.reference, "not_solved")
    citizens.say_whether_solved(case.reference, "solved")

    assert kinds(case).count("OutcomeRecorded") == 2
    assert Case.objects.get(pk=case.pk).outcome == "solved"


def test_a_report_is_found_by_its_link_alone(city):
    case = city.arrive("The lamp is out")

    assert citizens.by_token(case.token) == case
    assert citizens.by_token("forged") is None and citizens.by_token("") is None


def test_nothing_to_be_reached_by_finds_no_report(city):
    case = city.arrive("The lamp is out", name="Wong")

    assert citizens.by_reach(case.reference, "") is None


def test_a_request_for_erasure_reaches_the_owner_once(city):
    case = city.arrive("海旁道的街燈壞了", language="zh-hant")
    for _ in range(2):
        citizens.ask_for_erasure(case.reference)

    assert Notice.objects.get().person == city.people["ho"]
    assert "請刪除" in Message.objects.get(case=case).text


def test_whoever_wants_nothing_kept_gets_nothing_kept(city):
    case = city.arrive("The lamp is out", email="wong@example.com")
    citizens.correct_contact(case)

    assert not Contact.objects.filter(case=case).exists()
