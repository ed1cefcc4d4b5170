from __future__ import annotations

import pytest
from django.urls import reverse

from remit.web.records import sending
from remit.web.records.models import Case, Message
from tests.web.city import LAMP

TEXT = "The street light at the pier is out and there is refuse everywhere"


@pytest.fixture
def case(city):
    return city.arrive(TEXT)


def tell(browser, case, act, **form):
    case = Case.objects.get(pk=case.pk)
    where = reverse("casework:told", args=[case.reference, act])
    assert browser.get(where).status_code == 200
    return browser.post(where, {"version": case.version, **form})


def press(browser, case, act):
    case = Case.objects.get(pk=case.pk)
    where = reverse("casework:at_once", args=[case.reference, act])
    return browser.post(where, {"version": case.version})


def state_of(case):
    return Case.objects.get(pk=case.pk).state


def test_the_citizen_is_asked_and_answers(case, officer):
    tell(officer, case, "ask", text="Which pier?")
    assert state_of(case) == "waiting"
    tell(officer, case, "answered", text="Pier 4")
    assert state_of(case) == "with_officer"
    written = Message.objects.filter(case=case).values_list("from_citizen", "text")
    assert list(written) == [(False, "Which pier?"), (True, "Pier 4")]


def test_an_empty_question_is_not_sent(case, officer):
    response = tell(officer, case, "ask", text=" ")
    assert response.status_code == 422
    assert "There was no question" in response.content.decode()
    assert state_of(case) == "with_officer"


def test_a_case_is_split(case, officer):
    tell(officer, case, "split", text="there is refuse everywhere")
    second = Case.objects.get(parent=case)
    assert second.content.text == "there is refuse everywhere"
    assert second.arrived == case.arrived


def test_a_case_is_referred_and_taken_back(case, officer):
    tell(officer, case, "refer", department="parks")
    assert state_of(case) == "referred"
    press(officer, case, "take_back")
    assert state_of(case) == "with_officer"


def test_the_department_that_got_a_case_can_return_it(city, case, enter):
    tell(enter(city.people["chan"]), case, "refer", department="parks")
    press(enter(city.people["kwok"]), case, "return")
    assert Case.objects.get(pk=case.pk).department_id == "city"


def test_a_case_is_passed_up(case, officer):
    press(officer, case, "escalate")
    assert state_of(case) == "escalated"


def test_what_went_out_is_reopened_by_the_department_that_has_it(city, case, enter, officer):
    city.decided(case, LAMP)
    where = reverse("casework:told", args=[case.reference, "reopen"])
    assert officer.get(where).status_code == 302  # it lies with another department now
    Case.objects.filter(pk=case.pk).update(department="city")
    tell(officer, case, "reopen")
    assert state_of(case) == "reopened"


def test_what_the_flow_does_not_offer_is_answered_with_what_it_does(case, officer):
    response = press(officer, case, "return")
    assert response.status_code == 409
    assert "Possible now" in response.content.decode()


def test_an_unknown_act_has_no_address(case, officer):
    assert press(officer, case, "shred").status_code == 404


def test_the_page_offers_what_the_flow_allows_and_nothing_else(city, case, officer):
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    for act in ("ask", "refer", "split"):
        assert reverse("casework:told", args=[case.reference, act]) in page
    assert reverse("casework:told", args=[case.reference, "reopen"]) not in page
    sending.release(city.decided(case, LAMP).reference)
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    assert reverse("casework:told", args=[case.reference, "ask"]) not in page


def test_a_case_that_was_split_leads_to_the_second(case, officer):
    tell(officer, case, "split", text="there is refuse everywhere")
    second = Case.objects.get(parent=case)
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    assert f"Split off: {second.reference}" in page


def test_a_deadline_is_paused_until_the_citizen_answers(case, officer):
    tell(officer, case, "ask", text="Which pier?")
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    assert "Paused until the citizen answers" in page
