"""The working days of places, with their public holidays."""

from __future__ import annotations

from datetime import timedelta, timezone
from functools import cache

from holidays import country_holidays

from remit.core.flow import Calendar

# Without a table of zones: Hong Kong has kept this time, summer and winter, since 1979.
HONG_KONG_TIME = timezone(timedelta(hours=8), "HKT")
YEARS = range(1998, 2100)  # the lunar calendar is known far ahead


@cache
def hong_kong() -> Calendar:
    """Return the five-day week of Hong Kong's public offices.

    They close on the general holidays of Cap. 149.  The library calls "public" only those that
    every employer must give; the others, such as Good Friday, are "optional" to it.
    """
    closed = country_holidays("HK", years=YEARS, categories=("public", "optional"))
    return Calendar(HONG_KONG_TIME, frozenset(closed))
