"""A case comes in: kept first, assigned by chance, proposed for, then routed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from remit.adapters.calendars import hong_kong
from remit.core.authority import assigned
from remit.core.cases import (
    Assignment,
    CaseArrived,
    CaseRouted,
    Decider,
    Decision,
    DecisionTaken,
    Proposal,
    ProposalMade,
)
from remit.web.hooks import Moment, bring_about
from remit.web.records import queueing, sending
from remit.web.records.acting import CITIZEN, SYSTEM, TOOL, Act, Actor, acting, clock_of, flow_of
from remit.web.records.folding import coins_of
from remit.web.records.journal import Desk, at_desk
from remit.web.records.models import Case, Contact, Content, Service
from remit.web.records.services import group_of, promise_of
from remit.web.records.telephones import phone_number


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in."""

    text: str
    language: str = "en"
    channel: str = "web"
    place: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    arrived: datetime | None = None
    wants_person: bool = False
    reference: str = ""
    brought_by: str = CITIZEN.name
    """Who stands in the journal for it; a channel is whatever a sender writes, and nobody."""


def receive(service: Service, arrival: Arrival) -> Case:
    """Keep a case; from here on it cannot be lost."""
    case = prepared(service, arrival)
    with at_desk(service, case.arrived) as desk:
        admit(desk, case, arrival)
    return case


def prepared(service: Service, arrival: Arrival) -> Case:
    """Return a case as it comes in, assigned by chance, and not kept yet."""
    at = arrival.arrived or timezone.now()
    case = Case(
        service=service,
        department=service.department,
        arrived=at,
        clock_started=at,
        channel=arrival.channel,
        language=arrival.language,
        flow_version=service.flow_version,
        wants_person=arrival.wants_person,
        is_simulated=service.is_simulated,
    )
    case.reference = arrival.reference or case.reference
    case.due = clock_of(case).due(hong_kong(), service.working_days)
    case.assignment = assigned(promise_of(service), coins_of(service), case.reference).value
    return case


def admit(desk: Desk, case: Case, arrival: Arrival) -> None:
    """Keep a prepared case in the transaction that is open."""
    desk.about = desk.about or case
    case.save()
    Content.objects.create(case=case, text=arrival.text, place=arrival.place)
    if arrival.name or arrival.email or arrival.phone:
        Contact.objects.create(
            case=case,
            name=arrival.name,
            email=arrival.email,
            phone=phone_number(arrival.phone) or arrival.phone,
            consented_at=desk.at,
        )
    chance = Assignment(case.assignment)
    desk.write(CaseArrived(case.reference, case.arrived, chance), arrival.brought_by)
    bring_about(Moment.ARRIVED, Act(case, desk, SYSTEM))


def route(
    reference: str, proposal: Proposal | None, position: int = 0, at: datetime | None = None
) -> Case:
    """Say who decides, by the proposal that was made, or without one.

    Whoever comes second to a case that is routed already changes nothing.
    """
    with acting(reference, SYSTEM, at=at) as act:
        if act.case.state == "received":
            _route_within(act, proposal, position)
        return act.case


def receive_and_route(
    case: Case, arrival: Arrival, proposal: Proposal | None, position: int
) -> Case:
    """Keep a prepared case and say who decides it, in one transaction."""
    with at_desk(case.service, case.arrived) as desk:
        admit(desk, case, arrival)
        _route_within(Act(case, desk, SYSTEM), proposal, position)
        queueing.place(case, flow_of(case))
        case.version += 1
        case.save()
        return case


def _route_within(act: Act, proposal: Proposal | None, position: int) -> None:
    if proposal is None:
        act.move("route_to_officer")
    else:
        _freeze(act, replace(proposal, position=position))
        _route(act, proposal)


def _freeze(act: Act, proposal: Proposal) -> None:
    case = act.case
    case.proposal_position = act.desk.write(ProposalMade(proposal), proposal.tool)
    case.proposed, case.confidence = proposal.answer, proposal.confidence


def _route(act: Act, proposal: Proposal) -> None:
    routed = _ask_remit(act, proposal)
    if routed is not None and routed.decider is Decider.TOOL:
        _let_tool_decide(act, routed)
        return
    blind = routed.blind if routed else act.case.assignment != Assignment.SHOWN
    act.case.is_shown = bool(proposal.answer) and not blind
    act.move("route_to_officer")


def _ask_remit(act: Act, proposal: Proposal) -> CaseRouted | None:
    name = group_of(act.case.service, proposal.answer)
    remit = act.desk.remit
    if name not in remit.authorities or act.case.wants_person:
        return None
    routed, follows = remit.route(
        name,
        act.case.reference,
        proposal.answer,
        proposal.confidence,
        proposal.familiarity,
        act.desk.days,
    )
    for fact in (routed, *follows):
        act.desk.write(fact)
    act.case.delegation = name
    if routed.audited:
        sending.draw_review(act, routed)
    return routed


def _let_tool_decide(act: Act, routed: CaseRouted) -> None:
    decision = Decision(
        act.case.reference,
        act.case.service.question,
        routed.answer,
        Decider.TOOL,
        TOOL.name,
        routed.delegation,
        routed.answer,
    )
    act.desk.add(DecisionTaken(decision, act.desk.at), TOOL.name)
    act.move("route_to_tool")
    case = act.case
    case.answer, case.decided_as, case.decided_by = routed.answer, Decider.TOOL, TOOL.name
    case.decided_at = act.desk.at
    bring_about(Moment.DECIDED, act)
    if not routed.before_release:
        sending.send_within(act)


def propose_anew(
    reference: str, proposal: Proposal, position: int, actor: Actor, at: datetime | None = None
) -> Case:
    """Show an officer who asked for it how a case reads now; the first proposal stays on record.

    It is no evidence for anything: only cases whose proposal is shown anyway are proposed anew.
    """
    with acting(reference, actor, at=at) as act:
        if act.case.is_shown and act.case.state == "with_officer":
            _freeze(act, replace(proposal, position=position))
        return act.case
