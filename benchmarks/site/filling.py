"""A service with a past: cases that officers decided, written as rows, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from remit.core.cases import Case as CoreCase

if TYPE_CHECKING:
    from remit.web.records.models import Case, Fact, Service

AT_ONCE = 2_000
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
OFFICER = "OFFICER"


def new_service(key: str, group: str = "", **promise: float) -> Service:
    """Return a new service of the office, with somebody who owns it and somebody who decides."""
    from remit.web.accounts.models import Department, Membership, Person, Role
    from remit.web.records import delegating
    from remit.web.records.models import Service

    office, _ = Department.objects.get_or_create(
        key="city", defaults={"name_en": "City Services Office", "name_zh": "市民服務處"}
    )
    for number, role in (
        ("OWNER", Role.OWNER),
        (OFFICER, Role.OFFICER),
        ("AUDITOR", Role.AUDITOR),
    ):
        person = Person.objects.filter(staff_number=number).first()
        person = person or Person.objects.create_user(number, name_en=number.title())
        Membership.objects.get_or_create(person=person, department=office, role=role)
    service = Service.objects.create(
        key=key, name_en=key, name_zh=key, department=office, is_simulated=True,
        owner=Person.objects.get(staff_number="OWNER"), **promise,
    )  # fmt: skip
    if group:
        delegating.open_delegation(service, group, "1")
    return service


def fill(
    service: Service, pairs: Iterable[tuple[CoreCase, str]], number: int, open_share: float = 0.0
) -> None:
    """Write so many cases as if officers had decided them blind, but for those still open."""
    waiting = islice(pairs, number)
    while some := list(islice(waiting, AT_ONCE)):
        _write(service, some, round(open_share * len(some)))


def _write(service: Service, pairs: list[tuple[CoreCase, str]], still_open: int) -> None:
    from remit.web.records.models import Case, Content, Fact, Service
    from remit.web.records.words import indexed

    begun = service.position
    cases = Case.objects.bulk_create(
        _waiting(service, n) if n < still_open else _sent(service, answer, begun + n)
        for n, (_, answer) in enumerate(pairs)
    )
    Content.objects.bulk_create(
        Content(case=case, text=past.text, words=indexed(past.text))
        for case, (past, _) in zip(cases, pairs, strict=True)
    )
    decided = cases[still_open:]
    Fact.objects.bulk_create(_facts(service, decided, begun))
    service.position = begun + len(decided)
    Service.objects.filter(pk=service.pk).update(position=service.position)


def _sent(service: Service, answer: str, minute: int) -> Case:
    from remit.web.records.models import Case

    at = BEGAN + timedelta(minutes=minute)
    return Case(
        service=service, department=service.department, arrived=at, clock_started=at,
        state="sent", answer=answer[:50], decided_as="officer", decided_by=OFFICER,
        decided_at=at, sent_at=at, assignment="withheld", is_simulated=True,
    )  # fmt: skip


def _waiting(service: Service, number: int) -> Case:
    """Return a case that lies in a queue; some are overdue, some need care."""
    from remit.web.records import queueing
    from remit.web.records.acting import flow_of
    from remit.web.records.models import Case

    case = Case(
        service=service, department=service.department, state="with_officer",
        assignment="withheld", due=datetime.now(UTC) + timedelta(days=number % 40 - 10),
        wants_person=number % 7 == 0, is_simulated=True,
    )  # fmt: skip
    queueing.place(case, flow_of(case))
    return case


def _facts(service: Service, cases: list[Case], begun: int) -> Iterator[Fact]:
    from remit.core.cases import Decider, Decision, DecisionTaken
    from remit.web.records.facts import to_data
    from remit.web.records.models import Fact

    for position, case in enumerate(cases, begun + 1):
        decision = Decision(
            case.reference, service.question, case.answer, Decider.OFFICER, OFFICER
        )
        yield Fact(
            service=service, position=position, kind="DecisionTaken", case=case.reference,
            actor=OFFICER, at=case.arrived, data=to_data(DecisionTaken(decision)),
        )  # fmt: skip
