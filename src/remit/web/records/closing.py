"""A case ends without a decision, or begins again after one."""

from __future__ import annotations

from datetime import datetime

from remit.core.cases import Outcome, OutcomeRecorded
from remit.web.records import auditing, notices
from remit.web.records.acting import Actor, acting
from remit.web.records.models import Case


def reopen(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """Take up a case again that went wrong; that enters the record of whoever decided it."""
    with acting(reference, actor, version, at) as act:
        went_out = act.case.sent_at is not None
        auditing.reopen_within(act)
        if went_out:  # who withdrew a report before it was decided on complains about nobody
            outcome = Outcome(reference, "reopened", 1.0)
            follows = act.desk.add(OutcomeRecorded(outcome), actor.name)
            notices.tell_owner(act.case.service, follows, act.desk.at)
        return act.case


def withdraw(
    reference: str, actor: Actor, version: int | None = None, at: datetime | None = None
) -> Case:
    """End a case that nobody needs any more."""
    with acting(reference, actor, version, at) as act:
        act.move("withdraw")
        return act.case
