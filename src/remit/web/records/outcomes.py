"""What became of a decision, as other systems learn it: it can count against whoever decided."""

from __future__ import annotations

from remit.core.cases import Outcome, OutcomeRecorded
from remit.core.sentences import say
from remit.web.records import notices
from remit.web.records.acting import SYSTEM, acting
from remit.web.records.errors import Refused
from remit.web.records.models import Case


def record_outcome(reference: str, kind: str, loss: float, by: str) -> Case:
    """Record what became of a decision that went out; it may end a delegation at once."""
    with acting(reference, SYSTEM) as act:
        if act.case.sent_at is None:
            raise Refused(
                say("No decision on this case has gone out, so nothing can have become of it yet.")
            )
        follows = act.desk.add(OutcomeRecorded(Outcome(reference, kind, loss)), by)
        notices.tell_owner(act.case.service, follows, act.desk.at)
        act.case.outcome = kind
        return act.case
