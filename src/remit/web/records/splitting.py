"""One message, two matters: what belongs to the second becomes a case of its own."""

from __future__ import annotations

from datetime import datetime

from remit.core.sentences import Sentence, say
from remit.web.records import intake, proposing, telling
from remit.web.records.acting import Act, Actor, acting
from remit.web.records.errors import Refused
from remit.web.records.models import Case, Contact


def split(
    reference: str, actor: Actor, part: str, version: int | None = None,
    at: datetime | None = None,
) -> Case:  # fmt: skip
    """Make a case of a part of a message, and return it; the first keeps the whole message.

    The second is as old as the first, so that nobody waits longer because of it.
    """
    if not part.strip():
        raise Refused(
            say("The case was not split. Say in the citizen's words what the second one is about.")
        )
    with acting(reference, actor, version, at) as act:
        act.move("split")
        second = _second(act, part.strip())
        telling.tell(
            act.case, f"split:{act.case.version}", (_told(act.case, second),), act.desk.at
        )
    return proposing.propose_and_route(second, at)


def _second(act: Act, part: str) -> Case:
    first = act.case
    arrival = intake.Arrival(
        part, first.language, first.channel, first.content.place,
        arrived=first.arrived, wants_person=first.wants_person,
    )  # fmt: skip
    second = intake.prepared(first.service, arrival)
    second.department, second.parent = first.department, first
    intake.admit(act.desk, second, arrival)
    for contact in Contact.objects.filter(case=first):
        contact.pk, contact.case = None, second
        contact.save()
    return second


def _told(first: Case, second: Case) -> Sentence:
    return say(
        "Your report {reference} is about two matters. The second one now has a reference of its "
        "own: {second}.",
        reference=first.reference,
        second=second.reference,
    )
