"""What pages say about delegations in figures: counted once, from the journal's tail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from remit.core.cases import Decider
from remit.web.records import folding, snapshots
from remit.web.records.facts import from_data
from remit.web.records.intervals import difference_interval
from remit.web.records.models import Fact, Service
from remit.web.records.tallies import BANDS, KINDS, Agreement, Day, Tallies, Tally

LATELY = 30
"""Days that count as lately."""

LEAST = 20
"""Below so many cases a team's figures say more about persons than about the team."""

EPOCH = date(1970, 1, 1)

_KEPT: dict[str, tuple[int, Tallies]] = {}


@contextmanager
def counting(service: Service) -> Iterator[Tallies]:
    """Show the counts as they stand now."""
    with folding.alone_with(service):
        position, tallies = _taken(service) or _start(service)
        rows = list(_behind(service, position))
        lent = _lent(rows)
        for row in rows:
            tallies.apply(from_data(row.kind, row.data), day_of(row.at), lent)
        position = rows[-1].position if rows else position
        _KEPT[service.journal.hex] = (position, tallies)
        yield tallies


def save(service: Service) -> None:
    """Save the counts, for the next process that starts."""
    with counting(service) as tallies:
        position = _KEPT[service.journal.hex][0]
        snapshots.save(service, "tallies", position, tallies)


def forget(service: Service) -> None:
    """Drop what is in memory; it will be counted anew."""
    _KEPT.pop(service.journal.hex, None)


def _taken(service: Service) -> tuple[int, Tallies] | None:
    return _KEPT.pop(service.journal.hex, None)


def _start(service: Service) -> tuple[int, Tallies]:
    service.refresh_from_db(fields=["position"])
    return snapshots.load(service, "tallies") or (0, Tallies())


def _behind(service: Service, position: int) -> Iterator[Fact]:
    rows = Fact.objects.filter(service=service, position__gt=position, kind__in=KINDS)
    return rows.order_by("position").iterator()


def _lent(rows: Sequence[Fact]) -> dict[str, str]:
    """Return under which delegation those cases were decided that something became of."""
    cases = {row.case for row in rows if row.kind == "OutcomeRecorded"}
    if not cases:
        return {}
    routed = Fact.objects.filter(kind="CaseRouted", case__in=cases).order_by("position")
    return {row.case: row.data["delegation"] for row in routed if row.data["decider"] == "tool"}


def day_of(moment: datetime) -> int:
    """Return the number of a moment's day, as the city's calendar has it."""
    return (timezone.localdate(moment) - EPOCH).days


# What can be asked ---------------------------------------------------------------------------


def lately(tally: Tally, today: date, days: int = LATELY) -> Day:
    """Return what a delegation did in the last days."""
    last = (today - EPOCH).days
    total = Day()
    for day in range(last - days + 1, last + 1):
        if day in tally.days:
            total.add(tally.days[day])
    return total


def days_on_record(tally: Tally, today: date, most: int = LATELY) -> int:
    """Return how many days there are to look back on, at most so many."""
    return min(most, (today - EPOCH).days - min(tally.days) + 1) if tally.days else 0


@dataclass(frozen=True, slots=True)
class Band:
    """How often answers of a confidence were right, where nobody had seen them."""

    least: float
    most: float
    cases: int
    right: float

    @property
    def share(self) -> float | None:
        """The share that was right; none without a case."""
        return self.right / self.cases if self.cases else None


def calibration(tally: Tally) -> list[Band]:
    """Return the bands of confidence, the surest first."""
    ends = (*BANDS[1:], 1.0)
    bands = zip(BANDS, ends, tally.bands, strict=True)
    return [Band(low, high, band.cases, band.right) for low, high, band in bands][::-1]


@dataclass(frozen=True, slots=True)
class Leaning:
    """By how much more often a team agrees with a proposal where it sees it.

    `low` and `high` enclose the true difference with 95 % confidence; there are no figures
    where one side has fewer than `LEAST` cases.
    """

    team: str
    shown_cases: int
    blind_cases: int
    shown: float | None = None
    blind: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def difference(self) -> float | None:
        """Agreement where the proposal was shown minus agreement where it was not."""
        return None if self.shown is None or self.blind is None else self.shown - self.blind


def leanings(tally: Tally) -> list[Leaning]:
    """Return how much each team leans on what it is shown; never each officer."""
    return [_leaning(team, agreement) for team, agreement in sorted(tally.teams.items())]


def _leaning(team: str, agreement: Agreement) -> Leaning:
    shown, blind = agreement.shown, agreement.blind
    if min(shown.cases, blind.cases) < LEAST:
        return Leaning(team, shown.cases, blind.cases)
    seen, unseen = shown.right / shown.cases, blind.right / blind.cases
    low, high = difference_interval((seen, shown.cases), (unseen, blind.cases))
    return Leaning(team, shown.cases, blind.cases, seen, unseen, low, high)


@dataclass(frozen=True, slots=True)
class Week:
    """Decisions that went out in the week that begins on a day."""

    begins: date
    by_tool: int
    by_person: int


def weeks(tallies: Tallies, today: date, most: int = 26) -> list[Week]:
    """Return the latest weeks, the earliest first, none left out between them."""
    if not tallies.sent:
        return []
    monday = today - timedelta(days=today.weekday())
    first = EPOCH + timedelta(days=min(tallies.sent))
    first -= timedelta(days=first.weekday())
    first = max(first, monday - timedelta(weeks=most - 1))
    span = range((monday - first).days // 7 + 1)
    return [_week(tallies, first + timedelta(weeks=number)) for number in span]


def _week(tallies: Tallies, begins: date) -> Week:
    day = (begins - EPOCH).days
    total: Counter[Decider] = Counter()
    for number in range(day, day + 7):
        total.update(tallies.sent.get(number, {}))
    return Week(begins, total.pop(Decider.TOOL, 0), total.total())
