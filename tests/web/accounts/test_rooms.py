from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

pytestmark = pytest.mark.django_db
BEGINS = {
    "chan": "/casework/", "lau": "/casework/", "ho": "/oversight/", "ng": "/oversight/audits/",
    "wu": "/efficacy/", "fong": "/people/",
}  # fmt: skip


@pytest.fixture
def works(city, settings):
    """Everybody may sign in by a card, and has the second factor that she needs."""
    settings.DEMO = True
    for person in city.people.values():
        TOTP.activate(person, generate_totp_secret())
        person.is_demo = True
        person.save()
    return city


def rooms_on(page) -> list[str]:
    found = re.search(
        r'<nav class="rooms" aria-label="Your rooms">.*?</nav>', page.text, re.DOTALL
    )
    return re.findall('href="([^"]+)"', found.group()) if found else []


@pytest.mark.parametrize("name", BEGINS)
def test_everybody_begins_where_her_work_is(client, works, name):
    answer = client.post(f"/account/as/{name.upper()}/")

    assert answer["Location"] == BEGINS[name]
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("name", BEGINS)
def test_every_room_that_she_is_shown_opens_and_shows_the_same_rooms(enter, works, name):
    browser = enter(works.people[name])
    shown = rooms_on(browser.get("/account/"))

    assert BEGINS[name] in shown
    assert [rooms_on(browser.get(address)) for address in shown] == [shown] * len(shown)


def test_the_citizens_pages_show_them_to_her_too(enter, works):
    assert "/casework/" in rooms_on(enter(works.people["chan"]).get("/"))


def test_citizens_see_no_rooms(client, works):
    assert rooms_on(client.get("/")) == rooms_on(client.get("/sign-in/")) == []


def test_the_room_that_is_open_is_marked(enter, works):
    page = enter(works.people["chan"]).get("/casework/").text

    assert '<a href="/casework/" aria-current="page">Queue</a>' in page


def test_the_account_page_says_what_she_may_do_and_where(enter, works):
    page = enter(works.people["chan"]).get("/account/").text

    assert "work on cases" in page
    assert "City Services Office" in page
    assert "sign a delegation" not in page
    assert "in all departments" in enter(works.people["fong"]).get("/account/").text
