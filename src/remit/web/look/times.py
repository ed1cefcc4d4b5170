"""Days and moments, as the city's clocks show them and as the page's language writes them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localtime

from remit.web.look.language import in_chinese, spoken


def local(when: date) -> str:
    """Return a day, or the day and the time of a moment."""
    if not isinstance(when, datetime):
        return spoken().day(when)
    here = localtime(when)
    hour = here.hour % 12 or 12
    if in_chinese():
        return f"{spoken().day(here)}{_half_in_chinese(here.hour)}{hour}時{here:%M}分"
    return f"{spoken().day(here)}, {hour}:{here:%M} {'am' if here.hour < 12 else 'pm'}"


def _half_in_chinese(hour: int) -> str:
    return "上午" if hour < 12 else "下午"
