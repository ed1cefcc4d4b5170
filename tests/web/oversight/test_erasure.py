"""A citizen asks for erasure, and the owner carries it out."""

from __future__ import annotations

import pytest

from remit.web.records import citizens, intake
from remit.web.records.models import Access, Case, Content, Fact
from tests.web.city import LAMP


@pytest.fixture
def asked(lent):
    """A decided case whose citizen asked for erasure."""
    arrival = intake.Arrival("My name is Wong", email="wong@example.org")
    case = intake.receive(lent.city.service, arrival)
    case = lent.city.decided(intake.route(case.reference, None), LAMP)
    citizens.ask_for_erasure(case.reference)
    return case


def address(case: Case) -> str:
    return f"/oversight/erasure/{case.reference}/"


def test_the_owners_notice_leads_to_the_erasure(visit, asked):
    page = visit("ho").get("/oversight/notices/").content.decode()
    assert f'href="{address(asked)}"' in page
    assert "A citizen asks you to erase what she wrote" in page


def test_nothing_is_erased_before_the_owner_confirms(visit, asked):
    page = visit("ho").get(address(asked)).content.decode()
    assert "What is erased" in page
    assert "What stays" in page
    assert "<dt>Messages in either direction</dt>\n<dd>2</dd>" in page
    assert Content.objects.get(case=asked).text == "My name is Wong"


def test_the_owner_erases_and_reads_the_receipt(visit, asked):
    page = visit("ho").post(address(asked), follow=True).content.decode()
    fact = Fact.objects.get(kind="CaseForgotten")
    assert Content.objects.get(case=asked).text == ""
    assert (fact.actor, fact.data["receipt"] in page) == ("HO", True)


def test_erased_twice_is_erased_once(visit, asked):
    browser = visit("ho")
    for _ in range(2):
        browser.post(address(asked))
    assert Fact.objects.filter(kind="CaseForgotten").count() == 1


def test_the_citizen_reads_that_it_was_done(visit, client, asked):
    visit("ho").post(address(asked))
    page = client.get(f"/c/{asked.token}/").content.decode()
    assert "we have erased what you wrote" in page
    assert "Wong" not in page


def test_that_the_owner_looked_is_on_record(visit, asked):
    visit("ho").get(address(asked))
    assert Access.objects.filter(case=asked.reference, person="HO", what="erasure").exists()


@pytest.mark.parametrize("name", ["chan", "lau", "ng", "wu", "fong", "kwok"])
def test_nobody_but_the_owner_erases(visit, asked, name):
    assert visit(name).post(address(asked)).status_code in (403, 404)
    assert Content.objects.get(case=asked).text


def test_the_owner_of_nothing_here_erases_nothing(lent, visit, asked):
    lent.city.service.owner = lent.city.people["chan"]
    lent.city.service.save()
    assert visit("ho").post(address(asked)).status_code == 404
    assert Access.objects.get(person="HO", what="refused").case == asked.reference


def test_an_erasure_waits_for_an_open_second_decision_and_says_so(lent, visit):
    lent.sign()
    case = lent.decided_by_tool()
    browser = visit("ho")
    page = browser.get(address(case)).content.decode()
    assert "waiting for a second, blind decision" in page
    assert "Erase it for good" not in page
    assert browser.post(address(case)).status_code == 409
    assert not Fact.objects.filter(kind="CaseForgotten").exists()


def test_the_page_asks_the_database_at_most_fifteen_times(
    visit, asked, django_assert_max_num_queries
):
    browser = visit("ho")
    with django_assert_max_num_queries(15):
        browser.get(address(asked))


def test_the_page_speaks_chinese_to_chinese_readers(visit, asked):
    browser = visit("ho")
    given = {"headers": {"accept-language": "zh-hant"}}
    pages = [browser.get(address(asked), **given)]
    pages += [browser.post(address(asked), **given, follow=True)]
    for page in pages:
        text = page.content.decode().split("<main")[1].split("</main>")[0]
        assert " the " not in text
        assert "刪除" in text
