"""The person behind an actor."""

from __future__ import annotations

from remit.web.accounts.models import Person
from remit.web.records.acting import Actor


def person_of(actor: Actor) -> int | None:
    """Return the key of whoever acts; citizens, the tool and the site itself have none."""
    people = Person.objects.filter(staff_number=actor.name)
    return people.values_list("pk", flat=True).first()
