"""An officer decides, takes it back, or lets it go out."""

from __future__ import annotations

from datetime import datetime

from remit.core.cases import Decider, Decision, DecisionTaken, DecisionUndone, Scope
from remit.core.sentences import say
from remit.web.hooks import Moment, bring_about
from remit.web.records import appealing, sending
from remit.web.records.acting import Act, Actor, acting
from remit.web.records.errors import Refused
from remit.web.records.models import Case
from remit.web.records.services import case_type_of

DECIDERS = {"officer": Decider.OFFICER, "supervisor": Decider.SUPERVISOR}


def decide(
    reference: str,
    actor: Actor,
    answer: str,
    version: int | None = None,
    at: datetime | None = None,
    *,
    send: bool = False,
) -> Case:
    """Decide a case: accept what was proposed, correct it, or decide without having seen it.

    Parameters
    ----------
    send
        Let it go out at once, instead of when it can no longer be undone.
    """
    with acting(reference, actor, version, at) as act:
        check_answer(act.case, answer)
        appealing.check_another(act.case, actor)
        decision = _decision(act.case, actor, answer)
        act.desk.add(
            DecisionTaken(decision, act.desk.at, owner_of(act.case), Scope.SHARED), actor.name
        )
        act.move(_kind_of(decision))
        note(act, answer, decision.decider, actor.name)
        act.case.signature_due = False
        bring_about(Moment.DECIDED, act)
        if send:
            sending.release_within(act)
        return act.case


def _decision(case: Case, actor: Actor, answer: str) -> Decision:
    return Decision(
        case.reference,
        case.service.question,
        answer,
        DECIDERS[actor.role],
        actor.name,
        proposal=case.proposed or None,
        shown=case.is_shown,
    )


def _kind_of(decision: Decision) -> str:
    if not decision.shown:
        return "decide"
    return "correct" if decision.correction else "accept"


def note(act: Act, answer: str, decider: Decider, by: str) -> None:
    """Let the case show a decision."""
    case = act.case
    case.answer, case.decided_as, case.decided_by = answer, decider.value, by
    case.decided_at, case.signed_by = act.desk.at, ""


def countersign(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Sign what an officer decided, as a supervisor; it can go out then."""
    with acting(reference, actor, version, at) as act:
        act.move("countersign")
        act.case.signature_due, act.case.signed_by = False, actor.name
        return act.case


def undo(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Take back a decision that has not gone out; nothing is learnt from it any more."""
    with acting(reference, actor, version, at) as act:
        act.move("undo")
        unsay(act)
        return act.case


def unsay(act: Act) -> None:
    """Take a decision back within the transaction: what is decided instead is somebody else's."""
    case, by = act.case, act.actor.name
    act.desk.add(DecisionUndone(case.reference, case.service.question, by), by)
    case.answer = case.decided_as = case.decided_by = ""
    case.decided_at = None


def owner_of(case: Case) -> tuple[str, ...]:
    """Return officer, team and department for whom a decision is a precedent."""
    return (case.decided_by, "", case.department.key)


def check_answer(case: Case, answer: str) -> None:
    """Refuse an answer that the service does not know."""
    service = case.service
    known = service.case_types.filter(is_current=True).exists()
    if not answer.strip() or (known and case_type_of(service, answer) is None):
        raise Refused(
            say(
                "“{answer}” is no kind of case in this service, so nothing was decided. Choose "
                "one from the list.",
                answer=answer,
            )
        )
