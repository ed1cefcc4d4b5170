"""Numbers, moments and characters that no page sends, and pages that nobody may keep."""

from __future__ import annotations

import pytest

from remit.core.cases import Assignment

HUGE, LONG = "9" * 30, "9" * 5_000


@pytest.fixture
def officer(city, enter):
    """Ms Chan's browser, which shows what went wrong as a page."""
    client = enter(city.people["chan"])
    client.raise_request_exception = False
    return client


@pytest.fixture
def case(city):
    """A case that lies with her."""
    return city.arrive("The lamp is out", Assignment.SHOWN)


@pytest.mark.parametrize("part", [HUGE, LONG, "-1", "²"])
def test_a_part_of_a_message_that_is_none_is_the_first(officer, case, part):
    assert officer.get(f"/casework/case/{case.reference}/message/?part={part}").status_code == 200


@pytest.mark.parametrize(
    "after",
    [
        f"desk~~{HUGE}",
        f"overdue~~{LONG}",
        "overdue~0001-01-01T00:00:00%2B14:00~1",
        "overdue~9999-12-31T23:59:59-14:00~1",
        "care~2026-01-01~1",
    ],
)
def test_a_place_in_the_queue_that_is_none_breaks_nothing(officer, case, after):
    assert officer.get(f"/casework/?after={after}").status_code == 200
    assert officer.get(f"/casework/?view=sent&after={after}").status_code == 200


def test_a_version_that_is_none_is_not_the_present_one(officer, case):
    sent = {"version": LONG, "answer": "street-light-fault"}
    assert officer.post(f"/casework/case/{case.reference}/decide/", sent).status_code == 409


def test_a_photo_that_is_none_is_not_there(officer, case):
    assert officer.get(f"/c/{case.token}/photo-{HUGE}.jpg").status_code == 404


@pytest.mark.parametrize(
    "address", ["/casework/?state=%00", "/c/a%00b/", "/casework/find/?q=a%00"]
)
def test_a_character_that_no_database_keeps_is_refused_in_an_address(officer, case, address):
    assert officer.get(address).status_code == 400


def test_a_suggestion_leads_nowhere_else(officer, city, client, settings):
    settings.DEMO = True  # nobody has a second factor
    officer.post("/casework/suggest/", {"place": "/\\evil.example", "text": "Look"})
    client.force_login(city.people["ho"])
    assert "evil.example" not in client.get("/casework/suggestions/").content.decode()


@pytest.mark.parametrize("address", ["/casework/", "/casework/case/{}/", "/account/"])
def test_no_browser_keeps_a_page_behind_the_sign_in(officer, case, address):
    page = officer.get(address.format(case.reference))
    assert "no-store" in page["Cache-Control"]


def test_no_browser_keeps_the_page_behind_a_private_link(client, case):
    page = client.get(f"/c/{case.token}/")
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "same-origin"
