"""Hong Kong's general holidays, against those that the Government has gazetted."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from remit.adapters.calendars import hong_kong
from remit.core.flow import due

GAZETTED = {
    2025: "01-01 01-29 01-30 01-31 04-04 04-18 04-19 04-21 05-01 05-05 05-31 07-01 10-01 10-07 "
    "10-29 12-25 12-26",
    2026: "01-01 02-17 02-18 02-19 04-03 04-04 04-06 04-07 05-01 05-25 06-19 07-01 09-26 10-01 "
    "10-19 12-25 12-26",
}


@pytest.mark.parametrize("year", GAZETTED)
def test_it_knows_every_gazetted_holiday_and_no_other(year):
    held = {day for day in hong_kong().holidays if day.year == year and day.weekday() != 6}
    assert held == {date.fromisoformat(f"{year}-{day}") for day in GAZETTED[year].split()}


def test_offices_close_on_holidays_that_employers_need_not_give():
    assert not hong_kong().works(date(2025, 4, 18))  # Good Friday


def test_a_deadline_crosses_christmas_and_the_new_year():
    arrived = datetime(2026, 12, 23, 17, 0, tzinfo=UTC)  # already the 24th there
    moment = due(hong_kong(), arrived, 5)
    assert moment is not None and hong_kong().day(moment) == date(2027, 1, 4)


def test_a_deadline_crosses_the_lunar_new_year():
    moment = due(hong_kong(), datetime(2026, 2, 13, 2, 0, tzinfo=UTC), 2)  # a Friday
    assert moment is not None and hong_kong().day(moment) == date(2026, 2, 20)
