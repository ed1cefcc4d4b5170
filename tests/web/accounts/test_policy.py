from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from remit.web.accounts.models import Department, Membership, Person, Role
from remit.web.accounts.policy import Act, departments_for, has_role, may

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def departments():
    for key in ("cleansing", "roads"):
        Department.objects.create(key=key, name_en=key, name_zh=key)


def somebody(role: Role | None = None, **more) -> Person:
    person = Person.objects.create_user("S1", name_en="Ms Chan", **more)
    if role:
        Membership.objects.create(person=person, department_id="cleansing", role=role)
    return person


def test_an_officer_works_on_cases_of_her_own_department():
    assert may(somebody(Role.OFFICER), Act.WORK_CASES, "cleansing")


def test_an_officer_works_on_no_case_of_another_department():
    assert not may(somebody(Role.OFFICER), Act.WORK_CASES, "roads")


def test_an_officer_does_not_sign():
    assert not may(somebody(Role.OFFICER), Act.SIGN_DELEGATION)


def test_any_officer_may_stop_a_tool():
    assert may(somebody(Role.OFFICER), Act.STOP_TOOL, "cleansing")


def test_the_efficacy_team_reaches_every_department():
    person = somebody(Role.EFFICACY)

    assert may(person, Act.SEE_OVERSIGHT, "roads")
    assert departments_for(person, Act.SEE_OVERSIGHT) is None


def test_an_auditor_does_not_open_the_page_that_shows_what_was_decided():
    assert not may(somebody(Role.AUDITOR), Act.SEE_CASE, "cleansing")


def test_a_closed_account_may_nothing():
    assert not may(somebody(Role.OFFICER, is_active=False), Act.WORK_CASES)


def test_an_outsider_may_nothing():
    person = somebody()

    assert not any(may(person, act) for act in Act)
    assert not any(may(AnonymousUser(), act) for act in Act)


def test_a_role_holds_where_it_was_given():
    person = somebody(Role.OWNER)

    assert has_role(person, Role.OWNER, "cleansing")
    assert not has_role(person, Role.OWNER, "roads")


def test_memberships_are_read_once(django_assert_num_queries):
    person = Person.objects.get(pk=somebody(Role.OFFICER).pk)

    with django_assert_num_queries(1):
        assert all([may(person, Act.WORK_CASES), may(person, Act.SEE_CASE, "cleansing")])
