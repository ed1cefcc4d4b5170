"""Who may see which case, and on record who looked at it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act, departments_for
from remit.web.records.models import Access, Case


def visible(person: Person, act: Act = Act.SEE_CASE) -> QuerySet[Case]:
    """Return the cases on which somebody may do something, as far as the department goes.

    A department sees what lies with it, what it referred to another one until that decides, and
    the cases of its own services wherever they went.
    """
    mine = departments_for(person, act)
    if mine is None:
        return Case.objects.all()
    return Case.objects.filter(
        Q(department__in=mine) | Q(referred_by__in=mine) | Q(service__department__in=mine)
    )


def log(person: Person, case: Case | str, what: str = "opened") -> None:
    """Record that somebody looked at a case, or tried to."""
    reference = case if isinstance(case, str) else case.reference
    Access.objects.create(case=reference, person=person.staff_number, what=what)


def accesses(case: Case) -> QuerySet[Access]:
    """Return who looked at a case, the latest first."""
    return Access.objects.filter(case=case.reference).order_by("-at", "-id")
