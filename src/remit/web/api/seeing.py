"""What a key sees of a case, and on record that it looked."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from remit.web.api.models import ApiKey
from remit.web.api.problems import Problem
from remit.web.records.models import Access, Case, Service

Told = dict[str, Any]


def case_for(key: ApiKey, reference: str, what: str) -> Case:
    """Return a case that lies with the key's department or came in at its services."""
    mine = Q(department=key.department_id) | Q(service__department=key.department_id)
    cases = Case.objects.select_related("service", "content", "department")
    case = cases.filter(mine, reference=reference).first()
    if case is None:
        raise Problem(404)  # the same for a case of others as for none
    Access.objects.create(case=case.reference, person=f"key {key.prefix}", what=what)
    return case


def service_for(key: ApiKey, name: str) -> Service:
    """Return a service of the key's department."""
    services = Service.objects.select_related("department")
    service = services.filter(key=name, department=key.department_id).first()
    if service is None:
        raise Problem(404)
    return service


def receipt(case: Case) -> Told:
    """Return how a case stands."""
    return {
        "reference": case.reference,
        "state": case.state,
        "version": case.version,
        "department": case.department_id,
        "due": case.due.isoformat() if case.due else None,
    }


def new_receipt(case: Case) -> Told:
    """Return how a new case stands, and the citizen's private link."""
    return receipt(case) | {"link": _link(case)}


def _link(case: Case) -> str:
    try:
        return reverse("public:case", args=[case.token])
    except NoReverseMatch:
        return f"/c/{case.token}/"


def seen(case: Case, key: ApiKey) -> Told:
    """Return a case: its words for its own department, its proposal where officers see it."""
    mine = case.department_id == key.department_id
    return receipt(case) | {
        "service": case.service.key,
        "arrived": case.arrived,
        "channel": case.channel,
        "language": case.language,
        "text": case.content.text if mine else None,
        "place": case.content.place if mine else None,
        "proposal": _shown(case) if mine and case.is_shown else None,
        "decision": _decided(case) if case.answer else None,
    }


def _shown(case: Case) -> Told:
    return {
        "answer": case.proposed,
        "confidence": case.confidence,
        "position": case.proposal_position,
    }


def _decided(case: Case) -> Told:
    return {
        "answer": case.answer,
        "decided_as": case.decided_as,
        "at": case.decided_at,
        "sent_at": case.sent_at,
    }
