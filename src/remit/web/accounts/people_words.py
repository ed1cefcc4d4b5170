"""What was done to somebody's account, in words."""

from __future__ import annotations

from collections.abc import Mapping

from remit.core.sentences import Sentence, say
from remit.web.accounts.models import PeopleChange, Role
from remit.web.accounts.role_words import ROLES

What = PeopleChange.What
ALONE: Mapping[str, Sentence] = {
    What.ADDED: say("Account made"),
    What.CLOSED: say("Account closed"),
    What.OPENED: say("Account opened again"),
    What.LINKED: say("One-time link made; the password before it opens no more"),
    What.FACTOR_RESET: say("Second factor reset"),
}


def told(change: PeopleChange) -> Sentence:
    """Return what was done."""
    if alone := ALONE.get(change.what):
        return alone
    role, department = ROLES[Role(change.role)], str(change.department)
    if change.what == What.GIVEN:
        return say("Role given: {role}, {department}", role=role, department=department)
    return say("Role taken back: {role}, {department}", role=role, department=department)
