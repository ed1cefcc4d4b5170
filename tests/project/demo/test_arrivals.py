"""When the sample's messages arrive in the demo's city."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from remit.adapters.calendars import HONG_KONG_TIME, hong_kong
from remit.project.demo.arrivals import arrivals
from remit.services.hotline.sample import messages

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DATED = arrivals(list(messages()), 90, NOW)


def test_every_message_arrives_before_now_and_within_the_days():
    assert len(DATED) == 2000
    assert all(0 <= (NOW - at).days <= 90 for at, _ in DATED)


def test_they_arrive_one_after_the_other():
    assert [at for at, _ in DATED] == sorted(at for at, _ in DATED)


def test_fewer_arrive_on_days_of_rest():
    by_day = Counter(at.astimezone(HONG_KONG_TIME).date() for at, _ in DATED)
    closed = [n for day, n in by_day.items() if not hong_kong().works(day)]
    open_ = [n for day, n in by_day.items() if hong_kong().works(day)]
    assert sum(closed) / len(closed) < 0.7 * sum(open_) / len(open_)


def test_more_arrive_by_day_than_by_night():
    hours = Counter(at.astimezone(HONG_KONG_TIME).hour for at, _ in DATED)
    assert hours[10] > 5 * hours[3]
