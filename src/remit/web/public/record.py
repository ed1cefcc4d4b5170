"""A tool's transparency record, filled from the journal.

Its parts follow the British Algorithmic Transparency Recording Standard: name and contact, owner,
description, decision-making, the tool itself, risks.  Keys are ours and stay; numbers of the
standard's versions differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from remit.web.public.words import happened
from remit.web.records.models import CaseType
from remit.web.records.publishing import Published, Register, day_of_event


def record_of(register: Register, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Return the record as plain values."""
    service = register.service
    owners = {number: person.name_en for number, person in register.owners.items()}
    return {
        "name": _both(service, "name"),
        "website_url": absolute(reverse("public:tool", args=[service.key])),
        "is_simulated": service.is_simulated,
        "owner_and_responsibility": {
            "organisation": _both(service.department, "name"),
            "senior_responsible_owner": _both(service.owner, "name"),
            "external_supplier_involvement": False,
        },
        "decision_making_process": {
            "frequency_and_scale_of_usage": [
                {
                    "month": f"{month.first:%Y-%m}",
                    "decided_by_tool": month.by_tool,
                    "decided_by_person": month.by_person,
                }
                for month in register.months
            ],
            "human_decisions_and_review": [
                _delegation(one, owners) for one in register.delegations
            ],
            "appeals_and_review": {
                "appeal_url": absolute(reverse("public:follow")),
                "upheld": register.appeals.upheld,
                "rejected": register.appeals.rejected,
                "upheld_against_tool": register.appeals.upheld_against_tool,
            },
        },
        "tool_specification": {
            "versions": sorted({one.version for one in register.delegations}),
            "phase": "in use",
        },
    }


def _delegation(one: Published, owners: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": one.name,
        "case_types": [_case_type(case_type) for case_type in one.case_types],
        "stands_in": one.stands_in.value,
        "state": one.state,
        "promise": {
            "target_level": one.promise.target_level,
            "confidence_level": one.promise.confidence_level,
            "audit_rate": one.promise.audit_rate,
        },
        "lowest_confidence": one.lowest_confidence,
        "decided": one.decided,
        "audited": one.audited,
        "errors_found": one.errors_found,
        "errors_unseen_at_most": one.unseen,
        "history": [
            {"date": day_of_event(event).isoformat(), "event": str(happened(event, owners))}
            for event in one.history
        ],
    }


def _case_type(case_type: CaseType) -> dict[str, Any]:
    return {
        "key": case_type.key,
        "label": _both(case_type, "label"),
        "department": case_type.department_id,
    }


def _both(thing: Any, name: str) -> dict[str, str]:
    return {"en": getattr(thing, f"{name}_en"), "zh-Hant-HK": getattr(thing, f"{name}_zh")}
