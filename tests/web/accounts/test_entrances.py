from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpResponse
from django.urls import include, path

from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Department, Membership, Person, Role
from remit.web.accounts.policy import Act

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

desk = entitled(Act.WORK_CASES)(lambda request: HttpResponse("the desk"))
ceiling = entitled(Act.SIGN_DELEGATION)(lambda request: HttpResponse("the pen"))
urlpatterns = [
    path("", include("remit.project.urls")),
    path("desk/", desk),
    path("pen/", ceiling),
]
handler403 = "remit.web.look.errors.refused"


def somebody(role: Role) -> Person:
    Department.objects.create(key="cleansing", name_en="Cleansing", name_zh="潔淨")
    person = Person.objects.create_user("S1", name_en="Ms Chan", name_zh="陳女士")
    Membership.objects.create(person=person, department_id="cleansing", role=role)
    return person


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client):
    address = urlsplit(client.get("/desk/?page=2")["Location"])

    assert address.path == "/sign-in/"
    assert parse_qs(address.query) == {"next": ["/desk/?page=2"]}


def test_whoever_has_the_role_enters(enter):
    assert enter(somebody(Role.OFFICER)).get("/desk/").content == b"the desk"


def test_whoever_lacks_the_role_reads_which_one_it_takes_and_who_gives_it(enter):
    page = enter(somebody(Role.OFFICER)).get("/pen/")

    assert page.status_code == 403
    assert "Service owner" in page.text
    assert "Administrators give roles" in page.text


def test_the_refusal_speaks_chinese(enter):
    page = enter(somebody(Role.OFFICER)).get("/pen/", headers={"accept-language": "zh-HK"})

    assert "服務負責人" in page.text
    assert "管理員" in page.text


def test_an_owner_sets_up_a_second_factor_first(enter):
    assert enter(somebody(Role.OWNER)).get("/pen/")["Location"] == "/account/second-factor/on/"


def test_an_owner_with_a_second_factor_enters(enter):
    person = somebody(Role.OWNER)
    TOTP.activate(person, generate_totp_secret())

    assert enter(person).get("/pen/").content == b"the pen"


def test_an_officer_needs_a_second_factor_only_where_everybody_does(enter, settings):
    settings.SECOND_FACTOR = "required"

    assert enter(somebody(Role.OFFICER)).get("/desk/").status_code == 302


def test_a_fragment_of_a_page_is_not_replaced_by_the_sign_in_page(client):
    answer = client.get("/desk/", headers={"hx-request": "true"})

    assert answer["HX-Redirect"].startswith("/sign-in/")
