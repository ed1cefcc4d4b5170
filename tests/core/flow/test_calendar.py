"""Which days are worked, and which day it is there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice

import pytest

from remit.core.errors import InvalidTime
from remit.core.flow import Calendar

EAST = timezone(timedelta(hours=8))
CALENDAR = Calendar(EAST, frozenset({date(2027, 1, 1)}))


def test_the_day_is_that_of_the_place_not_of_greenwich():
    assert CALENDAR.day(datetime(2026, 11, 24, 15, 59, tzinfo=UTC)) == date(2026, 11, 24)
    assert CALENDAR.day(datetime(2026, 11, 24, 16, 0, tzinfo=UTC)) == date(2026, 11, 25)


def test_a_day_ends_at_midnight_of_the_place():
    end = CALENDAR.end(date(2026, 11, 24))
    assert end.tzinfo is UTC
    assert end + timedelta(microseconds=1) == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def test_weekends_and_holidays_are_passed_over():
    days = CALENDAR.working_days_after(datetime(2026, 12, 31, 1, 0, tzinfo=UTC))
    assert list(islice(days, 2)) == [date(2027, 1, 4), date(2027, 1, 5)]


def test_another_week_can_be_worked():
    saturdays = Calendar(EAST, frozenset(), frozenset({5}))
    assert saturdays.works(date(2026, 11, 28)) and not saturdays.works(date(2026, 11, 27))


@pytest.mark.parametrize("weekly", [frozenset(), frozenset({7})])
def test_a_calendar_on_which_nobody_works_is_refused(weekly):
    with pytest.raises(InvalidTime, match="no deadline would ever end"):
        Calendar(EAST, frozenset(), weekly)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(InvalidTime, match="no time zone"):
        CALENDAR.day(datetime(2026, 11, 24))  # noqa: DTZ001
