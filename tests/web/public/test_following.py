from __future__ import annotations

from typing import Any

import pytest

from remit.core.cases import Assignment
from remit.web.public.limiting import GUESSES
from remit.web.records import asking, splitting
from remit.web.records.models import Case, Contact, Fact, Notice
from tests.web.city import LAMP, REFUSE
from tests.web.lent import decided_by_tool, lend
from tests.web.public.pages import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(city):
    return city.decided(city.arrive("The lamp is out", email="wong@example.com"), LAMP)


def page(client, case) -> str:
    return shown(client.get(f"/c/{case.token}/"))


def post(client, case, what, **fields) -> Any:
    return client.post(f"/c/{case.token}/{what}/", fields, follow=True)


def again(case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_a_forged_link_leads_nowhere(client, city):
    response = client.get("/c/nobody-drew-this-token/")

    assert response.status_code == 404 and "There is nothing at this address" in shown(response)


def test_nobody_may_guess_for_long(client, decided):
    for _ in range(GUESSES.most):
        client.get("/c/guess/")

    assert client.get("/c/guess/").status_code == 429


def test_who_guesses_locks_out_nobody_who_has_a_link(client, decided):
    for _ in range(GUESSES.most + 1):
        client.get("/c/guess/")

    assert client.get(f"/c/{decided.token}/").status_code == 200


def test_the_page_is_kept_by_no_cache_and_found_by_no_search(client, decided):
    response = client.get(f"/c/{decided.token}/")

    assert "no-store" in response["Cache-Control"] and response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("reach", ["wong@example.com", "WONG@example.com"])
def test_a_report_is_found_by_reference_and_address(client, decided, reach):
    written = decided.reference.replace("-", " ").lower()
    response = client.post("/follow/", {"reference": written, "reach": reach})

    assert response.url == f"/c/{decided.token}/"


def test_a_report_is_found_by_a_number_however_it_is_written(client, city):
    case = city.arrive("The lamp is out", phone="+85223456789")
    response = client.post("/follow/", {"reference": case.reference, "reach": "2345 6789"})

    assert response.url == f"/c/{case.token}/"


@pytest.mark.parametrize("reach", ["", "kwok@example.com"])
def test_a_reference_alone_opens_nothing(client, decided, reach):
    response = client.post("/follow/", {"reference": decided.reference, "reach": reach})

    assert response.status_code == 422


def test_whoever_left_no_address_is_found_by_none(client, city):
    case = city.arrive("The lamp is out", name="Wong")
    response = client.post("/follow/", {"reference": case.reference, "reach": " "})

    assert response.status_code == 422


def test_a_persons_decision_is_said_to_be_one(client, decided):
    shown_page = page(client, decided)

    assert "<strong>A person</strong>" in shown_page and "Street light fault" in shown_page


def test_a_programs_decision_is_said_to_be_one(client, city):
    lend(city)

    shown_page = page(client, decided_by_tool(city))

    assert "<strong>A program</strong>" in shown_page
    assert "do not yet prove that fewer than 40 in 100 are wrong" in shown_page


def test_no_name_or_number_of_staff_is_shown(client, city):
    case = city.arrive("The lamp is out")
    asking.ask(case.reference, city.actor("chan"), "Which lamp?")
    asking.record_answer(case.reference, city.actor("chan"), "Number 12")
    city.decided(case, LAMP)
    text = page(client, case)

    assert not any(word in text for word in ("CHAN", "Ms Chan", "陳女士", "remit</"))


def test_nothing_is_told_of_a_decision_that_can_still_be_undone(client, city):
    case = city.decided(city.arrive("The lamp is out"), LAMP, send=False)

    assert "Street light fault" not in page(client, case)


def test_whoever_reported_two_matters_finds_both(client, city):
    case = city.arrive("The lamp is out, and refuse lies about")
    second = splitting.split(case.reference, city.actor("chan"), "refuse lies about")

    assert f'href="/c/{second.token}/"' in page(client, case)


def test_a_question_is_answered_and_the_clock_runs_again(client, city):
    case = city.arrive("The lamp is out")
    asking.ask(case.reference, city.actor("chan"), "Which lamp?")
    assert "Which lamp?" in page(client, case)
    post(client, case, "answer", text="Number 12")

    assert again(case).state == "with_officer" and again(case).due
    assert "Number 12" in page(client, case)


def test_an_empty_answer_is_asked_for_again(client, city):
    case = city.arrive("The lamp is out")
    asking.ask(case.reference, city.actor("chan"), "Which lamp?")

    assert post(client, case, "answer", text=" ").status_code == 422
    assert again(case).state == "waiting"


def test_a_passage_in_another_language_says_so(client, city):
    case = city.arrive("海旁道的街燈壞了", language="zh-hant")

    assert '<div class="written" lang="zh-Hant-HK">海旁道的街燈壞了</div>' in page(client, case)


def test_an_appeal_needs_a_reason_and_goes_to_a_supervisor(client, decided):
    assert post(client, decided, "appeal", reason="").status_code == 422
    post(client, decided, "appeal", reason="It is refuse")

    assert again(decided).state == "escalated"


def test_an_appeal_sent_twice_is_one(client, decided):
    for _ in range(2):
        post(client, decided, "appeal", reason="It is refuse")

    assert Fact.objects.filter(case=decided.reference, data__act="appeal").count() == 1


def test_the_citizen_reads_that_the_appeal_was_right(client, city, decided):
    post(client, decided, "appeal", reason="It is refuse")
    city.decided(decided, REFUSE, "lau")

    assert "you were right" in page(client, decided)


def test_a_person_instead_of_a_program_needs_no_reason(client, city):
    lend(city)
    case = decided_by_tool(city)
    post(client, case, "person-instead")

    assert again(case).state == "escalated"


def test_whoever_was_decided_on_by_a_person_is_not_offered_another(client, decided):
    assert "person-instead" not in page(client, decided)


def test_a_report_is_withdrawn_until_it_is_decided(client, city, decided):
    case = city.arrive("The lamp is out")
    post(client, case, "withdraw")
    post(client, decided, "withdraw")

    assert (again(case).state, again(decided).state) == ("closed", "sent")


@pytest.mark.parametrize("outcome", ["solved", "partly_solved", "not_solved"])
def test_whether_it_was_put_right_is_recorded_and_counts_against_nobody(client, decided, outcome):
    post(client, decided, "solved", outcome=outcome)
    fact = Fact.objects.get(kind="OutcomeRecorded")

    assert fact.data["outcome"] == {
        "case_id": decided.reference,
        "kind": outcome,
        "loss": 0.0,
    }


def test_whoever_says_no_is_offered_another_look(client, decided):
    assert "Look at it again" in shown(post(client, decided, "solved", outcome="not_solved"))


def test_what_is_no_answer_is_not_recorded(client, decided):
    assert post(client, decided, "solved", outcome="great").status_code == 422
    assert not Fact.objects.filter(kind="OutcomeRecorded").exists()


def test_how_to_be_reached_is_corrected_and_taken_away(client, decided):
    post(client, decided, "reach", email="new@example.com", consent="yes")
    assert Contact.objects.get(case=decided).email == "new@example.com"
    post(client, decided, "reach")

    assert not Contact.objects.filter(case=decided).exists()


def test_erasure_is_asked_of_a_person_and_nothing_is_erased_yet(client, city, decided):
    for _ in range(2):
        post(client, decided, "erase")
    notice = Notice.objects.get(kind="erasure")

    assert (notice.person, notice.about) == (city.people["ho"], decided.reference)
    assert again(decided).content.text == "The lamp is out"


@pytest.mark.parametrize("wish", ["nonsense", "refer"])
def test_what_is_not_offered_is_not_there(client, decided, wish):
    assert client.post(f"/c/{decided.token}/{wish}/").status_code == 404


def test_a_page_asks_the_database_little(client, city, decided, django_assert_max_num_queries):
    for n in range(5):
        city.arrive(f"Another lamp, {n}", Assignment.WITHHELD)
    with django_assert_max_num_queries(15):
        page(client, decided)


def test_a_number_that_another_system_brought_is_found_however_it_is_typed(client, city):
    case = city.arrive("The lamp is out", phone="2345-6789")
    given = {"reference": case.reference, "reach": "+852 2345 6789"}
    assert client.post("/follow/", given).url == f"/c/{case.token}/"


def test_a_decision_that_is_looked_at_again_stays_to_be_read(client, city, decided):
    post(client, decided, "appeal", reason="It is refuse")
    shown_page = page(client, decided)

    assert "Street light fault" in shown_page
    assert "this one stands. Work on your report goes on meanwhile" in shown_page


def test_a_new_decision_is_not_told_before_it_goes_out(client, city, decided):
    post(client, decided, "appeal", reason="It is refuse")
    city.decided(decided, REFUSE, "lau", send=False)

    assert "Refuse not collected" not in page(client, decided)


def test_whoever_wants_a_person_reads_who_reads_it_and_when(client, decided):
    assert "A supervisor reads it on the next working days" in shown(
        client.get(f"/c/{decided.token}/appeal/")
    )
