from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client

from remit.web.accounts import changing
from remit.web.accounts.models import Membership, PeopleChange, Person, Role
from remit.web.records.acting import CITIZEN, SYSTEM, TOOL

pytestmark = pytest.mark.django_db
NEW = {
    "staff_number": "S-700", "name_en": "Ms Tam", "name_zh": "譚女士", "email": "tam@example.org",
    "department": "parks", "roles": ["officer", "supervisor"],
}  # fmt: skip
PASSWORD = {"new_password1": "four words not together", "new_password2": "four words not together"}


@pytest.fixture
def fong(city) -> Person:
    """An administrator with her second factor."""
    TOTP.activate(city.people["fong"], generate_totp_secret())
    return city.people["fong"]


@pytest.fixture
def chan(city) -> Person:
    """An officer."""
    return city.people["chan"]


@pytest.fixture
def desk(enter, fong):
    """The administrator's browser."""
    return enter(fong)


@pytest.fixture
def another(city) -> Person:
    """A second administrator."""
    Membership.objects.create(
        person=city.people["lau"], department_id="city", role=Role.ADMINISTRATOR
    )
    return Person.objects.get(pk=city.people["lau"].pk)


def link_in(page) -> str:
    [address] = re.findall(r"/account/link/[^<\s]+", page.text)
    return address


def do(desk, act: str, number: str = "CHAN", **more: str):
    return desk.post(f"/people/person/{number}/do/{act}/", more, follow=True)


def test_an_administrator_finds_people_by_name_in_either_language(desk):
    assert "Ms Chan" in desk.get("/people/?q=陳").text
    assert "Ms Yip" not in desk.get("/people/?q=chan").text


def test_an_administrator_finds_the_people_of_a_department(desk):
    page = desk.get("/people/?department=parks").text

    assert "Mr Kwok" in page
    assert "Ms Chan" not in page


def test_many_people_cost_no_more_questions(desk, city, django_assert_max_num_queries):
    for n in range(60):
        person = Person.objects.create_user(f"S{n}", name_en=f"Officer {n}")
        Membership.objects.create(person=person, department_id="city", role=Role.OFFICER)

    with django_assert_max_num_queries(10):
        assert "page=2" in desk.get("/people/").text


@pytest.mark.parametrize("name", ["chan", "lau", "ho", "ng", "wu"])
def test_nobody_else_sees_the_people(enter, city, name):
    assert enter(city.people[name]).get("/people/").status_code == 403


def test_somebody_new_sets_a_password_by_the_link_and_signs_in(desk):
    address = link_in(desk.post("/people/new/", NEW))
    browser = Client()
    assert "Ms Tam" in browser.get(address).text

    assert browser.post(address, PASSWORD)["Location"] == "/sign-in/"
    entered = {"login": "S-700", "password": PASSWORD["new_password1"]}
    assert browser.post("/sign-in/", entered)["Location"] == "/casework/"
    assert {role for _, role in Person.objects.get(staff_number="S-700").roles} == {
        Role.OFFICER, Role.SUPERVISOR
    }  # fmt: skip


def test_a_link_works_once(desk):
    address = link_in(desk.post("/people/new/", NEW))
    Client().post(address, PASSWORD)
    again = Client().post(address, PASSWORD)

    assert again.status_code == 410
    assert "opens nothing" in again.text


def test_a_link_expires(desk, settings):
    address = link_in(desk.post("/people/new/", NEW))
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert Client().get(address).status_code == 410


def test_a_link_of_a_closed_account_opens_nothing(desk, chan):
    address = link_in(desk.post("/people/person/CHAN/link/"))
    do(desk, "close")

    assert Client().get(address).status_code == 410


def test_a_link_is_one_persons_alone(desk):
    address = link_in(desk.post("/people/person/CHAN/link/"))

    assert Client().get(address.replace("CHAN", "YIP")).status_code == 410


def test_a_newer_link_closes_the_older_one(desk):
    older = link_in(desk.post("/people/person/CHAN/link/"))
    desk.post("/people/person/CHAN/link/")

    assert Client().get(older).status_code == 410


def test_a_link_ends_the_password_before_it_and_its_sessions(desk, chan):
    chan.set_password("four words not together")
    chan.save()
    browser = Client()
    browser.force_login(chan)
    desk.post("/people/person/CHAN/link/")

    assert browser.get("/account/").status_code == 302
    assert not Person.objects.get(pk=chan.pk).has_usable_password()


def test_the_page_with_a_link_is_kept_nowhere(desk):
    assert "no-store" in desk.post("/people/new/", NEW)["Cache-Control"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("staff_number", "chan", "Somebody has this staff number already."),
        ("staff_number", "no spaces", "only letters, digits and hyphens"),
        ("roles", [], "Choose one or more roles."),
        ("department", "nowhere", "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_somebody_new_is_said(desk, field, value, said):
    assert said in desk.post("/people/new/", {**NEW, field: value}).text
    assert not Person.objects.filter(name_en="Ms Tam").exists()


def test_an_address_is_nobody_elses(desk, chan):
    Person.objects.filter(pk=chan.pk).update(email="TAM@example.org")

    assert "this e-mail address already" in desk.post("/people/new/", NEW).text


def test_a_role_is_given_and_taken_back_and_both_stand_on_her_page(desk, chan):
    do(desk, "give", department="roads", role="owner")
    assert ("roads", Role.OWNER) in Person.objects.get(pk=chan.pk).roles

    page = do(desk, "take", department="roads", role="owner").text
    assert ("roads", Role.OWNER) not in Person.objects.get(pk=chan.pk).roles
    assert "Role given: Service owner, Roads and Lighting Department" in page
    assert "Role taken back: Service owner, Roads and Lighting Department" in page
    assert "Ms Fong" in page


def test_what_changes_nothing_is_not_put_on_record(desk, chan):
    do(desk, "give", department="city", role="officer")
    do(desk, "take", department="roads", role="owner")
    do(desk, "reopen")

    assert not PeopleChange.objects.exists()


def test_an_administrator_keeps_her_own_last_such_role(desk, fong):
    page = do(desk, "take", "FONG", department="city", role="administrator").text

    assert "through this role alone" in page
    assert Person.objects.get(pk=fong.pk).roles == (("city", Role.ADMINISTRATOR),)


def test_another_administrator_takes_it(fong, another):
    changing.take(another, fong, "city", Role.ADMINISTRATOR)

    assert Person.objects.get(pk=fong.pk).roles == ()


def test_whoever_lost_the_role_meanwhile_changes_nothing(fong, another):
    changing.take(another, fong, "city", Role.ADMINISTRATOR)

    with pytest.raises(PermissionDenied):
        changing.close(fong, another)


@pytest.mark.parametrize("act", ["close", "factor"])
def test_nobody_does_it_to_her_own_account(desk, fong, act):
    assert "Ask another administrator" in do(desk, act, "FONG").text
    assert Person.objects.get(pk=fong.pk).is_active
    assert Authenticator.objects.filter(user_id=fong.pk).exists()


def test_whoever_is_signed_in_is_put_out_when_her_account_is_closed(desk, chan):
    browser = Client()
    browser.force_login(chan)
    do(desk, "close")

    assert browser.get("/casework/").status_code == 302
    assert "account closed" in desk.get("/people/?q=chan").text


def test_a_closed_account_is_opened_again(desk, chan):
    do(desk, "close")
    page = do(desk, "reopen").text

    assert Person.objects.get(pk=chan.pk).is_active
    assert "Account closed" in page
    assert "Account opened again" in page


def test_a_lost_second_factor_is_reset(desk, city):
    TOTP.activate(city.people["ho"], generate_totp_secret())
    page = do(desk, "factor", "HO").text

    assert not Authenticator.objects.filter(user_id=city.people["ho"].pk).exists()
    assert "Second factor reset" in page


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_keeps_what_was_done(desk, chan, act):
    do(desk, "close")
    found = PeopleChange.objects.all()

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        found.update(what="opened") if act == "update" else found._raw_delete(found.db)


@pytest.mark.parametrize("address", ["/people/", "/people/new/", "/people/person/CHAN/"])
def test_every_page_opens_in_chinese(desk, address):
    desk.cookies["remit_language"] = "zh-hant"

    assert "人員" in desk.get(address).text


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/people/person/NOBODY/do/close/", {}),
        ("/people/person/CHAN/do/promote/", {}),
        ("/people/person/CHAN/do/give/", {"department": "nowhere", "role": "owner"}),
        ("/people/person/CHAN/do/give/", {"department": "city", "role": "emperor"}),
    ],
)
def test_what_does_not_exist_is_not_found(desk, address, data):
    assert desk.post(address, data).status_code == 404


@pytest.mark.parametrize("name", [CITIZEN.name, SYSTEM.name, TOOL.name.upper()])
def test_nobody_goes_by_a_name_under_which_the_journal_keeps_others(desk, name):
    page = desk.post("/people/new/", NEW | {"staff_number": name}, follow=True)

    assert "The site itself goes by this name" in page.text
    assert not Person.objects.filter(staff_number__iexact=name).exists()
