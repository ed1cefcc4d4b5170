from __future__ import annotations

import pytest
from django.urls import reverse

from remit.web.casework.stops import in_force
from remit.web.records.models import Notice, Suggestion
from tests.web.city import build
from tests.web.lent import lend

WHERE = "/casework/stop/hotline/"


@pytest.fixture
def city(db):
    city = build()
    lend(city)
    return city


def test_any_officer_stops_it_and_the_owner_is_told_why(city, officer):
    assert in_force(city.service) == ["lighting"]
    answer = officer.post(WHERE, {"delegation": "lighting", "reason": "It reads lamps as lamps"})
    assert "The tool is stopped" in answer.content.decode()
    assert in_force(city.service) == []
    assert Notice.objects.get().person == city.people["ho"]
    assert Suggestion.objects.get().text == "It reads lamps as lamps"


def test_an_officer_of_a_department_that_gets_the_cases_may_too(city, enter):
    city.people["kwok"].memberships.update(department="roads")
    enter(city.people["kwok"]).post(WHERE, {"delegation": "lighting", "reason": "No"})
    assert in_force(city.service) == []


def test_an_officer_of_another_department_finds_no_such_page(city, enter):
    assert enter(city.people["kwok"]).get(WHERE).status_code == 404


@pytest.mark.parametrize("form", [{"delegation": "lighting"}, {"reason": "No"}, {}])
def test_without_a_reason_or_a_choice_it_goes_on(city, officer, form):
    answer = officer.post(WHERE, form)
    assert answer.status_code == 422 and "There is a problem" in answer.content.decode()
    assert in_force(city.service) == ["lighting"]


def test_queue_and_case_lead_there_while_the_tool_decides(city, officer):
    case = city.arrive("Something else")
    for address in (reverse("casework:queue"), reverse("casework:case", args=[case.reference])):
        assert WHERE in officer.get(address).content.decode()
    officer.post(WHERE, {"delegation": "lighting", "reason": "No"})
    assert WHERE not in officer.get(reverse("casework:queue")).content.decode()


def test_the_queue_says_who_stopped_it(city, officer):
    queue = reverse("casework:queue")
    assert "officers decide everything" not in officer.get(queue).content.decode()
    officer.post(WHERE, {"delegation": "lighting", "reason": "No"})
    page = officer.get(queue).content.decode()
    assert "The tool of Hotline was stopped by Ms Chan; officers decide everything." in page
