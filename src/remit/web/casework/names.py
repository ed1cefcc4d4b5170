"""How keys of the record are called on a page."""

from __future__ import annotations

from collections.abc import Iterable

from remit.core.sentences import Sentence, say
from remit.web.accounts.models import Person
from remit.web.records.models import CaseType, Service

OTHERS = {
    "": say("Somebody"),
    "remit": say("The tool"),
    "system": say("The site itself"),
    "citizen": say("The citizen"),
}


def people(staff_numbers: Iterable[str]) -> dict[str, str | Sentence]:
    """Return what those are called who have these staff numbers."""
    wanted = set(staff_numbers)
    named: dict[str, str | Sentence] = {number: number for number in wanted}
    found = Person.objects.filter(staff_number__in=wanted - OTHERS.keys())
    return named | OTHERS | {person.staff_number: str(person) for person in found}


def case_types(service: Service) -> list[CaseType]:
    """Return the kinds of case of a service in their latest versions."""
    latest: dict[str, CaseType] = {}
    for case_type in service.case_types.select_related("department", "joint_with"):
        if case_type.is_current or case_type.key not in latest:
            latest[case_type.key] = case_type
    return list(latest.values())
