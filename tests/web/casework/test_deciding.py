from __future__ import annotations

from html import unescape

from django.urls import reverse
from django.utils.html import escape

from remit.core.cases import Assignment
from remit.web.records import sending
from remit.web.records.models import Case, Fact, Message
from tests.web.city import LAMP, REFUSE, SEEPAGE, WORKS

TEXT = "The street light at the pier is out"


def decide(browser, case, answer, version=None):
    version = case.version if version is None else version
    where = reverse("casework:decide", args=[case.reference])
    return browser.post(where, {"answer": answer, "version": version})


def do(browser, case, act, **form):
    name = act if act in ("undo", "countersign") else "at_once"
    where = reverse(
        f"casework:{name}", args=[case.reference, *([act] if name == "at_once" else [])]
    )
    return browser.post(where, {"version": case.version, **form})


def decisions(case):
    return Fact.objects.filter(case=case.reference, kind="DecisionTaken").count()


def test_accepting_leads_back_to_the_case_with_the_time_left(city, officer):
    case = city.arrive(TEXT)
    assert decide(officer, case, case.proposed).url == reverse(
        "casework:case", args=[case.reference]
    )
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    assert "It goes out in 9 minutes; until then you can take it back." in page


def test_correcting_leads_to_what_was_learnt(city, officer):
    case = city.arrive(TEXT)
    assert decide(officer, case, REFUSE).url == reverse("casework:learnt", args=[case.reference])


def test_a_form_that_is_sent_twice_decides_once(city, officer):
    case = city.arrive(TEXT)
    first, second = (decide(officer, case, LAMP) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert decisions(case) == 1


def test_of_two_officers_one_decides_and_the_other_is_told(city, enter, client):
    case = city.arrive(TEXT)
    decide(enter(city.people["chan"]), case, LAMP)
    told = decide(enter(city.people["yip"]), case, REFUSE)
    assert told.status_code == 409
    page = told.content.decode()
    assert "Somebody else acted on case" in page and "Ms Chan" in page
    assert Case.objects.get(pk=case.pk).answer == LAMP


def test_a_page_without_a_version_changes_nothing(city, officer):
    case = city.arrive(TEXT)
    assert decide(officer, case, LAMP, version="").status_code == 409
    assert decisions(case) == 0


def test_a_decision_that_was_taken_back_can_be_taken_anew(city, officer):
    case = city.arrive(TEXT)
    decide(officer, case, REFUSE)
    do(officer, Case.objects.get(pk=case.pk), "undo")
    case.refresh_from_db()
    assert (case.state, case.answer) == ("with_officer", "")
    decide(officer, case, LAMP)
    case.refresh_from_db()
    assert (case.state, case.answer) == ("decided", LAMP)


def test_an_unknown_kind_is_refused_in_words(city, officer):
    response = decide(officer, city.arrive(TEXT), "no-such-kind")
    assert response.status_code == 422
    assert escape("“no-such-kind” is no kind of case") in response.content.decode()


def test_a_correction_changes_the_very_next_similar_proposal_and_names_the_corrector(
    city, officer
):
    text = "The lantern on the old jetty leans over"
    decide(officer, city.arrive(text), SEEPAGE)
    case = city.arrive(text)
    assert case.proposed == SEEPAGE
    page = officer.get(reverse("casework:case", args=[case.reference])).content.decode()
    assert "corrected the tool" in page and "Ms Chan" in page


def test_a_supervisor_signs_what_another_person_decided(city, enter):
    case = city.arrive("A room is built on the roof", Assignment.WITHHELD)
    decide(enter(city.people["chan"]), case, WORKS)
    case = sending.release(case.reference)
    assert do(enter(city.people["yip"]), case, "countersign").status_code == 403
    assert do(enter(city.people["lau"]), case, "countersign").status_code == 302
    assert Case.objects.get(pk=case.pk).state == "decided"


def test_another_department_decides_nothing(city, enter):
    case = city.arrive(TEXT)
    assert decide(enter(city.people["kwok"]), case, LAMP).status_code == 404
    assert decisions(case) == 0


def test_after_deciding_the_reply_that_will_go_out_is_shown(city, officer):
    case = city.arrive(TEXT)
    decide(officer, case, LAMP)
    page = unescape(officer.get(reverse("casework:case", args=[case.reference])).content.decode())
    sending.release(case.reference)
    assert Message.objects.get(case=case).text in page
