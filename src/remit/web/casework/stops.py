"""Which tools decide at present, and could be stopped."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from remit.core.cases import Decider
from remit.core.sentences import Sentence
from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.casework import names
from remit.web.records.folding import looking_at
from remit.web.records.models import Fact, Service


@dataclass(frozen=True, slots=True)
class Standing:
    """Under which delegations the tool of a service decides, and which ones somebody stopped."""

    in_force: list[str]
    stopped: list[str]


def standing(service: Service) -> Standing:
    """Return how it stands with the tool of a service."""
    with looking_at(service) as remit:
        states = {
            name: authority.state
            for name, authority in remit.authorities.items()
            if authority.delegation.stands_in is Decider.TOOL
        }
    running, stopped = (
        [name for name, state in states.items() if state == wanted]
        for wanted in ("granted", "stopped")
    )
    return Standing(running, stopped)


def in_force(service: Service) -> list[str]:
    """Return the names of the delegations under which the tool of a service decides."""
    return standing(service).in_force


def stopped_by(service: Service, stopped: list[str]) -> str | Sentence:
    """Return who stopped the latest of some delegations."""
    facts = Fact.objects.filter(service=service, kind="DelegationSuspended").order_by("-position")
    data = facts.values_list("data", flat=True)
    by = next(d["by"] for d in data if d["reason"] == "stopped" and d["delegation"] in stopped)
    return names.people([by])[by]


def services_of(person: Person) -> QuerySet[Service]:
    """Return the services whose decisions reach the departments of somebody."""
    mine = departments_for(person, Act.STOP_TOOL)
    if mine is None:
        return Service.objects.all()
    reached = Q(department__in=mine) | Q(case_types__department__in=mine)
    return Service.objects.filter(reached).distinct()
