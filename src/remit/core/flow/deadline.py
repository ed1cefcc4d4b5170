"""When a case is due, in working days, with a clock that stands while others must act.

A deadline of n working days ends with the n-th working day that begins after the case arrived.
A working day counts if the clock runs when it ends.  So a pause moves the deadline by as many
working days as ended during it: a question that is answered on the same day moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import NamedTuple

from remit.core.flow.calendar import Calendar
from remit.core.flow.flow import Flow

NEVER = datetime.max.replace(tzinfo=UTC)


class Pause(NamedTuple):
    """A time during which the clock stood; `until` is ``None`` while it still stands."""

    since: datetime
    until: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        """Say whether the clock stood at this moment."""
        return self.since <= moment and (self.until is None or moment < self.until)


def due(
    calendar: Calendar, started: datetime, working_days: int, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """Return the last moment in time, in UTC; ``None`` while the clock stands before it.

    Examples
    --------
    >>> from datetime import date, timedelta, timezone
    >>> hong_kong = Calendar(timezone(timedelta(hours=8)), frozenset({date(2027, 1, 1)}))
    >>> wednesday = datetime(2026, 12, 30, 4, 0, tzinfo=UTC)
    >>> hong_kong.day(due(hong_kong, wednesday, 2))  # New Year's Day and a weekend lie between
    datetime.date(2027, 1, 4)
    >>> asked = datetime(2026, 12, 31, 2, 0, tzinfo=UTC)
    >>> answered = datetime(2027, 1, 5, 2, 0, tzinfo=UTC)
    >>> hong_kong.day(due(hong_kong, wednesday, 2, [Pause(asked, answered)]))
    datetime.date(2027, 1, 6)
    >>> due(hong_kong, wednesday, 2, [Pause(asked)]) is None
    True
    """
    return next(islice(_counted(calendar, started, pauses), working_days - 1, None), None)


def working_days_between(calendar: Calendar, earlier: datetime, later: datetime) -> int:
    """Return how many working days begin after `earlier` and not after `later`.

    Seen from now, this is how many working days are left until a deadline, its own included.
    """
    last = calendar.day(later)
    days = takewhile(lambda day: day <= last, calendar.working_days_after(earlier))
    return sum(1 for _ in days)


def _counted(calendar: Calendar, started: datetime, pauses: Sequence[Pause]) -> Iterator[datetime]:
    """Yield the ends of the working days that count, up to a pause without end."""
    stopped = min((pause.since for pause in pauses if pause.until is None), default=NEVER)
    ends = map(calendar.end, calendar.working_days_after(started))
    for end in takewhile(lambda end: end < stopped, ends):
        if not any(pause.covers(end) for pause in pauses):
            yield end


@dataclass(frozen=True, slots=True)
class Clock:
    """When a case's clock began to run, and when it stood.

    Examples
    --------
    >>> noon = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    >>> Clock(noon).turned(noon, runs=False).runs
    False
    """

    started: datetime
    pauses: tuple[Pause, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether the clock runs after all that was recorded."""
        return not self.pauses or self.pauses[-1].until is not None

    def turned(self, at: datetime, runs: bool) -> Clock:
        """Return the clock after it was set running or stopped; it may have been so already."""
        if runs == self.runs:
            return self
        if runs:
            *before, last = self.pauses
            # Two machines' clocks may disagree by a moment: what came later ends no earlier.
            ended = last._replace(until=max(at, last.since))
            return replace(self, pauses=(*before, ended))
        return replace(self, pauses=(*self.pauses, Pause(at)))

    def due(self, calendar: Calendar, working_days: int) -> datetime | None:
        """Return when the case is due; ``None`` if the clock stands and it was not due before.

        A case in a final state is thus late if, and only if, this is a moment.
        """
        return due(calendar, self.started, working_days, self.pauses)

    def worked(self, calendar: Calendar, now: datetime) -> int:
        """Return how many working days have counted up to now."""
        return sum(1 for _ in _counted(calendar, self.started, [*self.pauses, Pause(now)]))


def clock_after(flow: Flow, clock: Clock, source: str, target: str, at: datetime) -> Clock:
    """Return the clock of a case that went from one state to another.

    A case that leaves a final state, because it is reopened or appealed, gets a new clock: it
    has the whole deadline again.
    """
    was, now = flow.state(source), flow.state(target)
    begun = Clock(at) if was.is_final and not now.is_final else clock
    return begun.turned(at, now.clock_runs)
