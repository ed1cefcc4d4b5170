from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

from django.urls import reverse
from django.utils import timezone

from remit.core.cases import Assignment
from remit.web.casework import queue
from remit.web.records import referring
from tests.web.city import LAMP

LONG_AGO = timedelta(days=60)


def listed(browser, **query):
    return browser.get(reverse("casework:queue"), query)


def order(response):
    return re.findall(r'class="ref">([^<]+)<', response.content.decode())


def next_page(browser, response):
    found = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
    return found and browser.get(reverse("casework:queue") + unescape(found[1]))


def test_late_cases_stand_first_then_those_that_need_care(city, officer):
    usual = city.arrive("The street light outside my house is out")
    care = city.arrive("The street light outside my house is out", wants_person=True)
    late = city.arrive("The street light is out", at=timezone.now() - LONG_AGO)
    assert order(listed(officer)) == [late.reference, care.reference, usual.reference]


def test_a_proposal_that_is_not_shown_has_no_part_in_the_order(city, officer):
    sure = city.arrive("The street light outside my house is out", Assignment.WITHHELD)
    unsure = city.arrive("Something quite unheard of", Assignment.WITHHELD)
    assert (sure.confidence or 0) > 0.6 > (unsure.confidence or 0)
    assert order(listed(officer)) == [sure.reference, unsure.reference]


def test_it_does_not_say_what_the_tool_thinks_of_a_blind_case(city, officer):
    case = city.arrive("The street light outside my house is out", Assignment.WITHHELD)
    page = listed(officer).content.decode()
    assert case.reference in page and "Yours to say" in page
    assert "Street light fault" not in page


def test_every_case_is_on_exactly_one_page(city, officer, monkeypatch):
    monkeypatch.setattr(queue, "ON_A_PAGE", 3)
    for n in range(8):
        at = timezone.now() - LONG_AGO if n < 4 else None
        city.arrive(f"Lamp {n} is out", at=at, wants_person=n % 2 == 0)
    seen, response = [], listed(officer)
    while response:
        seen += order(response)
        response = next_page(officer, response)
    assert len(seen) == len(set(seen)) == 8


def test_an_empty_queue_says_so(city, officer):
    assert "Nothing is waiting for you." in listed(officer).content.decode()


def test_it_shows_cases_of_ones_own_departments_only(city, enter):
    city.arrive("The street light is out")
    assert order(listed(enter(city.people["kwok"]))) == []


def test_what_is_decided_and_not_sent_has_a_view_of_its_own(city, officer):
    case = city.decided(city.arrive("The street light is out"), LAMP, send=False)
    assert order(listed(officer)) == []
    assert order(listed(officer, view="decided")) == [case.reference]
    assert order(listed(officer, view="mine")) == [case.reference]


def test_next_leads_to_the_first_case_that_is_not_the_last_one(city, officer):
    first, second = (city.arrive(f"Street light {n} is out") for n in range(2))
    assert officer.get(reverse("casework:next")).url.endswith(f"{first.reference}/")
    after = officer.get(reverse("casework:next"), {"but": first.reference})
    assert after.url.endswith(f"{second.reference}/")


def test_a_nonsensical_address_shows_the_first_page(city, officer):
    city.arrive("The street light is out")
    for after in ("x", "overdue~never~1", "late~~", "care~2026-01-01~x"):
        assert listed(officer, after=after, view="nonsense").status_code == 200


def test_it_needs_few_queries(city, officer, django_assert_max_num_queries):
    for n in range(3):
        city.arrive(f"Street light {n} is out")
    with django_assert_max_num_queries(15):
        listed(officer)


def test_a_messages_language_is_marked(city, officer):
    city.arrive("街燈壞了", language="zh-hant")
    assert 'lang="zh-Hant-HK">街燈壞了' in listed(officer).content.decode()


def test_cases_are_found_by_two_chinese_characters_or_by_reference(city, officer, enter):
    case = city.arrive("海街的街燈壞了", language="zh-hant")
    where = reverse("casework:search")
    for query in ("海街", case.reference, case.reference.replace("-", " ")):
        assert order(officer.get(where, {"q": query})) == [case.reference]
    assert order(enter(city.people["kwok"]).get(where, {"q": "海街"})) == []


def test_what_only_a_supervisor_may_decide_is_first_on_her_desk_and_on_no_officers(city, enter):
    late = city.arrive("The street light is out", at=timezone.now() - LONG_AGO)
    passed = city.arrive("The street light at the pier is out")
    referring.escalate(passed.reference, city.actor("chan"))
    officer = enter(city.people["chan"])
    assert order(listed(officer)) == [late.reference]
    assert officer.get(reverse("casework:next")).url.endswith(f"{late.reference}/")
    assert order(listed(officer, view="passed_up")) == [passed.reference]
    supervisor = enter(city.people["lau"])
    assert order(listed(supervisor)) == [passed.reference, late.reference]
    assert "?view=passed_up" not in listed(supervisor).content.decode()


def test_what_was_found_is_counted_and_dated(city, officer):
    city.arrive("The lantern on the jetty is out")
    page = officer.get(reverse("casework:search"), {"q": "jetty"}).content.decode()
    assert "1 case was found." in page and "Arrived" in page
