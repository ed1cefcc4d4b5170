"""A citizen says that a decision is wrong: somebody who did not take it decides again.

An appeal was right if what it led to differs from what had been decided.  That is known when the
new decision goes out, and counts then against whoever had taken the first one.
"""

from __future__ import annotations

from datetime import datetime

from remit.core.cases import Outcome, OutcomeRecorded
from remit.core.remit import Fact as CoreFact
from remit.core.sentences import say
from remit.web.records import telling
from remit.web.records.acting import CITIZEN, Act, Actor, acting
from remit.web.records.errors import Refused
from remit.web.records.models import Case, Fact, Message

APPEALED, UPHELD, REJECTED = "appealed", "appeal_upheld", "appeal_rejected"


def appeal(
    reference: str, reason: str = "", version: int | None = None, at: datetime | None = None
) -> Case:
    """Bring a decision that went out before a supervisor, who sees no proposal."""
    with acting(reference, CITIZEN, version, at) as act:
        act.move("appeal")
        case = act.case
        case.sent_at = None
        case.is_shown, case.is_rerun = False, True
        case.department = case.service.department
        case.outcome = APPEALED
        if reason:
            Message.objects.create(
                case=case,
                at=act.desk.at,
                from_citizen=True,
                text=reason,
                effect=f"{reference}:appeal:{case.version}",
            )
        return case


def check_another(case: Case, actor: Actor) -> None:
    """Refuse who took the decision that was appealed, however the case came back to her."""
    if case.outcome == APPEALED and taken_before(case.reference).actor == actor.name:
        raise Refused(
            say(
                "You took the decision that the citizen appealed, so nothing was changed. "
                "Somebody else must decide the case."
            )
        )


def settle(act: Act) -> tuple[CoreFact, ...]:
    """As a decision goes out: record whether the appeal that led to it was right."""
    case = act.case
    if case.outcome != APPEALED:
        return ()
    upheld = _answer_before(case.reference) != case.answer
    case.outcome = UPHELD if upheld else REJECTED
    telling.tell(case, f"appeal:{case.version}", (FOUND[case.outcome],), act.desk.at)
    outcome = Outcome(case.reference, case.outcome, loss=float(upheld))
    return act.desk.add(OutcomeRecorded(outcome), CITIZEN.name)


FOUND = {
    UPHELD: say("You appealed, and you were right: we decided anew, and differently."),
    REJECTED: say(
        "You appealed. Somebody who had not decided before looked at everything again and came to "
        "the same decision."
    ),
}


def _answer_before(reference: str) -> str:
    """Return what had been decided when a decision on the case last went out."""
    return str(taken_before(reference).data["decision"]["answer"])


def taken_before(reference: str) -> Fact:
    """Return how the decision was taken that last went out."""
    facts = Fact.objects.filter(case=reference)
    sent = facts.filter(kind="DecisionSent").latest("position")
    return facts.filter(kind="DecisionTaken", position__lt=sent.position).latest("position")
