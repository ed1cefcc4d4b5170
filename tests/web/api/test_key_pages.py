from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from remit.web.api.models import ApiKey

pytestmark = pytest.mark.django_db
NEW = {"name": "Lamp sensors", "department": "roads", "scopes": ["create", "read"]}


@pytest.fixture
def desk(enter, city):
    """The administrator's browser."""
    TOTP.activate(city.people["fong"], generate_totp_secret())
    return enter(city.people["fong"])


def test_a_key_is_shown_once_and_opens(desk):
    page = desk.post("/people/keys/new/", NEW).text
    [words] = re.findall(r"remit\.[0-9a-f]{12}\.[^<\s]+", page)

    key = ApiKey.opened_by(words)
    assert key and key.scopes == ["create", "read"]
    assert words not in desk.get("/people/keys/").text


def test_the_list_says_whose_it_is_and_who_made_it(desk):
    desk.post("/people/keys/new/", NEW)
    page = desk.get("/people/keys/").text

    assert "Lamp sensors" in page
    assert "Roads and Lighting Department" in page
    assert "by FONG" in page


def test_sending_the_form_again_makes_no_second_key(desk):
    desk.post("/people/keys/new/", NEW)

    assert "has this name already" in desk.post("/people/keys/new/", NEW).text
    assert ApiKey.objects.count() == 1


def test_a_key_without_anything_that_it_may_do_is_not_made(desk):
    assert "There is a problem" in desk.post("/people/keys/new/", {**NEW, "scopes": []}).text


def test_a_revoked_key_opens_nothing(desk):
    kept, words = ApiKey.issue("roads", "Lamp sensors", ["read"])
    page = desk.post(f"/people/keys/{kept.prefix}/revoke/", follow=True).text

    assert ApiKey.opened_by(words) is None
    assert "revoked" in page


def test_an_officer_sees_no_keys(enter, city):
    assert enter(city.people["chan"]).get("/people/keys/").status_code == 403
