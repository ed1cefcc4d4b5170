from __future__ import annotations

import pytest

from remit.core.authority import Promise
from remit.core.errors import NotAllowed
from remit.web.records import deciding, delegating, sending
from remit.web.records.folding import looking_at
from remit.web.records.models import Case
from tests.web.city import WORKS, City

NAME = "countersign.homes"
ALL_BLIND = Promise(blind_share=1.0)


def handed_in(city: City, text: str = "A room is being built on our roof") -> Case:
    """Let an officer decide a kind of case that a supervisor signs, and hand it in."""
    case = city.arrive(text)
    deciding.decide(case.reference, city.actor("chan"), WORKS)
    return sending.release(case.reference)


def test_without_a_delegation_every_decision_waits_for_a_signature(city):
    case = handed_in(city)
    assert case.state == "countersign"

    deciding.countersign(case.reference, city.actor("lau"))
    assert sending.release(case.reference).state == "sent"


def test_a_supervisor_who_is_drawn_decides_without_seeing_and_that_is_evidence(city):
    delegating.open_countersigning(city.service, "homes", promise=ALL_BLIND)
    case = handed_in(city)
    with pytest.raises(NotAllowed, match="the officer's decision was shown"):
        deciding.countersign(case.reference, city.actor("lau"))
    deciding.decide(case.reference, city.actor("lau"), WORKS, send=True)

    with looking_at(city.service) as remit:
        evidence = remit.authority(NAME).status().evidence[0]
    assert (evidence.labels, evidence.errors) == (1, 0.0)


def test_officers_who_were_always_right_need_no_signature_any_more(city):
    delegating.open_countersigning(city.service, "homes", promise=Promise(0.3, blind_share=1.0))
    for number in range(60):
        case = handed_in(city, f"Building works number {number} on the roof")
        deciding.decide(case.reference, city.actor("lau"), WORKS, send=True)
    delegating.sign(city.service, NAME, city.service.owner.get_username())
    states = {handed_in(city, f"More works, house {n}").state for n in range(12)}

    assert "sent" in states and states <= {"sent", "countersign"}


def test_a_case_that_comes_back_from_the_supervisor_is_drawn_only_once(city):
    delegating.open_countersigning(city.service, "homes", promise=ALL_BLIND)
    case = handed_in(city)
    with pytest.raises(NotAllowed):
        deciding.undo(case.reference, city.actor("lau"))
    deciding.undo(case.reference, city.actor("chan"))
    deciding.decide(case.reference, city.actor("chan"), WORKS)

    assert sending.release(case.reference).state == "countersign"
