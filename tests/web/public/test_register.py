from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from remit.web.public.words import proven
from remit.web.records.delegating import open_countersigning, stop
from remit.web.records.publishing import lent_to_tool
from tests.web.lent import decided_by_tool, lend
from tests.web.public.pages import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def used(city):
    """A city whose tool has decided once."""
    lend(city)
    decided_by_tool(city)
    return city


def test_the_tools_are_listed_with_who_answers_for_them(client, city):
    page = shown(client.get("/tools/"))

    assert "Hotline" in page and "City Services Office" in page


def test_a_tool_that_decided_nothing_says_so(client, city):
    assert "not decided anything alone yet" in shown(client.get("/tools/hotline/"))


def test_it_shows_the_bound_beside_the_promise(client, used):
    page = shown(client.get("/tools/hotline/"))

    assert "Wrong and unseen, at most" in page and "40%" in page


def test_who_signed_is_named_and_who_stopped_is_not(client, used):
    stop(used.service, "lighting", "CHAN")
    page = shown(client.get("/tools/hotline/"))

    assert "Ms Ho, owner of the service, signed" in page
    assert "Stopped by a member of staff" in page
    assert not any(word in page for word in ("CHAN", "Ms Chan", ">HO<"))


def test_what_is_simulated_is_marked(client, used):
    assert "Simulated" not in shown(client.get("/tools/hotline/"))
    used.service.is_simulated = True
    used.service.save()

    assert "Simulated" in shown(client.get("/tools/hotline/"))


def test_the_record_can_be_read_by_programs(client, used):
    record = client.get("/tools/hotline/record.json").json()
    (lighting,) = record["decision_making_process"]["human_decisions_and_review"]

    assert record["name"] == {"en": "Hotline", "zh-Hant-HK": "熱線"}
    assert (lighting["decided"], lighting["state"]) == (1, "granted")
    assert "HO" not in str(lighting["history"])


def test_the_volumes_can_be_read_by_a_table(client, used):
    lines = shown(client.get("/tools/hotline/volumes.csv")).splitlines()
    rows = list(csv.DictReader(lines))

    assert rows[-1]["decided_by_tool"] == "1" and rows[-1]["is_simulated"] == "no"


def test_an_unknown_tool_is_not_there(client, city):
    assert client.get("/tools/nothing/").status_code == 404


@pytest.mark.parametrize(
    "page", ["/", "/tools/", "/tools/hotline/", "/privacy/", "/accessibility/"]
)
def test_each_page_is_there_in_chinese(chinese, used, page):
    text = shown(chinese.get(page))

    assert 'lang="zh-Hant-HK"' in text
    assert "the " not in text.split("<main")[1].split("</main>")[0]


def test_the_register_asks_the_database_little(client, used, django_assert_max_num_queries):
    client.get("/tools/hotline/")
    with django_assert_max_num_queries(15):
        client.get("/tools/hotline/")


def test_the_start_page_claims_of_the_program_only_what_the_checks_prove(client, used):
    page = shown(client.get("/"))

    assert "do not yet prove that fewer than 40 in 100 are wrong" in page
    assert "seldom" not in page


def test_what_the_checks_prove_is_said(used):
    (lighting,) = lent_to_tool(used.service)
    kept = replace(lighting, unseen=3, share_unseen=0.3)

    assert str(proven([kept])) == "So far the checks prove that fewer than 40 in 100 are wrong."


def test_where_nothing_is_in_force_a_person_decides_every_report(client, city):
    assert "A person decides on every report" in shown(client.get("/"))


def test_officers_instead_of_a_supervisor_are_told_apart_from_the_program(client, used):
    open_countersigning(used.service, "homes")
    page = shown(client.get("/tools/hotline/"))

    assert "A program instead of an officer" in page
    assert "An officer instead of a supervisor" in page
    assert "A supervisor signs; officers have not earned" in page


@pytest.mark.parametrize("address", ["/privacy/", "/accessibility/"])
def test_it_is_said_whom_to_write_to(client, city, address):
    assert "write to City Services Office" in shown(client.get(address))
