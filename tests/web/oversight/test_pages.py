"""The pages of the room: what they say, to whom, in how many queries."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.core.authority import Promise
from remit.core.cases import Decider, Delegation
from remit.core.remit import DelegationOpened
from remit.web.oversight import promises
from remit.web.oversight.balance import balance_of
from remit.web.oversight.cards import card_of
from remit.web.oversight.expecting import expected
from remit.web.records import folding, measuring
from remit.web.records.delegating import stop
from remit.web.records.journal import at_desk
from remit.web.records.models import Notice
from remit.web.records.services import promise_of
from tests.web.city import LAMP, REFUSE
from tests.web.oversight.lending import ADDRESS, NAME

PAGES = {
    "/oversight/": "ho",
    ADDRESS: "ho",
    f"{ADDRESS}sign/": "ho",
    f"{ADDRESS}stop/": "chan",
    f"{ADDRESS}ceiling/": "wu",
    "/oversight/hotline/errors/": "ho",
    "/oversight/hotline/volumes/": "chan",
    "/oversight/notices/": "ho",
    "/oversight/audits/": "ng",
    "/efficacy/": "wu",
    "/efficacy/delegations.csv": "wu",
}


@pytest.mark.parametrize("address", PAGES)
def test_each_page_asks_the_database_at_most_fifteen_times(
    lent, visit, address, django_assert_max_num_queries
):
    lent.earn()
    browser = visit(PAGES[address])
    folding.forget(lent.city.service)
    measuring.forget(lent.city.service)
    with django_assert_max_num_queries(15):
        assert browser.get(address).status_code == 200


def test_more_cases_ask_for_no_more_queries(lent, visit):
    lent.sign()
    browser = visit("ho")
    with CaptureQueriesContext(connection) as before:
        browser.get(ADDRESS)
    for _ in range(10):
        lent.arrive()
    with CaptureQueriesContext(connection) as after:
        browser.get(ADDRESS)
    assert len(after) <= len(before)


def test_an_officer_instead_of_a_supervisor_is_shown_and_worked_the_same_way(lent, visit):
    name = "countersign.homes"
    stand_in = Delegation(
        name, "case_type", Decider.OFFICER, Decider.SUPERVISOR, "homes", accountable="HO"
    )
    with at_desk(lent.city.service) as desk:
        desk.add(DelegationOpened(stand_in, promise_of(lent.city.service)))
    address = f"/oversight/hotline/delegations/{name}/"

    page = visit("lau").get(address).content.decode()
    for said in ("An officer instead of a supervisor", "A supervisor", "Building works"):
        assert said in page
    assert "Water seepage" not in page  # nobody signs that

    visit("lau").post(f"{address}stop/", {"reason": "It sends lamps to parks"})
    visit("ho").post(f"{address}restart/")
    assert "Restarted" in visit("ho").get(address).content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_each_page_speaks_chinese(lent, visit, address):
    lent.earn()
    page = visit(PAGES[address]).get(address, headers={"accept-language": "zh-hant"})
    assert page.status_code == 200
    assert "街燈故障" in page.content.decode() or 'lang="zh-Hant-HK"' in page.content.decode()


@pytest.mark.parametrize("address", [ADDRESS, "/oversight/hotline/errors/", f"{ADDRESS}stop/"])
def test_another_department_sees_nothing(lent, visit, address):
    assert visit("kwok").get(address).status_code == 404


def test_the_overview_of_another_department_is_empty(lent, visit):
    assert "Hotline" not in visit("kwok").get("/oversight/").content.decode()


def test_an_unknown_delegation_is_an_unknown_address(lent, visit):
    assert visit("ho").get("/oversight/hotline/delegations/nothing/").status_code == 404


def test_the_overview_says_who_decides_carries_out_and_answers(lent, visit):
    lent.sign()
    page = visit("chan").get("/oversight/").content.decode()
    for said in ("The tool", "Roads and Lighting Department", "Ms Ho", "In force"):
        assert said in page


def test_the_page_of_a_delegation_names_its_promise_and_its_signer(lent, visit):
    lent.sign()
    lent.arrive()
    page = visit("chan").get(ADDRESS).content.decode()
    for said in ("fewer than 40 in 100", "may be wrong unseen", "Signed by Ms Ho"):
        assert said in page
    assert "<svg" in page
    assert "style=" not in page


def test_a_notice_counts_in_the_navigation_until_it_is_read(lent, visit):
    stop(lent.city.service, NAME, "CHAN")
    browser = visit("ho")
    assert "unread:" in browser.get("/oversight/").content.decode()
    assert "Stopped by a person" in browser.get("/oversight/notices/").content.decode()

    browser.post("/oversight/notices/")
    assert "unread:" not in browser.get("/oversight/").content.decode()
    assert Notice.objects.get().read_at is not None


def test_nobody_reads_the_notices_of_others(lent, visit):
    stop(lent.city.service, NAME, "CHAN")
    visit("chan").post("/oversight/notices/")
    assert Notice.objects.get().read_at is None


def test_the_table_of_all_departments_comes_as_a_file_in_the_same_order(lent, visit):
    browser = visit("wu")
    page = browser.get("/efficacy/delegations.csv?sort=decided&down=1")
    rows = list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Service", "Delegation", "Department"]
    assert len(rows) == 2


def test_no_hours_are_made_up_where_nobody_knows_the_minutes(lent, visit):
    lent.sign()
    lent.decided_by_tool()
    lent.city.service.minutes_per_case = None
    lent.city.service.save()
    assert "not known" in visit("wu").get("/efficacy/").content.decode()


def test_what_the_tool_decides_frees_time_and_audits_cost_it(lent, visit):
    lent.sign()
    review = lent.review()
    visit("ng").post(f"/oversight/audits/{review.pk}/", {"answer": LAMP, "sure": "yes"})
    rows = visit("wu").get("/efficacy/delegations.csv").content.decode("utf-8-sig").splitlines()
    frees, costs, net = map(float, rows[1].split(",")[-3:])
    assert frees > 0
    assert costs == pytest.approx(0.7)  # one audit of six minutes, on a record of one day
    assert net == pytest.approx(frees - costs)


def test_the_weeks_are_drawn_and_listed(lent, visit):
    lent.city.decided(lent.city.arrive("Refuse everywhere"), REFUSE)
    page = visit("ho").get("/oversight/hotline/volumes/").content.decode()
    assert "<svg" in page
    assert "By the tool" in page


def test_a_bound_beyond_the_promise_is_said_not_to_be_proven(lent, visit):
    lent.sign()
    lent.arrive()
    for address in (ADDRESS, "/oversight/"):
        page = visit("chan").get(address).content.decode()
        assert "(100%) may be wrong unseen. Promised: fewer than 40%. Not yet proven." in page


def test_a_bound_within_the_promise_is_proven():
    promise = Promise(target_level=0.2)
    assert str(promises.kept(promise, 0.19)) == "Promised: fewer than 20%. Proven."


def test_of_what_is_in_force_nothing_is_missing(lent, visit):
    missing = "Nothing is missing for what is in force."
    assert missing not in visit("ho").get(ADDRESS).content.decode()
    lent.sign()
    assert missing in visit("ho").get(ADDRESS).content.decode()


def test_what_is_expected_of_a_month_follows_from_volume_and_measured_errors(lent):
    lent.earn()
    card = card_of(lent.city.service, NAME)
    assert card is not None and card.eligible is not None
    labels = card.status.evidence[card.eligible].labels
    month = expected(card, card.eligible)
    assert month is not None
    assert (month.labels, month.rate) == (labels, 0)
    assert month.cases == 30 * card.lately.by_person  # all on one day, all that sure
    assert 0 < month.wrong_at_most < month.cases


def test_no_cell_of_the_sheet_is_run_as_a_formula(lent, visit):
    lent.city.service.name_en = "=1+1"
    lent.city.service.save()
    sheet = visit("wu").get("/efficacy/delegations.csv").content.decode()
    assert "\n'=1+1," in sheet


def test_the_table_adds_up_and_names_what_it_leaves_out(lent, visit):
    lent.sign()
    lent.arrive()
    page = visit("wu").get("/efficacy/").content.decode()
    foot = page.split("<tfoot>")[1].split("</tfoot>")[0]
    card = card_of(lent.city.service, NAME)
    assert card is not None
    net = balance_of(card).net
    assert f"{net} h</td>" in foot and f"{net} h</span>" in page
    assert "Left out of the costs" in page


def test_what_is_stopped_frees_nothing_any_more(lent, visit):
    lent.sign()
    lent.arrive()
    stop(lent.city.service, NAME, "CHAN")
    headline = visit("wu").get("/efficacy/").content.decode().split("by those in force")[0]
    assert " h</span>" not in headline


@pytest.mark.parametrize("step", ["earn", "sign"])
def test_whoever_could_sign_and_what_is_beyond_its_promise_need_somebody(lent, visit, step):
    getattr(lent, step)()
    if step == "sign":
        lent.arrive()
    assert "What needs somebody" in visit("wu").get("/efficacy/").content.decode()
