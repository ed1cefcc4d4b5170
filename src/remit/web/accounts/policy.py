"""Which role may do which act, and whether it reaches across departments: the one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser

from remit.web.accounts.models import Person, Role


class Act(StrEnum):
    """What a page lets somebody do or see."""

    WORK_CASES = "work cases"
    SEE_CASE = "see a case"
    ESCALATED_CASES = "decide escalated cases"
    COUNTERSIGN = "countersign"
    STOP_TOOL = "stop a tool"
    SIGN_DELEGATION = "sign a delegation"
    SET_CEILING = "set a ceiling"
    AUDIT = "audit"
    SEE_OVERSIGHT = "see oversight"
    SEE_EFFICACY = "see all departments' delegations"
    MANAGE_PEOPLE = "manage people"
    MANAGE_SERVICE = "manage a service"
    SEE_ACCESS_LOG = "see who looked at a case"
    SUGGEST = "suggest a change"
    ERASE_CONTENT = "erase personal content"


OFFICER, SUPERVISOR, OWNER = Role.OFFICER, Role.SUPERVISOR, Role.OWNER
EFFICACY, AUDITOR, ADMINISTRATOR = Role.EFFICACY, Role.AUDITOR, Role.ADMINISTRATOR

ENTITLED: Mapping[Act, tuple[Role, ...]] = {
    Act.WORK_CASES: (OFFICER, SUPERVISOR),
    # An auditor sees cases only blind, on the pages of the audit.
    Act.SEE_CASE: (OFFICER, SUPERVISOR, OWNER),
    Act.ESCALATED_CASES: (SUPERVISOR,),
    Act.COUNTERSIGN: (SUPERVISOR,),
    Act.STOP_TOOL: (OFFICER, SUPERVISOR, OWNER, EFFICACY, AUDITOR),
    Act.SIGN_DELEGATION: (OWNER,),
    # Never the owner who signs the delegation below it: that is checked where it is set.
    Act.SET_CEILING: (OWNER, EFFICACY),
    Act.AUDIT: (AUDITOR,),
    Act.SEE_OVERSIGHT: (OFFICER, SUPERVISOR, OWNER, EFFICACY, AUDITOR),
    Act.SEE_EFFICACY: (EFFICACY,),
    Act.MANAGE_PEOPLE: (ADMINISTRATOR,),
    Act.MANAGE_SERVICE: (OWNER, ADMINISTRATOR),
    Act.SEE_ACCESS_LOG: (OWNER, ADMINISTRATOR),
    Act.SUGGEST: (OFFICER, SUPERVISOR, OWNER, EFFICACY, AUDITOR, ADMINISTRATOR),
    Act.ERASE_CONTENT: (OWNER,),
}
ACROSS = frozenset({EFFICACY, ADMINISTRATOR})
"""Roles that hold in every department; all others hold in their own alone."""

WITH_SECOND_FACTOR = frozenset({OWNER, AUDITOR, EFFICACY, ADMINISTRATOR})
"""Roles that sign, judge or let others in: a lost password must not be enough."""

Visitor = Person | AnonymousUser


def may(person: Visitor, act: Act, department: str | None = None) -> bool:
    """Say whether somebody may do this in a department (by key), or anywhere at all."""
    where = departments_for(person, act)
    if where is None:
        return True
    return bool(where) if department is None else department in where


def departments_for(person: Visitor, act: Act) -> frozenset[str] | None:
    """Return the keys of the departments in which somebody may do this; None means all."""
    if not isinstance(person, Person) or not person.is_active:
        return frozenset()
    held = [(department, role) for department, role in person.roles if role in ENTITLED[act]]
    if any(role in ACROSS for _, role in held):
        return None
    return frozenset(department for department, _ in held)


def has_role(person: Visitor, role: Role, department: str | None = None) -> bool:
    """Say whether somebody has a role in a department (by key), or anywhere at all."""
    return isinstance(person, Person) and any(
        held is role and department in (None, where) for where, held in person.roles
    )
