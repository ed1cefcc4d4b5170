"""Times as tables write them: ISO, 2023-09, 03/04/2023 14:30, 3 Sep 2023, 2023年9月3日, Unix.

Whether 03/04 is in March or in April no single row can say.  Each value is read both ways,
and the column as a whole decides.  A time without a zone is taken as UTC.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

NEVER = math.nan
MILLISECONDS_FROM = 1e11  # as seconds, this would be the year 5138
EARLIEST = -2_208_988_800.0  # 1900; what is before, such as the year 1, means "unknown"
LATEST = 253_402_300_800.0  # the year 10000
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

NUMBER = re.compile(r"\d+(?:\.\d+)?$")
FIGURES = re.compile(
    r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,4}))?\s*[月日]?(?:[T,\s]+|$)(.*)$"
)
DAY_MONTH = re.compile(
    r"(?:[a-z]{3,9}[,.]?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3})[a-z]*\.?[-,\s]+(\d{4})"
    r"(?:[,\s]+|$)(.*)$",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    r"(?:[a-z]{3,9}[,.]?\s+)??([a-z]{3})[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
    r"(?:[,\s]+|$)(.*)$",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(上午|下午)?\s*([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?"
    r"\s*(z|utc|gmt)?\s*([+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


class Readings(NamedTuple):
    """Seconds since 1970 in UTC if the day is written first, and if the month is."""

    day_first: float
    month_first: float


def read_time(value: str) -> Readings:
    """Return both readings of a value; each is not a number where there is none.

    Examples
    --------
    >>> read_time("2023-09") == read_time("1 September 2023") == read_time("20230901")
    True
    >>> day_first, month_first = read_time("03/04/2023")
    >>> (day_first - month_first) / 86_400
    30.0
    >>> read_time("soon")
    Readings(day_first=nan, month_first=nan)
    """
    value = value.strip()
    if value[4:5] == "-" and len(value) >= 10:  # nearly every row of nearly every table
        seconds = _iso(value)
        if seconds == seconds:
            return Readings(seconds, seconds)
    if NUMBER.match(value):
        return Readings(*[_number(value)] * 2)
    if figures := FIGURES.match(value):
        return _figures(*figures.groups())
    return Readings(*[_words(value)] * 2)


class TimeColumn:
    """All the times of a table, read both ways until the whole column has been seen."""

    def __init__(self) -> None:
        self._day_first, self._month_first = array("d"), array("d")

    def add(self, value: str) -> None:
        """Add the next row's value."""
        readings = read_time(value)
        self._day_first.append(readings.day_first)
        self._month_first.append(readings.month_first)

    def settle(self) -> tuple[array[float], str]:
        """Return the reading that fits the column, and what was assumed, if anything.

        The reading with fewer impossible dates wins; if both fit alike, the one in which the
        rows stand in better order; if that says nothing, the day comes first.
        """
        ways = {"day": self._day_first, "month": self._month_first}
        if self._day_first.tobytes() == self._month_first.tobytes():
            return self._day_first, ""
        way = min(ways, key=lambda way: (_impossible(ways[way]), _disorder(ways[way])))
        return ways[way], f"dates such as 03/04/2023 were read with the {way} first"


def _impossible(times: Sequence[float]) -> int:
    return sum(map(math.isnan, times))


def _disorder(times: Sequence[float]) -> int:
    """How many neighbours stand against the direction in which most rows stand."""
    back = sum(later < earlier for earlier, later in pairwise(times))
    forth = sum(later > earlier for earlier, later in pairwise(times))
    return min(back, forth)


def _iso(value: str) -> float:
    try:
        return _seconds(datetime.fromisoformat(value))
    except ValueError:
        return NEVER


def _number(value: str) -> float:
    """A number is a year, a month, a day or a moment in figures, or else Unix time."""
    formats = {4: "%Y", 6: "%Y%m", 8: "%Y%m%d", 14: "%Y%m%d%H%M%S"}
    if (form := formats.get(len(value))) and "1900" <= value[:4] <= "2100":
        try:
            return _seconds(datetime.strptime(value, form).replace(tzinfo=UTC))
        except ValueError:
            return NEVER
    seconds = float(value)
    seconds = seconds / 1000 if seconds >= MILLISECONDS_FROM else seconds
    return seconds if seconds < LATEST else NEVER


def _figures(first: str, second: str, third: str | None, clock: str) -> Readings:
    if len(first) > 2:
        return Readings(*[_moment(first, second, third or "1", clock)] * 2)
    if third is None:
        return Readings(NEVER, NEVER)
    year = third if len(third) == 4 else _century(third)
    return Readings(_moment(year, second, first, clock), _moment(year, first, second, clock))


def _words(value: str) -> float:
    if match := DAY_MONTH.match(value):
        day, month, year, clock = match.groups()
    elif match := MONTH_DAY.match(value):
        month, day, year, clock = match.groups()
    else:
        return NEVER
    if month.lower() not in MONTHS:
        return NEVER
    return _moment(year, str(MONTHS.index(month.lower()) + 1), day or "1", clock)


def _century(two_figures: str) -> str:
    return ("20" if two_figures < "70" else "19") + two_figures


def _moment(year: str, month: str, day: str, clock: str) -> float:
    try:
        return _seconds(datetime(int(year), int(month), int(day), tzinfo=UTC)) + _clock(clock)
    except ValueError:
        return NEVER


def _clock(written: str) -> float:
    """Seconds since midnight in UTC; not a number where nobody can tell."""
    if not written:
        return 0.0
    if not (match := CLOCK.match(written)):
        return NEVER
    before, hours, minutes, seconds, after, _, zone = match.groups()
    half = (before or after or "").lower()
    hour = int(hours) % 12 + 12 * half.startswith(("p", "下")) if half else int(hours)
    moment = timedelta(hours=hour, minutes=int(minutes), seconds=int(seconds or 0))
    if zone:
        ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        moment += ahead if zone[0] == "-" else -ahead
    return moment.total_seconds()


def _seconds(moment: datetime) -> float:
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return seconds if seconds >= EARLIEST else NEVER
