"""Signing, stopping, restarting and limiting, by who may and by who may not."""

from __future__ import annotations

import pytest

from remit.core.authority import Ceiling
from remit.web.records.delegating import set_ceiling
from remit.web.records.folding import looking_at
from remit.web.records.models import Notice
from tests.web.oversight.lending import ADDRESS, NAME, Lent


def ceiling_of(lent: Lent) -> Ceiling | None:
    with looking_at(lent.city.service) as remit:
        return remit.authority(NAME).ceiling


def test_the_owner_reads_what_follows_and_signs(lent, visit):
    lent.earn()
    browser = visit("ho")
    page = browser.get(f"{ADDRESS}sign/")
    read = page.content.decode().split('name="read" value="')[1].split('"')[0]
    assert "You answer for the result" in page.content.decode()
    assert lent.state == "eligible"

    browser.post(f"{ADDRESS}sign/", {"read": read})
    assert lent.state == "granted"


def test_nothing_is_signed_when_the_evidence_no_longer_holds(lent, visit):
    lent.earn()
    browser = visit("ho")
    browser.get(f"{ADDRESS}sign/")
    set_ceiling(lent.city.service, NAME, Ceiling("WU", "not yet", forbidden=True))

    page = browser.post(f"{ADDRESS}sign/", {"read": "0"})
    assert page.status_code == 409
    assert "does not hold at this moment" in page.content.decode()
    assert lent.state == "learning"


def test_nothing_is_signed_that_the_owner_has_not_read(lent, visit):
    lent.earn()
    with looking_at(lent.city.service) as remit:
        eligible = remit.authority(NAME).eligible
    assert eligible is not None

    page = visit("ho").post(f"{ADDRESS}sign/", {"read": str(eligible + 1)})
    assert "another line" in page.content.decode()
    assert lent.state == "eligible"


@pytest.mark.parametrize("name", ["chan", "lau", "ng", "wu", "fong", "kwok"])
def test_nobody_but_the_owner_signs(lent, visit, name):
    lent.earn()
    page = visit(name).post(f"{ADDRESS}sign/", {"read": "0"})
    assert page.status_code in (403, 404)
    assert lent.state == "eligible"


@pytest.mark.parametrize("name", ["chan", "yip", "lau", "ho", "ng", "wu"])
def test_whoever_works_with_it_stops_it(lent, visit, name):
    lent.sign()
    browser = visit(name)
    assert "A person decides" in browser.get(f"{ADDRESS}stop/").content.decode().replace(
        "a ", "A "
    )

    browser.post(f"{ADDRESS}stop/", {"reason": "It sends lamps to parks"})
    assert lent.state == "stopped"
    assert Notice.objects.get().person == lent.city.people["ho"]


@pytest.mark.parametrize("name", ["fong", "kwok"])
def test_whoever_has_nothing_to_do_with_it_does_not_stop_it(lent, visit, name):
    lent.sign()
    assert visit(name).post(
        f"{ADDRESS}stop/", {"reason": "It sends lamps to parks"}
    ).status_code in (403, 404)
    assert lent.state == "granted"


def test_only_the_owner_restarts(lent, visit):
    lent.sign()
    visit("chan").post(f"{ADDRESS}stop/", {"reason": "It sends lamps to parks"})
    for name in ("chan", "lau", "ng", "wu", "fong", "kwok"):
        assert visit(name).post(f"{ADDRESS}restart/").status_code in (403, 404)
    assert lent.state == "stopped"

    visit("ho").post(f"{ADDRESS}restart/")
    assert lent.state == "learning"


def test_what_is_not_stopped_cannot_be_restarted(lent, visit):
    page = visit("ho").post(f"{ADDRESS}restart/")
    assert page.status_code == 409


def test_the_efficacy_team_sets_a_ceiling_with_its_reason(lent, visit):
    page = visit("wu").post(f"{ADDRESS}ceiling/", {"line": "0.97", "reason": "Lamps by schools"})
    assert page.status_code == 302
    assert ceiling_of(lent) == Ceiling("WU", "Lamps by schools", 0.97)
    text = visit("chan").get(ADDRESS).content.decode()
    assert "Lamps by schools" in text
    assert "Mr Wu" in text


def test_a_lower_ceiling_ends_what_is_above_it_and_tells_the_owner(lent, visit):
    lent.sign()
    visit("wu").post(f"{ADDRESS}ceiling/", {"line": "none", "reason": "A school is near"})
    assert lent.state == "learning"
    assert Notice.objects.get().kind == "suspended:ceiling"


def test_a_ceiling_needs_a_reason(lent, visit):
    page = visit("wu").post(f"{ADDRESS}ceiling/", {"line": "0.97", "reason": " "})
    assert page.status_code == 422
    assert "Give the reason" in page.content.decode()
    assert ceiling_of(lent) is None


@pytest.mark.parametrize("name", ["chan", "lau", "ho", "ng", "fong", "kwok"])
def test_neither_the_owner_nor_an_officer_sets_a_ceiling(lent, visit, name):
    page = visit(name).post(f"{ADDRESS}ceiling/", {"line": "0.97", "reason": "mine"})
    assert page.status_code in (403, 404, 409)
    assert ceiling_of(lent) is None


def test_a_refusal_speaks_chinese_to_chinese_readers(lent, visit):
    page = visit("ho").post(f"{ADDRESS}restart/", headers={"accept-language": "zh-hant"})
    assert 'lang="zh-Hant-HK"' in page.content.decode()
    assert "It was not restarted" not in page.content.decode()


def test_a_stop_needs_a_reason(lent, visit):
    lent.sign()
    page = visit("chan").post(f"{ADDRESS}stop/", {"reason": " "})
    assert page.status_code == 422
    assert "Say why it must stop" in page.content.decode()
    assert lent.state == "granted"


def test_the_reason_of_a_stop_stands_in_the_history_and_in_the_notice(lent, visit):
    lent.sign()
    visit("chan").post(f"{ADDRESS}stop/", {"reason": "It sends lamps to parks"})
    said = "Stopped by Ms Chan: “It sends lamps to parks”"
    browser = visit("ho")
    assert said in browser.get("/oversight/notices/").content.decode()
    page = browser.get(ADDRESS).content.decode()
    assert page.index(said) < page.index("Restart this delegation")


def test_only_what_is_in_force_is_offered_for_stopping(lent, visit):
    offer = "Stop this delegation"
    assert offer not in visit("chan").get(ADDRESS).content.decode()
    lent.sign()
    assert offer in visit("chan").get(ADDRESS).content.decode()


def test_who_signs_reads_the_promise_what_was_measured_and_what_to_expect(lent, visit):
    lent.earn()
    page = visit("ho").get(f"{ADDRESS}sign/").content.decode()
    for said in ("fewer than 40% wrong", "blind labels wrong: 0%", "95% interval", "about "):
        assert said in page
    assert "Your name, Ms Ho, and this day are published" in page
