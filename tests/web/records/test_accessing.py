from __future__ import annotations

import pytest

from remit.web.accounts.models import Membership
from remit.web.accounts.policy import Act
from remit.web.records.accessing import accesses, log, visible
from remit.web.records.referring import refer
from tests.web.city import LAMP

pytestmark = pytest.mark.django_db


def sees(city, name, case):
    return visible(city.people[name]).filter(pk=case.pk).exists()


def test_a_department_sees_what_lies_with_it_and_no_other_does(city):
    case = city.arrive("A lamp is out")
    assert sees(city, "chan", case) and not sees(city, "kwok", case)


def test_both_see_what_one_referred_to_the_other(city):
    case = refer(city.arrive("A tree fell").reference, city.actor("chan"), "parks")
    assert sees(city, "chan", case) and sees(city, "kwok", case)


def test_the_hotline_sees_its_cases_wherever_they_went(city):
    case = city.decided(city.arrive("A lamp is out"), LAMP)
    assert case.department_id == "roads"
    assert sees(city, "chan", case)


def test_an_auditor_sees_no_case_here_because_she_must_stay_blind(city):
    assert not sees(city, "ng", city.arrive("A lamp is out"))


def test_an_administrator_reads_logs_everywhere_and_no_case(city):
    case = city.arrive("A lamp is out")
    assert not sees(city, "fong", case)
    assert visible(city.people["fong"], Act.SEE_ACCESS_LOG).filter(pk=case.pk).exists()


def test_every_look_is_kept(city):
    case = city.arrive("A lamp is out")
    for _ in range(2):
        log(city.people["chan"], case)
    assert [row.person for row in accesses(case)] == ["CHAN", "CHAN"]


def test_a_person_with_roles_in_two_departments_sees_both(city):
    Membership.objects.create(person=city.people["kwok"], department_id="city", role="officer")
    assert sees(city, "kwok", city.arrive("A lamp is out"))
