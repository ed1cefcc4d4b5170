"""The officer on whose behalf a department's own workbench decides."""

from __future__ import annotations

from remit.core.sentences import say
from remit.web.accounts.models import Membership, Role
from remit.web.api.models import ApiKey
from remit.web.api.problems import Problem
from remit.web.records.acting import Actor

DECIDING = (Role.OFFICER, Role.SUPERVISOR)


def officer(key: ApiKey, staff_number: str) -> Actor:
    """Return who decides; she must be an officer or a supervisor of the key's department."""
    held = Membership.objects.filter(
        person__staff_number=staff_number,
        person__is_active=True,
        department=key.department_id,
        role__in=DECIDING,
    )
    roles = set(held.values_list("role", flat=True))
    if not roles:
        raise Problem(
            422,
            say(
                "Nobody with the staff number “{number}” decides cases in this department. Send "
                "the number of the officer who decided.",
                number=staff_number,
            ),
        )
    role = next(role for role in DECIDING if role in roles)
    return Actor(staff_number, role.value, frozenset({key.department_id}))
