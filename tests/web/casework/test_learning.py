from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from remit.core.cases import Assignment
from remit.web.records import proposing
from remit.web.records.models import Case, Fact
from tests.web.city import REFUSE, SEEPAGE

TEXT = "The lantern on the old jetty leans over"


@pytest.fixture
def corrected(city):
    """A case of whose kind another is open; what it was read as was corrected."""
    case, other, blind = (
        city.arrive(TEXT, assignment)
        for assignment in (Assignment.SHOWN, Assignment.SHOWN, Assignment.WITHHELD)
    )
    return city.decided(case, SEEPAGE, send=False), other, blind


def learnt(browser, case):
    return browser.get(reverse("casework:learnt", args=[case.reference]))


def apply(browser, case, *chosen):
    references = [one.reference for one in chosen]
    return browser.post(reverse("casework:apply", args=[case.reference]), {"case": references})


def test_it_says_what_was_learnt_and_which_open_cases_read_differently(corrected, officer):
    case, other, _ = corrected
    page = learnt(officer, case).content.decode()
    assert "You said" in page and "Water seepage between flats" in page
    assert "<mark>" in page and other.reference in page


def test_blind_cases_are_never_among_them(corrected, officer):
    case, _, blind = corrected
    assert blind.reference not in learnt(officer, case).content.decode()


def test_what_is_chosen_shows_the_new_proposal_and_keeps_the_first_on_record(corrected, officer):
    case, other, _ = corrected
    first = other.proposed
    apply(officer, case, other)
    other.refresh_from_db()
    assert other.proposed == SEEPAGE != first
    made = Fact.objects.filter(case=other.reference, kind="ProposalMade").order_by("position")
    assert [fact.data["proposal"]["answer"] for fact in made] == [first, SEEPAGE]


def test_a_blind_case_cannot_be_chosen(corrected, officer):
    case, _, blind = corrected
    apply(officer, case, blind)
    assert Case.objects.get(pk=blind.pk).proposed == blind.proposed


def test_what_is_left_stays_as_it_was(corrected, officer):
    case, other, _ = corrected
    apply(officer, case)
    assert Case.objects.get(pk=other.pk).proposed == other.proposed


def test_without_a_correction_there_is_nothing_to_show(city, officer):
    case = city.arrive(TEXT)
    assert learnt(officer, case).status_code == 302


def test_the_page_does_without_a_proposer(corrected, officer, monkeypatch):
    monkeypatch.setattr(proposing, "readings", lambda service, cases: [])
    page = learnt(officer, corrected[0]).content.decode()
    assert "cannot be asked at this moment" in page
    assert "What the tool learnt" not in page and "Next case" in page


def test_a_decision_that_was_taken_back_is_forgotten(city, officer):
    case = city.arrive(TEXT)
    before = city.arrive(TEXT).proposed
    case = city.decided(case, REFUSE, send=False)
    officer.post(reverse("casework:undo", args=[case.reference]), {"version": case.version})
    assert city.arrive(TEXT).proposed == before


def test_while_the_tool_reads_anew_what_it_had_to_forget_no_change_is_listed(
    city, corrected, officer
):
    case, other, _ = corrected
    mistaken = city.decided(city.arrive("Refuse on the jetty"), SEEPAGE, send=False)
    assert other.reference in learnt(officer, case).content.decode()  # and the mistake is learnt
    where = reverse("casework:undo", args=[mistaken.reference])
    officer.post(where, {"version": mistaken.version})
    page = learnt(officer, case).content.decode()
    assert other.reference not in page and "cannot be asked at this moment" in page
    proposing.proposer_of(city.service).tidy()
    assert other.reference in learnt(officer, case).content.decode()


def read_as(monkeypatch, answer, confidence):
    """Let the tool read every case so."""

    def readings(service, cases):
        proposed = (proposing.propose(case)[0] for case in cases)
        return [replace(one, answer=answer, confidence=confidence) for one in proposed if one]

    monkeypatch.setattr(proposing, "readings", readings)


def test_what_is_likelier_wrong_than_right_is_not_ticked_beforehand(
    corrected, officer, monkeypatch
):
    for confidence, ticked in ((0.4, False), (0.6, True)):
        read_as(monkeypatch, SEEPAGE, confidence)
        page = learnt(officer, corrected[0]).content.decode()
        assert (f'value="{corrected[1].reference}" checked' in page) is ticked


def test_the_same_answer_with_another_confidence_is_no_change(corrected, officer, monkeypatch):
    case, other, _ = corrected
    read_as(monkeypatch, other.proposed, 0.01)
    assert other.reference not in learnt(officer, case).content.decode()


def test_a_tool_that_would_still_say_the_same_has_not_learnt(corrected, officer, monkeypatch):
    case, other, _ = corrected
    assert "What the tool learnt" in learnt(officer, case).content.decode()
    read_as(monkeypatch, other.proposed, 0.9)
    page = learnt(officer, case).content.decode()
    assert "the tool is not convinced yet" in page and "What the tool learnt" not in page
