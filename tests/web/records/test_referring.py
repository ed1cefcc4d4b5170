from __future__ import annotations

import pytest

from remit.core.errors import NotAllowed
from remit.web.records.acting import Actor
from remit.web.records.closing import withdraw
from remit.web.records.errors import Refused
from remit.web.records.models import Case, Fact
from remit.web.records.referring import escalate, give_back, refer, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city):
    return city.arrive("A tree leans over the path")


def test_another_department_has_it_then_and_the_journal_says_which(city, case):
    case = refer(case.reference, city.actor("chan"), "parks")
    assert (case.department_id, case.referred_by) == ("parks", "city")
    moves = Fact.objects.filter(case=case.reference, kind="CaseMoved")
    assert [move.data["to"] for move in moves][-1] == "parks"


def test_who_referred_it_takes_it_back(city, case):
    refer(case.reference, city.actor("chan"), "parks")
    case = take_back(case.reference, city.actor("yip"))
    assert (case.department_id, case.referred_by, case.state) == ("city", "", "with_officer")


def test_nobody_else_takes_it_back(city, case):
    refer(case.reference, city.actor("chan"), "parks")
    with pytest.raises(NotAllowed):
        take_back(case.reference, Actor("X", "officer", frozenset({"roads"})))


def test_who_got_it_gives_it_back(city, case):
    refer(case.reference, city.actor("chan"), "parks")
    assert give_back(case.reference, city.actor("kwok")).department_id == "city"


@pytest.mark.parametrize("department", ["city", "nowhere", ""])
def test_it_goes_only_to_another_department_that_exists(city, case, department):
    with pytest.raises(Refused):
        refer(case.reference, city.actor("chan"), department)
    assert Case.objects.get(pk=case.pk).state == "with_officer"


def test_what_is_passed_up_needs_care_and_comes_back(city, case):
    assert escalate(case.reference, city.actor("chan")).needs_care
    assert give_back(case.reference, city.actor("lau")).state == "with_officer"


def test_a_withdrawn_case_lies_in_no_queue(city, case):
    case = withdraw(case.reference, city.actor("chan"))
    assert case.state == "closed" and not case.is_on_desk
