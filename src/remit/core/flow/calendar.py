"""On which days a service works, and when those days end where it works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from remit.core.errors import InvalidTime

MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a place.

    Attributes
    ----------
    zone
        The place's time; it says which day it is there.
    holidays
        Days on which nobody works, whatever the weekday.
    weekly
        The weekdays on which people work; Monday is 0.

    Examples
    --------
    >>> from datetime import timezone
    >>> calendar = Calendar(timezone(timedelta(hours=8)), frozenset({date(2027, 1, 1)}))
    >>> calendar.works(date(2026, 12, 31)), calendar.works(date(2027, 1, 1))
    (True, False)
    >>> calendar.day(datetime(2026, 12, 31, 17, 0, tzinfo=UTC))
    datetime.date(2027, 1, 1)
    """

    zone: tzinfo
    holidays: frozenset[date]
    weekly: frozenset[int] = MONDAY_TO_FRIDAY

    def __post_init__(self) -> None:
        if not self.weekly & set(range(7)):
            raise InvalidTime(
                f"nobody works on any of the weekdays {sorted(self.weekly)}, so no deadline would "
                "ever end; name one from 0, Monday, to 6, Sunday"
            )

    def works(self, day: date) -> bool:
        """Say whether people work on this day."""
        return day.weekday() in self.weekly and day not in self.holidays

    def day(self, moment: datetime) -> date:
        """Return which day it is there at this moment."""
        if moment.tzinfo is None:
            raise InvalidTime(
                f"{moment} has no time zone, so nobody can say which day it was; give it in UTC"
            )
        return moment.astimezone(self.zone).date()

    def end(self, day: date) -> datetime:
        """Return the last moment of a day, in UTC."""
        return datetime.combine(day, time.max, self.zone).astimezone(UTC)

    def working_days_after(self, moment: datetime) -> Iterator[date]:
        """Yield the working days that begin after a moment, without end."""
        day = self.day(moment)
        while True:
            day += timedelta(days=1)
            if self.works(day):
                yield day
