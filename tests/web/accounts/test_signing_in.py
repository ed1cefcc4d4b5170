from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from remit.web.accounts.models import Department, Membership, Person, Role

pytestmark = pytest.mark.django_db
PASSWORD = "four words not together"


@pytest.fixture
def chan():
    Department.objects.create(key="cleansing", name_en="Cleansing", name_zh="潔淨")
    person = Person.objects.create_user(
        "S101", PASSWORD, name_en="Ms Chan", email="chan@example.org", is_demo=True
    )
    Membership.objects.create(person=person, department_id="cleansing", role=Role.OFFICER)
    return person


def sign_in(client: Client, login: str = "S101", password: str = PASSWORD) -> Any:
    return client.post("/sign-in/", {"login": login, "password": password})


def confirm(client: Client) -> None:
    client.post("/account/again/", {"password": PASSWORD})


@pytest.mark.parametrize("login", ["S101", "chan@example.org", "Chan@Example.org"])
def test_a_staff_number_or_an_address_signs_in(client, chan, login):
    assert sign_in(client, login)["Location"] == "/casework/"
    assert "Ms Chan" in client.get("/account/").text


def test_a_wrong_password_does_not_and_says_no_more_than_that(client, chan):
    wrong, unknown = sign_in(client, password="wrong"), sign_in(client, login="S999")

    assert "There is a problem" in wrong.text
    assert wrong.status_code == unknown.status_code == 200
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("language", "said"), [("en", "staff number or the password"), ("zh-hant", "職員編號或密碼")]
)
def test_it_speaks_of_staff_numbers(client, chan, language, said):
    client.cookies["remit_language"] = language

    assert said in sign_in(client, password="wrong").text


def test_it_does_not_let_anybody_try_for_ever(client, chan):
    for _ in range(20):
        sign_in(client, password="wrong")

    assert client.get("/account/").status_code == 302
    assert sign_in(client).status_code != 302


def test_a_closed_account_does_not_sign_in(client, chan):
    Person.objects.update(is_active=False)
    sign_in(client)

    assert client.get("/account/").status_code == 302


def test_nobody_signs_up(client, chan):
    assert client.get("/accounts/signup/").status_code == 404
    assert "signup" not in client.get("/sign-in/").text


def test_it_leads_nowhere_else_after_signing_in(client, chan):
    answer = client.post(
        "/sign-in/?next=https://elsewhere.example/", {"login": "S101", "password": PASSWORD}
    )
    assert answer["Location"] == "/casework/"


def test_a_second_factor_is_asked_for(client, chan):
    TOTP.activate(chan, generate_totp_secret())

    assert sign_in(client)["Location"] == "/sign-in/second-factor/"
    assert client.get("/account/").status_code == 302
    assert "Six digits" in client.get("/sign-in/second-factor/").text


def test_a_wrong_code_does_not_open(client, chan):
    TOTP.activate(chan, generate_totp_secret())
    sign_in(client)

    assert client.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 200
    assert client.get("/account/").status_code == 302


def test_a_second_factor_is_set_up_and_gives_recovery_codes(client, chan):
    sign_in(client)
    confirm(client)
    client.get("/account/second-factor/on/")
    now = next(yield_hotp_counters_from_time())
    code = format_hotp_value(hotp_value(client.session[SECRET_SESSION_KEY], now))
    answer = client.post("/account/second-factor/on/", {"code": code}, follow=True)

    assert "Recovery codes" in answer.text
    assert (
        "You sign in with your password and a code" in client.get("/account/second-factor/").text
    )


@pytest.mark.parametrize(
    "address",
    [
        "/account/", "/account/password/", "/account/second-factor/", "/account/second-factor/on/",
        "/sign-out/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_every_page_of_ones_own_opens_in_both_languages(client, chan, address, language):
    sign_in(client)
    confirm(client)
    client.cookies["remit_language"] = language
    page = client.get(address)

    assert page.status_code == 200
    assert 'rel="stylesheet"' in page.text
    assert ("登出" if language == "zh-hant" else "Sign out") in page.text


def test_the_second_factor_is_only_changed_after_the_password_again(client, chan):
    sign_in(client)

    assert client.get("/account/second-factor/on/")["Location"].startswith("/account/again/")


def test_a_forged_session_is_nobodys(client, chan):
    sign_in(client)
    client.cookies["sessionid"] = "x" * 32

    assert client.get("/account/").status_code == 302


def test_a_form_from_elsewhere_is_refused(chan):
    answer = sign_in(Client(enforce_csrf_checks=True))

    assert answer.status_code == 403
    assert "This form cannot be accepted" in answer.text


def test_cards_sign_in_with_one_click_in_the_demo(client, chan, settings):
    settings.DEMO = True

    assert "/account/as/S101/" in client.get("/sign-in/").text
    assert client.post("/account/as/S101/")["Location"] == "/casework/"
    assert client.get("/account/").status_code == 200


def test_cards_are_only_for_those_who_are_of_the_demo(client, chan, settings):
    settings.DEMO = True
    Person.objects.update(is_demo=False)

    assert "/account/as/" not in client.get("/sign-in/").text
    assert client.post("/account/as/S101/").status_code == 404


def test_outside_the_demo_there_are_no_cards(client, chan):
    assert "/account/as/" not in client.get("/sign-in/").text
    assert client.post("/account/as/S101/").status_code == 404
    assert client.get("/account/").status_code == 302


def test_signing_out_ends_the_session(client, chan):
    sign_in(client)
    client.post("/sign-out/")

    assert client.get("/account/").status_code == 302


def test_a_person_finds_her_language_again(client, chan):
    sign_in(client)
    client.get("/language/zh-hant/")

    assert sign_in(Client()).cookies["remit_language"].value == "zh-hant"


def test_two_people_never_share_an_address(chan):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        Person.objects.create_user("S102", name_en="Ms Yip", email="CHAN@example.org")
