"""When the sample's messages arrive: in their order, at their hour, fewer at weekends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

from remit.adapters.calendars import HONG_KONG_TIME, hong_kong
from remit.services.hotline.sample import SampleMessage

AT_WORK, AT_REST = 1.0, 0.5
"""How many people write on a day when offices are open, and when they are closed."""


def arrivals(
    messages: Sequence[SampleMessage], days: int, now: datetime
) -> list[tuple[datetime, SampleMessage]]:
    """Return when each message arrives, in so many days up to now."""
    dated = (
        (_at_its_hour(message, day, now), message)
        for day, message in zip(_days(len(messages), days, now), messages, strict=True)
    )
    return sorted(dated, key=lambda pair: pair[0])


def _days(count: int, days: int, now: datetime) -> Iterator[date]:
    """Yield a day for each message, in order; on days of rest there are fewer."""
    today = now.astimezone(HONG_KONG_TIME).date()
    span = [today - timedelta(days=ago) for ago in reversed(range(days))]
    upto = list(accumulate(AT_WORK if hong_kong().works(day) else AT_REST for day in span))
    number = 0
    for message in range(count):
        while upto[number] < (message + 0.5) * upto[-1] / count:
            number += 1
        yield span[number]


def _at_its_hour(message: SampleMessage, day: date, now: datetime) -> datetime:
    at = datetime.combine(day, message.at.astimezone(HONG_KONG_TIME).timetz())
    return at if at < now else at - timedelta(days=1)
