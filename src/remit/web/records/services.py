"""What holds for a service: its promise, its groups, its deadlines."""

from __future__ import annotations

from remit.core.authority import Promise
from remit.web.records.models import CaseType, Service

ALL_CASES = "all-cases"
"""The group of an answer that is no case type of the service."""


def promise_of(service: Service) -> Promise:
    """Return what a stand-in must keep in this service."""
    return Promise(
        target_level=service.target_level,
        confidence_level=service.confidence_level,
        audit_rate=service.audit_rate,
        blind_share=service.blind_share,
        overdue_after=service.overdue_days,
    )


def case_type_of(service: Service, key: str) -> CaseType | None:
    """Return the present version of a case type, if it is one."""
    return service.case_types.filter(key=key, is_current=True).select_related("department").first()


def group_of(service: Service, answer: str) -> str:
    """Return the group of equal harm to which an answer belongs; it names the delegation."""
    case_type = case_type_of(service, answer)
    return case_type.group if case_type else ALL_CASES
