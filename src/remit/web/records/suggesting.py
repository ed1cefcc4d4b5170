"""What people would change, kept with the place where they thought of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from remit.core.sentences import say
from remit.web.accounts.models import Person
from remit.web.records.errors import Refused
from remit.web.records.models import Suggestion

LONGEST = 4_000


def suggest(person: Person, department: str, place: str, text: str) -> Suggestion:
    """Keep a suggestion for those who answer for a department."""
    text, place = text.replace("\0", ""), place.replace("\0", "")  # PostgreSQL keeps none
    if not text.strip():
        raise Refused(say("Nothing was written, so nothing was kept. Say what you would change."))
    return Suggestion.objects.create(
        person=person, department_id=department, place=place[:200], text=text.strip()[:LONGEST]
    )


def suggestions(departments: Iterable[str] | None) -> QuerySet[Suggestion]:
    """Return what was suggested in some departments, or in all, the latest first."""
    found = Suggestion.objects.all()
    if departments is not None:
        found = found.filter(department__in=list(departments))
    return found.select_related("person", "department").order_by("-at", "-id")
