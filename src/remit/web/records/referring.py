"""A case goes to others: another department, a supervisor, and back."""

from __future__ import annotations

from datetime import datetime

from remit.core.sentences import say
from remit.web.accounts.models import Department
from remit.web.records.acting import Actor, acting
from remit.web.records.deciding import unsay
from remit.web.records.errors import Refused
from remit.web.records.models import Case


def refer(
    reference: str, actor: Actor, department: str, version: int | None = None,
    at: datetime | None = None,
) -> Case:  # fmt: skip
    """Pass a case to another department; the one that refers it can take it back."""
    with acting(reference, actor, version, at) as act:
        to = Department.objects.filter(pk=department).first()
        if to is None or to == act.case.department:
            raise Refused(
                say("The case was not referred. Choose a department that does not have it yet.")
            )
        act.move("refer", to.key)
        act.case.referred_by, act.case.department = act.case.department_id, to
        act.case.officer = None
        return act.case


def take_back(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Take a case back: from another department, from the tool, or from waiting for an answer."""
    return _come_back(reference, actor, "take_back", version, at)


def give_back(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Return a case to the officers from whom it came."""
    return _come_back(reference, actor, "return", version, at)


def escalate(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Pass a case up to a supervisor."""
    with acting(reference, actor, version, at) as act:
        act.move("escalate")
        return act.case


def _come_back(
    reference: str, actor: Actor, how: str, version: int | None, at: datetime | None
) -> Case:
    with acting(reference, actor, version, at) as act:
        was_referred, was_tools = (act.case.state == one for one in ("referred", "with_tool"))
        act.move(how, act.case.referred_by if was_referred else "")
        if was_referred:
            act.case.department_id, act.case.referred_by = act.case.referred_by, ""
        if was_tools:
            unsay(act)
        return act.case
