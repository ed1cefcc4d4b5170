from __future__ import annotations

import re

import pytest
from django.urls import reverse

from remit.core.cases import Assignment
from remit.web.records import proposing
from remit.web.records.models import Access, Case, Fact
from tests.web.city import LAMP, SEEPAGE, WORKS

SHOWN = "The street light at the pier is out"


def page_of(browser, case):
    response = browser.get(reverse("casework:case", args=[case.reference]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_proposal_and_whose_decisions_it_follows(city, officer):
    page = page_of(officer, city.arrive(SHOWN))
    assert "The tool proposes" in page and "Street light fault" in page
    assert "Ms Chan" in page and "decided without a proposal" in page
    assert "The street light outside my house is out" in page


def test_it_marks_the_words_that_weighed_most(city, officer):
    assert "<mark>street</mark>" in page_of(officer, city.arrive(SHOWN))


@pytest.mark.parametrize("assignment", [Assignment.WITHHELD, Assignment.OPEN])
def test_a_case_that_is_decided_blind_holds_no_trace_of_its_proposal(city, officer, assignment):
    case = city.arrive(SHOWN, assignment)
    assert case.proposed == LAMP  # there is one, and it is kept
    page = page_of(officer, case)
    assert "The tool proposes" not in page and "<mark>" not in page and "precedents" not in page
    assert page.count(LAMP) == page.count(SEEPAGE) == 1  # in the list of all kinds
    assert f"{case.confidence:.0%}" not in page


def test_blind_and_withheld_cases_look_the_same(city, officer):
    blind, withheld = (
        city.arrive(SHOWN, assignment) for assignment in (Assignment.OPEN, Assignment.WITHHELD)
    )
    assert _without_names(page_of(officer, blind)) == _without_names(page_of(officer, withheld))


def test_a_blind_case_stays_blind_while_its_decision_can_be_taken_back(city, officer):
    case = city.decided(city.arrive(SHOWN, Assignment.WITHHELD), SEEPAGE, send=False)
    page = page_of(officer, case)
    assert "Street light fault" not in page


def test_a_supervisor_who_signs_blind_does_not_see_what_was_decided(city, enter):
    case = city.decided(city.arrive("A room is built on the roof", Assignment.WITHHELD), WORKS)
    assert case.state == "countersign"
    browser = enter(city.people["lau"])
    sign = reverse("casework:countersign", args=[case.reference])
    page = page_of(browser, case)
    assert "Decided: Building works without permission." in page and sign in page
    Case.objects.filter(pk=case.pk).update(is_blind_countersign=True)
    page = page_of(browser, case)
    assert page.count("Building works without permission") == 1  # in the list of all kinds
    assert sign not in page
    queue = browser.get(reverse("casework:queue")).content.decode()
    assert case.reference in queue and "Building works" not in queue


def test_markup_in_a_message_is_inert(city, officer):
    page = page_of(officer, city.arrive('<script>alert("light")</script> <img src=x onerror=a>'))
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_a_message_of_ten_megabytes_is_shortened(city, officer):
    case = city.arrive("The street light is out. " * 400_000)
    page = page_of(officer, case)
    assert len(page) < 60_000
    assert "Show all 10,000,000 characters" in page
    rest = officer.get(reverse("casework:text", args=[case.reference]), {"part": 500})
    assert "Page 500 of 500" in rest.content.decode()


def test_it_says_that_the_figure_is_the_tools_own_while_few_were_decided_blind(city, officer):
    assert "The tool itself says" in page_of(officer, city.arrive(SHOWN))


def test_another_department_finds_nothing_and_its_attempt_is_on_record(city, enter):
    case = city.arrive(SHOWN)
    response = enter(city.people["kwok"]).get(reverse("casework:case", args=[case.reference]))
    assert response.status_code == 404
    assert Access.objects.filter(case=case.reference, person="KWOK", what="refused").exists()


def test_every_look_is_on_record_for_those_who_may_see_it(city, enter, settings):
    settings.DEMO = True  # an administrator needs no second factor there
    case = city.arrive(SHOWN)
    page_of(enter(city.people["chan"]), case)
    log = enter(city.people["fong"]).get(reverse("casework:accesses", args=[case.reference]))
    assert "Ms Chan" in log.content.decode() and "Opened it" in log.content.decode()


def test_it_needs_few_queries(city, officer, django_assert_max_num_queries):
    case = city.arrive(SHOWN)
    page_of(officer, case)
    with django_assert_max_num_queries(15):
        page_of(officer, case)


def test_it_speaks_chinese_and_says_which_language_the_message_is_in(city, officer):
    case = city.arrive(SHOWN)
    page = officer.get(
        reverse("casework:case", args=[case.reference]), headers={"accept-language": "zh-hant"}
    ).content.decode()
    assert "街燈故障" in page and 'class="words" lang="en"' in page


def _without_names(page):
    """Take out what differs between any two cases: references, tokens and times."""
    return re.sub(r"\d{5}-\d{5}|value=\"\w{64}\"|X-CSRFToken\": \"\w+|\d+:\d\d [ap]m", "", page)


BY_LOT = "Chosen by lot, so that we can measure the tool."


@pytest.mark.parametrize("assignment", [Assignment.WITHHELD, Assignment.OPEN])
def test_it_says_that_chance_wants_it_decided_without_a_proposal(city, officer, assignment):
    case = city.arrive(SHOWN, assignment)
    assert BY_LOT in page_of(officer, case)
    assert BY_LOT in officer.get(reverse("casework:queue")).content.decode()


def test_what_the_tool_gave_nothing_for_was_not_chosen_by_lot(city, officer, monkeypatch):
    monkeypatch.setattr(proposing, "propose", lambda case: (None, 0))
    page = page_of(officer, city.arrive(SHOWN))
    assert "The tool proposed nothing for this case." in page and BY_LOT not in page
    assert BY_LOT in page_of(officer, city.arrive(SHOWN, Assignment.WITHHELD))


def test_alternatives_that_are_hardly_possible_are_not_offered(city, officer):
    case = city.arrive(SHOWN)
    made = Fact.objects.get(case=case.reference, kind="ProposalMade")
    others = made.data["proposal"]["alternatives"]
    likely = [one for one in others if one["answer"] != LAMP and one["probability"] >= 0.05]
    page = page_of(officer, case)
    assert len(likely) < len(others) - 1
    assert page.count('data-key-name="') - page.count('class="step"') >= len(likely)
    keys = re.findall(r'data-key="(\d)"', page)
    assert keys == [str(n + 1) for n in range(len(likely))]


def test_of_a_message_like_no_other_it_does_not_say_how_often_such_ones_were_right(city, officer):
    page = page_of(officer, city.arrive("Zzyzx quux frobnicate"))
    assert "take its proposal as a guess" in page
    assert "such proposals were right" not in page and "The tool itself says" not in page


def test_a_kind_is_found_by_its_duty_in_both_languages(city, officer):
    city.service.case_types.filter(key=LAMP).update(duty_en="Repair Lamps", duty_zh="維修燈柱")
    page = page_of(officer, city.arrive(SHOWN))
    assert "repair lamps 維修燈柱" in page and "No kind of case matches “…”." in page
