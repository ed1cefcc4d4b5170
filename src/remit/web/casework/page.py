"""Everything that the page of a case shows, gathered in few queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from remit.core.cases import Alternative, DecisionTaken, Event, Proposal, ProposalMade
from remit.web.accounts.models import Department, Person
from remit.web.accounts.policy import Act, may
from remit.web.casework import confidence, history, names, reasons
from remit.web.casework.acts import offers
from remit.web.casework.deadlines import deadline
from remit.web.casework.opening import OPENING, actor_on, length_of, opening_of
from remit.web.casework.stops import in_force
from remit.web.casework.unseen import why_unseen
from remit.web.records import accessing, telling
from remit.web.records.acting import flow_of
from remit.web.records.facts import KINDS, from_data
from remit.web.records.models import Case, CaseType, Fact
from remit.web.records.sweeping import UNDO_FOR

WORTH_READING = 0.05
"""Alternatives that are less likely than this are found in the list of all kinds."""

Facts = list[tuple[datetime, str, Event]]


def content_of(case: Case, person: Person) -> dict[str, Any]:
    """Return what the page of a case shows to somebody."""
    now = timezone.now()
    facts, proposal = _read(case)
    is_hidden = _is_hidden(case, person)
    if is_hidden:
        facts, proposal = [row for row in facts if not isinstance(row[2], DecisionTaken)], None
    kinds = names.case_types(case.service)
    labels = {kind.key: kind.label for kind in kinds}
    why = reasons.precedents(proposal, accessing.visible(person)) if proposal else []
    entries = history.entries(facts, labels, _departments())
    staff = [entry.by for entry in entries] + [item.by for item in why] + [case.decided_by]
    offered = offers(case, actor_on(person, case))
    return {
        "case": case,
        "answer": "" if is_hidden else case.answer,
        "state": flow_of(case).state(case.state).label,
        "deadline": deadline(case, now),
        "is_late": case.due is not None and case.due < now,
        "text": _marked(case, proposal),
        "is_shortened": length_of(case) > OPENING,
        "proposal": proposal,
        "how_sure": confidence.in_words(case.service, proposal) if proposal else None,
        "alternatives": _alternatives(proposal) if proposal else [],
        "unseen": why_unseen(case),
        "precedents": why,
        "kinds": [kind for kind in kinds if kind.is_current],
        "kind_of": {kind.key: kind for kind in kinds},
        "labels": labels,
        "offers": offered,
        "undo": next((offer for offer in offered.others if offer.act == "undo"), None),
        "minutes_left": _minutes_left(case, now),
        "reply": _reply(case, kinds),
        "split_off": list(case.parts.order_by("id")),
        "history": entries,
        "names": names.people(staff),
        "exchanged": list(case.messages.all()),
        "photos": list(case.attachments.defer("data")),
        "can_stop": in_force(case.service) if may(person, Act.STOP_TOOL) else [],
        "may_see_log": may(person, Act.SEE_ACCESS_LOG, case.department_id),
    }


def _read(case: Case) -> tuple[Facts, Proposal | None]:
    """Return the facts of a case, and the proposal if it was shown."""
    rows = Fact.objects.filter(case=case.reference).order_by("position")
    facts: Facts = []
    proposal = None
    for row in rows:
        if row.kind not in KINDS:
            continue
        fact = from_data(row.kind, row.data)
        if isinstance(fact, ProposalMade) and row.position == case.proposal_position:
            proposal = fact.proposal if case.is_shown else None
        facts.append((row.at, row.actor, fact))  # type: ignore[arg-type]
    return facts, proposal


def _is_hidden(case: Case, person: Person) -> bool:
    """Say whether somebody has to decide without knowing what an officer decided."""
    blind = case.state == "countersign" and case.is_blind_countersign
    return blind and case.decided_by != person.staff_number


def _marked(case: Case, proposal: Proposal | None) -> Any:
    """Mark what weighs; once decided, the tool has learnt from this very message."""
    words: tuple[str, ...] = ()
    if proposal and not case.answer:
        words = reasons.telling_words(case, proposal.answer, opening_of(case))
    return reasons.marked(opening_of(case), words)


def _alternatives(proposal: Proposal) -> list[Alternative]:
    """Return what else it may be, without what is not worth reading."""
    return [
        other
        for other in proposal.alternatives
        if other.answer != proposal.answer and other.probability >= WORTH_READING
    ]


def _reply(case: Case, kinds: list[CaseType]) -> str:
    """Return what the citizen will read if nobody takes the decision back."""
    if case.state != "decided":
        return ""
    current = (kind for kind in kinds if kind.is_current and kind.key == case.answer)
    return telling.reply(case, next(current, None))


def _departments() -> dict[str, str]:
    return {department.key: str(department) for department in Department.objects.all()}


def _minutes_left(case: Case, now: datetime) -> int:
    if case.decided_at is None:
        return 0
    return max(int((case.decided_at + UNDO_FOR - now) / timedelta(minutes=1)), 0)
