"""Opening a case: only by those who may see it, and on record."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest

from remit.web.accounts.models import Person, Role
from remit.web.accounts.policy import Act
from remit.web.records import accessing
from remit.web.records.acting import Actor
from remit.web.records.models import Case

OPENING = 4_000
"""How many characters of a message its page shows at once."""

AS = (Role.SUPERVISOR, Role.OFFICER, Role.OWNER)
"""The roles in which somebody acts upon cases; the first that is held counts."""


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in."""
    assert isinstance(request.user, Person)
    return request.user


def opened(
    request: HttpRequest, reference: str, what: str = "opened", act: Act = Act.SEE_CASE
) -> Case:
    """Return a case that somebody may see; that she looked at it is on record.

    To others it does not exist, and that they tried is on record as well.
    """
    person = person_of(request)
    case = _with_opening(accessing.visible(person, act)).filter(reference=reference).first()
    if case is None:
        if Case.objects.filter(reference=reference).exists():
            accessing.log(person, reference, "refused")
        raise Http404
    accessing.log(person, case, what)
    return case


def actor_on(person: Person, case: Case) -> Actor:
    """Return somebody in the role in which she acts on a case."""
    concerned = {case.department_id, case.referred_by}
    held = {role for department, role in person.roles if department in concerned}
    role = next((role for role in AS if role in held), Role.OFFICER)
    departments = frozenset(department for department, held in person.roles if held is role)
    return Actor(person.staff_number, role.value, departments)


def opening_of(case: Case) -> str:
    """Return how the message of an opened case begins."""
    return str(vars(case)["opening"] or "")


def length_of(case: Case) -> int:
    """Return how many characters the message of an opened case has."""
    return int(vars(case)["length"] or 0)


def _with_opening(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Long messages stay in the database: their pages show how they begin."""
    cases = cases.select_related("service", "department", "officer", "parent", "content")
    opening = Substr("content__text", 1, OPENING)
    return cases.defer("content__text", "content__words").annotate(
        opening=opening, length=Length("content__text")
    )
