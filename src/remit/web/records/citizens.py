"""What citizens do that nobody else does; they answer and withdraw as officers do for them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from remit.core.cases import Decider, Outcome, OutcomeRecorded
from remit.core.sentences import say
from remit.web.records import deciding, intake, proposing
from remit.web.records.acting import CITIZEN, acting
from remit.web.records.errors import Refused
from remit.web.records.intake import Arrival
from remit.web.records.models import Attachment, Case, Contact, Message, Notice, Service
from remit.web.records.uploading import MEDIA_TYPE
from remit.wording import language

SOLVED = ("solved", "partly_solved", "not_solved")


def report(service: Service, arrival: Arrival, photos: Iterable[bytes] = ()) -> Case:
    """Take in a report; whoever hands in the same reference twice has reported once."""
    with suppress(IntegrityError):
        intake.receive(service, arrival)
    case = Case.objects.select_related("service").get(reference=arrival.reference)
    for number, photo in enumerate(photos, start=1):
        Attachment.objects.get_or_create(
            case=case,
            name=f"{case.reference}-{number}.jpg",
            defaults={"media_type": MEDIA_TYPE, "data": photo},
        )
    return proposing.propose_and_route(case) if case.state == "received" else case


def by_token(token: str) -> Case | None:
    """Return the case of a private link."""
    cases = Case.objects.select_related("service", "content", "contact", "department")
    return cases.filter(token=token).first()


def by_reach(reference: str, reach: str) -> Case | None:
    """Return the case with this reference, for somebody who knows how its citizen is reached."""
    known = Q(contact__email__iexact=reach) | Q(contact__phone=reach)
    return Case.objects.filter(known, reference=reference).first() if reach else None


def ask_for_person(reference: str, version: int | None = None, at: datetime | None = None) -> Case:
    """Take a case from the tool before its decision goes out."""
    with acting(reference, CITIZEN, version, at) as act:
        act.move("ask_for_person")
        case = act.case
        case.wants_person, case.is_shown = True, False
        if case.decided_as == Decider.TOOL:
            deciding.unsay(act)
        return case


def say_whether_solved(reference: str, outcome: str, at: datetime | None = None) -> Case:
    """Record whether what was reported is put right; that counts for or against nobody.

    Whoever decided where a report belongs has not repaired the lamp.
    """
    with acting(reference, CITIZEN, at=at) as act:
        if act.case.sent_at is None or outcome not in SOLVED:
            raise Refused(
                say("Nothing has been decided on your report yet. Please tell us afterwards.")
            )
        if act.case.outcome != outcome:
            act.case.outcome = outcome
            act.desk.add(OutcomeRecorded(Outcome(reference, outcome, loss=0.0)), CITIZEN.name)
        return act.case


def correct_contact(case: Case, name: str = "", email: str = "", phone: str = "") -> None:
    """Keep how to reach a citizen from now on; nothing, if she wants nothing kept."""
    if not (name or email or phone):
        Contact.objects.filter(case=case).delete()
        return
    given = {"name": name, "email": email, "phone": phone, "consented_at": timezone.now()}
    Contact.objects.update_or_create(case=case, defaults=given)


def ask_for_erasure(reference: str, at: datetime | None = None) -> None:
    """Pass a request for erasure to the service's owner; once, however often it is made."""
    with acting(reference, CITIZEN, at=at) as act:
        case = act.case
        _, is_new = Notice.objects.get_or_create(
            effect=f"erasure:{reference}",
            defaults={
                "person_id": case.service.owner_id,
                "kind": "erasure",
                "about": reference,
                "at": act.desk.at,
            },
        )
        if is_new:
            wish = say("Please erase what I wrote and how I can be reached.")
            Message.objects.create(
                case=case,
                at=act.desk.at,
                from_citizen=True,
                text=language(case.language).said(wish),
                effect=f"{reference}:erasure",
            )
