"""How simulated people behave: they keep office hours, err rarely, and are sometimes late."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import chain
from random import Random

from remit.adapters.calendars import HONG_KONG_TIME, hong_kong
from remit.project.demo.cast import HOME, Part
from remit.services.hotline.taxonomy import AT_FIRST
from remit.web.records.acting import Actor
from remit.web.records.models import Case

OPENS, CLOSES = time(8, 45), time(18, 0)
SLIPS = 0.004
"""How often an officer gives another answer than the true one, for no reason."""
NODS = 0.1
"""How often an officer accepts a wrong proposal unread."""


def in_office(moment: datetime, chance: Random) -> datetime:
    """Return the moment, or one on the next working morning if the office is closed."""
    local = moment.astimezone(HONG_KONG_TIME)
    is_open = hong_kong().works(local.date()) and OPENS <= local.time() < CLOSES
    if is_open:
        return moment
    today = [local.date()] if local.time() < OPENS and hong_kong().works(local.date()) else []
    day = next(chain(today, hong_kong().working_days_after(moment)))
    morning = datetime.combine(day, OPENS, HONG_KONG_TIME)
    return (morning + timedelta(minutes=chance.uniform(0, 200))).astimezone(UTC)


def after(moment: datetime, mean_hours: float, chance: Random) -> datetime:
    """Return when somebody gets round to it, in office hours."""
    return in_office(moment + timedelta(hours=chance.expovariate(1 / mean_hours)), chance)


def actor(part: Part) -> Actor:
    """Return somebody of the hotline's office as one who acts."""
    return Actor(part.staff_number, part.role, frozenset({HOME}))


def answer_of(case: Case, truth: str, chance: Random) -> str:
    """Return what an officer answers."""
    if chance.random() < SLIPS:
        return chance.choice(AT_FIRST).key
    if case.is_shown and case.proposed != truth and chance.random() < NODS:
        return case.proposed
    return truth
