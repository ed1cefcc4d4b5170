"""One act upon one case: locked, allowed by its flow, noticed if it is stale, on record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from remit.adapters.calendars import hong_kong
from remit.core.cases import CaseMoved
from remit.core.flow import Clock, Flow, Pause, clock_after, step
from remit.core.sentences import say
from remit.web import hooks
from remit.web.records import queueing
from remit.web.records.errors import ChangedMeanwhile
from remit.web.records.journal import Desk, at_desk
from remit.web.records.models import Case


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and in which role."""

    name: str
    role: str
    departments: frozenset[str] = frozenset()


TOOL = Actor("remit", "tool")
SYSTEM = Actor("system", "system")
CITIZEN = Actor("citizen", "citizen")


@dataclass(slots=True)
class Act:
    """A case that is being acted upon, within the transaction."""

    case: Case
    desk: Desk
    actor: Actor

    def move(self, act: str, to: str = "") -> None:
        """Go one step in the case's flow."""
        case = self.case
        facts = facts_of(case, self.actor)
        transition = step(flow_of(case), case.state, act, self.actor.role, facts)
        moved = CaseMoved(case.reference, act, case.state, transition.target, self.actor.name, to)
        self._keep_time(transition.target)
        case.state = transition.target
        self.desk.write(moved, self.actor.name)

    def _keep_time(self, target: str) -> None:
        """Let the clock stand or run, as the next state wants it, and move the deadline."""
        case = self.case
        clock = clock_after(flow_of(case), clock_of(case), case.state, target, self.desk.at)
        case.clock_started = clock.started
        case.pauses = [[_written(moment) for moment in pause] for pause in clock.pauses]
        case.due = clock.due(hong_kong(), case.service.working_days)


@contextmanager
def acting(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Iterator[Act]:
    """Open a transaction on a case; what is changed in it is saved at the end.

    Parameters
    ----------
    version
        The case's version on the page from which somebody acts, if she acts from a page.
    """
    service = Case.objects.select_related("service").get(reference=reference).service
    with at_desk(service, at) as desk:
        case = locked(reference)
        if version is not None and version != case.version:
            raise ChangedMeanwhile(
                say(
                    "Somebody else acted on case {case} after this page was opened, so nothing "
                    "was changed. Look at the case as it stands now, and decide again.",
                    case=reference,
                )
            )
        desk.about = case
        yield Act(case, desk, actor)
        case.version += 1
        queueing.place(case, flow_of(case))
        case.save()


def locked(reference: str) -> Case:
    """Return a case that nobody else can change until the transaction ends."""
    cases = Case.objects.select_for_update(of=("self",))
    return cases.select_related("service", "department", "content").get(reference=reference)


def flow_of(case: Case) -> Flow:
    """Return the version of the flow by which a case runs."""
    return hooks.flow(case.service.flow, case.flow_version)


def facts_of(case: Case, actor: Actor) -> frozenset[str]:
    """Return which guards of a flow hold for a case and whoever acts on it."""
    blind = not (case.proposed and case.is_shown)
    unchecked = case.reviews.filter(before_release=True, returned_at__isnull=True)
    facts = {
        "same_department": case.department.key in actor.departments,
        "referred_by_us": case.referred_by in actor.departments,
        "own_case": actor.role == CITIZEN.role,
        "own_decision": case.decided_by == actor.name,
        "another_person": case.decided_by != actor.name,
        "has_proposal": not blind,
        "blind": blind,
        "answer_seen": not case.is_blind_countersign,
        "delegation_in_force": True,  # the remit was asked in this very transaction
        "checked": case.state != "with_tool" or not unchecked.exists(),
        "signature_due": case.signature_due,
        "no_signature_due": not case.signature_due,
        "window_over": True,
    }
    return frozenset(name for name, holds in facts.items() if holds)


def clock_of(case: Case) -> Clock:
    """Return how long a case was worked on, and when its clock stood."""
    pauses = (Pause(*(m and datetime.fromisoformat(m) for m in pause)) for pause in case.pauses)
    return Clock(case.clock_started, tuple(pauses))


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
