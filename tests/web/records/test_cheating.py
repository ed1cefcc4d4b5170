"""Ways round a promise that somebody with a reason might try."""

from __future__ import annotations

import pytest

from remit.core.cases import Assignment
from remit.web.accounts.models import Membership, Role
from remit.web.records import appealing, auditing, closing, deciding, referring
from remit.web.records.acting import CITIZEN
from remit.web.records.errors import Refused
from remit.web.records.models import Case, Fact
from tests.web.city import LAMP, REFUSE
from tests.web.lent import held_by_tool


@pytest.fixture
def appealed(city):
    """A case that Ms Chan decided, and whose citizen appealed."""
    case = city.decided(city.arrive("The street light is out", Assignment.WITHHELD), LAMP)
    return appealing.appeal(case.reference, "Wrong")


def kinds(case):
    facts = Fact.objects.filter(case=case.reference).order_by("position")
    return list(facts.values_list("kind", flat=True))


def test_an_appeal_that_a_supervisor_returned_is_not_decided_by_whoever_decided_first(
    city, appealed
):
    referring.give_back(appealed.reference, city.actor("lau"))
    with pytest.raises(Refused, match="appealed"):
        deciding.decide(appealed.reference, city.actor("chan"), LAMP)


def test_undoing_the_new_decision_does_not_let_in_whoever_decided_first(city, appealed):
    deciding.decide(appealed.reference, city.actor("lau"), LAMP)
    deciding.undo(appealed.reference, city.actor("lau"))
    with pytest.raises(Refused, match="appealed"):
        deciding.decide(appealed.reference, city.actor("chan"), LAMP)


def test_another_officer_decides_an_appeal_that_was_returned(city, appealed):
    referring.give_back(appealed.reference, city.actor("lau"))
    decided = deciding.decide(appealed.reference, city.actor("yip"), REFUSE)
    assert decided.state == "decided"


def test_reopening_what_was_withdrawn_before_it_went_out_counts_against_nobody(city):
    case = held_by_tool(city)
    closing.withdraw(case.reference, CITIZEN)
    closing.reopen(case.reference, city.actor("chan"))
    assert "OutcomeRecorded" not in kinds(case)


def test_what_an_officer_takes_from_the_tool_is_no_decision_of_the_tools_any_more(city):
    case = referring.take_back(held_by_tool(city).reference, city.actor("chan"))
    assert kinds(case)[-2:] == ["CaseMoved", "DecisionUndone"]
    assert not case.answer


def test_an_error_caught_before_it_went_out_leaves_no_answer_for_the_officer_to_copy(city):
    case = held_by_tool(city)
    auditing.return_review(case.reviews.get(), city.actor("ng"), REFUSE)
    assert "DecisionUndone" in kinds(case)
    assert Case.objects.get(pk=case.pk).answer == ""


def test_an_auditor_who_opened_a_case_as_an_officer_does_not_judge_it(city, enter, settings):
    settings.DEMO = True  # nobody has a second factor
    case = held_by_tool(city)
    Membership.objects.create(person=city.people["ng"], department_id="city", role=Role.OFFICER)
    enter(city.people["ng"]).get(f"/casework/case/{case.reference}/")
    with pytest.raises(Refused, match="opened"):
        auditing.return_review(case.reviews.get(), city.actor("ng"), LAMP)
