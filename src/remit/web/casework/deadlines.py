"""Deadlines in words."""

from __future__ import annotations

from datetime import datetime

from remit.adapters.calendars import hong_kong
from remit.core.flow import working_days_between
from remit.core.sentences import Sentence, counted, say
from remit.web.records.models import Case


def deadline(case: Case, now: datetime) -> Sentence:
    """Say when a case is due, as whoever works on it thinks of it."""
    if case.sent_at or case.state == "closed":
        return say("Finished")
    if case.due is None:
        return say("Paused until the citizen answers")
    if case.due < now:
        late = working_days_between(hong_kong(), case.due, now)
        return counted(late, "{n} working day late", "{n} working days late") if late else LATE
    left = working_days_between(hong_kong(), now, case.due)
    today = hong_kong().day(case.due) == hong_kong().day(now)
    if today:
        return say("Due today")
    return counted(left, "Due in {n} working day", "Due in {n} working days")


LATE = say("Late")
