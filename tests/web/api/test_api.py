from __future__ import annotations

import pytest

from remit.core.cases import Assignment
from remit.web.records.models import Access, Case, Contact, Fact
from tests.web.city import LAMP, REFUSE


def test_a_case_that_another_system_brings_is_routed_before_it_is_answered(system):
    answer = system().bring()
    told = answer.json()

    assert answer.status_code == 201
    assert told["state"] == "with_officer"
    assert Case.objects.get(reference=told["reference"]).content.text == "The lamp outside is dark"


def test_it_keeps_an_address_only_with_consent(system):
    body = {"text": "x", "email": "a@example.org"}
    system().ask("POST", "/services/hotline/cases", body)
    assert not Contact.objects.exists()

    system().ask("POST", "/services/hotline/cases", body | {"consented": True})
    assert Contact.objects.get().email == "a@example.org"


def test_it_shows_the_words_of_a_case_to_its_own_department_only(system, city):
    case = city.arrive("My neighbour's name is Wong")
    own = system("city").ask("GET", f"/cases/{case.reference}").json()
    Case.objects.update(department="parks")
    former = system("city").ask("GET", f"/cases/{case.reference}").json()
    stranger = system("roads").ask("GET", f"/cases/{case.reference}")

    assert own["text"] == "My neighbour's name is Wong"
    assert former["text"] is None
    assert stranger.status_code == 404


def test_it_answers_a_guessed_reference_like_one_that_is_not_there(system, city):
    case = city.arrive("Somebody else's")
    guessed = system("roads").ask("GET", f"/cases/{case.reference}")
    missing = system("roads").ask("GET", "/cases/AAAAA-AAAAA")

    assert guessed.content == missing.content


def test_it_puts_on_record_that_a_system_read_a_case(system, city):
    case = city.arrive("x")
    system().ask("GET", f"/cases/{case.reference}")

    assert Access.objects.get(case=case.reference).person.startswith("key ")


def test_it_shows_a_proposal_only_where_an_officer_sees_it(system, city):
    city.teach()
    shown = city.arrive("The street light is out", Assignment.SHOWN)
    blind = city.arrive("The street light is out", Assignment.WITHHELD)

    assert system().ask("GET", f"/cases/{shown.reference}").json()["proposal"]["answer"] == LAMP
    assert system().ask("GET", f"/cases/{blind.reference}").json()["proposal"] is None


def test_an_officer_decides_at_her_own_departments_workbench(system, city):
    case = city.arrive("x")
    told = system().ask(
        "POST", f"/cases/{case.reference}/decision", {"answer": LAMP, "officer": "CHAN"}
    )
    case.refresh_from_db()

    assert told.json()["state"] == "decided"
    assert (case.answer, case.decided_by) == (LAMP, "CHAN")


@pytest.mark.parametrize("number", ["KWOK", "NG", "nobody"])
def test_nobody_decides_who_is_no_officer_of_the_department(system, city, number):
    case = city.arrive("x")
    told = system().ask(
        "POST", f"/cases/{case.reference}/decision", {"answer": LAMP, "officer": number}
    )
    case.refresh_from_db()

    assert (told.status_code, case.answer) == (422, "")


def test_a_decision_upon_a_stale_page_is_refused(system, city):
    case = city.arrive("x")
    body = {"answer": LAMP, "officer": "CHAN", "version": case.version - 1}
    told = system().ask("POST", f"/cases/{case.reference}/decision", body)

    assert told.status_code == 409
    assert "Somebody else acted" in told.json()["detail"]


def test_it_tells_decisions_from_a_position_on(system, city):
    first, second = city.arrive("x"), city.arrive("y")
    city.decided(first, LAMP)
    told = system().ask("GET", "/services/hotline/decisions").json()
    city.decided(second, REFUSE)
    more = system().ask("GET", f"/services/hotline/decisions?after={told['next']}").json()

    assert [(d["kind"], d["case"]) for d in told["decisions"]] == [
        ("taken", first.reference),
        ("sent", first.reference),
    ]
    assert {d["case"] for d in more["decisions"]} == {second.reference}


def test_an_outside_tool_proposes_instead_of_remits(system, city):
    tool = system()
    tool.ask("PUT", "/services/hotline/tool", {"name": "acme", "version": "7"})
    brought = tool.bring().json()
    proposal = {"answer": LAMP, "confidence": 0.8, "tool_version": "7"}
    told = tool.ask("POST", f"/cases/{brought['reference']}/proposal", proposal).json()

    assert (brought["state"], told["state"]) == ("received", "with_officer")
    made = Fact.objects.get(kind="ProposalMade").data["proposal"]
    assert (made["tool"], made["tool_version"], made["answer"]) == ("acme", "7", LAMP)


def test_a_version_that_was_not_declared_does_not_propose(system, city):
    tool = system()
    tool.ask("PUT", "/services/hotline/tool", {"name": "acme", "version": "7"})
    brought = tool.bring().json()
    proposal = {"answer": LAMP, "confidence": 0.8, "tool_version": "8"}
    told = tool.ask("POST", f"/cases/{brought['reference']}/proposal", proposal)

    assert told.status_code == 409
    assert "Declare the new version first" in told.json()["detail"]


def test_an_outcome_is_recorded_once_a_decision_has_gone_out(system, city):
    case = city.arrive("x")
    path, body = f"/cases/{case.reference}/outcome", {"kind": "complaint", "loss": 1}
    early = system().ask("POST", path, body)
    city.decided(case, LAMP)
    late = system("roads").ask("POST", path, body)

    assert (early.status_code, late.status_code) == (422, 200)
    assert Fact.objects.filter(kind="OutcomeRecorded").count() == 1


def test_the_journal_names_the_key_that_brought_a_case_and_not_what_it_said_of_itself(system):
    body = {"text": "x", "channel": "ho"}
    system().ask("POST", "/services/hotline/cases", body)
    assert Fact.objects.get(kind="CaseArrived").actor.startswith("key ")
    assert Case.objects.get().channel == "ho"
