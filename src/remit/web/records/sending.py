"""A decision goes out: the department has the case, the citizen is told, it is evidence."""

from __future__ import annotations

from datetime import datetime

from remit.core.cases import CaseRouted, Decider, DecisionSent
from remit.web.hooks import Moment, bring_about
from remit.web.records import appealing, notices, telling
from remit.web.records.acting import SYSTEM, Act, acting
from remit.web.records.models import Case, CaseType, Fact, Review
from remit.web.records.services import case_type_of

COUNTERSIGN = "countersign."
"""Before the group in the name of a delegation of officers instead of supervisors."""


def release(reference: str, at: datetime | None = None) -> Case:
    """Let a decision go out that can no longer be undone, or to a supervisor first."""
    with acting(reference, SYSTEM, at=at) as act:
        if act.case.state == "decided":
            release_within(act)
        return act.case


def release_within(act: Act) -> None:
    """Let the decision go on its way in the transaction that is open."""
    case_type = case_type_of(act.case.service, act.case.answer)
    if _wants_signature(act, case_type):
        act.case.signature_due = True
        act.actor = SYSTEM
        act.move("submit")
    else:
        send_within(act)


def _wants_signature(act: Act, case_type: CaseType | None) -> bool:
    """Say whether a supervisor must sign; officers may have earned that none need to."""
    case = act.case
    decided_by_officer = case.decided_as == Decider.OFFICER
    if case_type is None or not case_type.is_countersigned or not decided_by_officer:
        return False
    if case.signed_by:
        return False
    name, remit = COUNTERSIGN + case_type.group, act.desk.remit
    if name not in remit.authorities or case.is_rerun or _was_routed(case, name):
        return True
    routed, follows = remit.route(name, case.reference, case.answer, 1.0, 1.0, act.desk.days)
    for fact in (routed, *follows):
        act.desk.write(fact)
    case.is_blind_countersign = routed.blind
    if routed.blind:
        case.is_shown = False  # the supervisor begins from the message, as the officer did
    if routed.audited:
        draw_review(act, routed)
    return routed.decider is Decider.SUPERVISOR


def _was_routed(case: Case, delegation: str) -> bool:
    """Say whether chance has spoken on this case: a case that came back is drawn only once."""
    routed = Fact.objects.filter(case=case.reference, kind="CaseRouted")
    return routed.filter(data__delegation=delegation).exists()


def send_within(act: Act) -> None:
    """Let the decision go out in the transaction that is open."""
    case = act.case
    act.actor = SYSTEM
    act.move("send")
    case.sent_at = act.desk.at
    case_type = case_type_of(case.service, case.answer)
    if case_type is not None:
        case.department = case_type.department
    follows = appealing.settle(act)
    follows += act.desk.add(DecisionSent(case.reference, case.service.question))
    notices.tell_owner(case.service, follows, act.desk.at)
    telling.tell_decision(case, case_type, act.desk.at)
    bring_about(Moment.SENT, act)


def draw_review(act: Act, routed: CaseRouted) -> None:
    """Put a case on the list of those who decide a second time, blind."""
    Review.objects.create(
        case=act.case,
        delegation=routed.delegation,
        inclusion_probability=routed.inclusion_probability,
        before_release=routed.before_release,
        drawn_at=act.desk.at,
    )
