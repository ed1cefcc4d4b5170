"""What is known of each delegation of a service, put together once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Q
from django.utils import timezone

from remit.core.authority import (
    Authority,
    Ceiling,
    Promise,
    Status,
    Threshold,
    errors_until_alarm,
)
from remit.core.cases import Decider
from remit.core.sentences import Sentence, Value
from remit.web.oversight import promises, words
from remit.web.records import folding, measuring
from remit.web.records.measuring import Band, Leaning
from remit.web.records.models import CaseType, Review, Service
from remit.web.records.sending import COUNTERSIGN
from remit.web.records.tallies import Day, Tally

HORIZON = 730.0
"""Days that are worth waiting for a delegation."""

Types = dict[tuple[int, str], list[CaseType]]
Queues = dict[tuple[int, str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Card:
    """A delegation as it stands.

    Attributes
    ----------
    types
        The case types of its group.
    lately
        What it did in the last days.
    days
        How many days that is, at most.
    waiting, overdue
        Audits that nobody has done yet, and those of them that came too late already.
    bears
        How many wrong audits in a row would end it.
    eligible, line
        The step that its owner may sign now, and from which confidence on that is.
    """

    service: Service
    name: str
    types: Sequence[CaseType]
    status: Status
    who: Sentence
    instead: Sentence
    is_tool: bool
    forecast: Sentence
    lately: Day
    days: int
    waiting: int
    overdue: int
    bears: int | None
    eligible: int | None
    line: Sentence | None
    promise: Promise
    ceiling: Ceiling | None
    ladder: Sequence[Threshold]
    bands: Sequence[Band]
    leanings: Sequence[Leaning]

    @property
    def title(self) -> Sentence | str:
        """What it covers, in a few words."""
        return words.title_of(self.types)

    @property
    def state(self) -> Sentence:
        """Its state, in a word or two."""
        return words.STATES[self.status.state]

    @property
    def tone(self) -> str:
        """How the state's tag looks."""
        return words.TONES.get(self.status.state, "quiet")

    @property
    def meaning(self) -> Sentence:
        """What its state means."""
        return words.MEANINGS[self.status.state]

    @property
    def carries_out(self) -> Value | Sentence:
        """The departments to which its cases go."""
        return words.listed(sorted({str(case_type.department) for case_type in self.types}))

    @property
    def unseen(self) -> int:
        """At most so many of its decisions went out wrong unseen, ever."""
        return int(min(self.status.hidden_errors, self.status.decided - self.status.audited))

    @property
    def count(self) -> Sentence:
        """How many may be wrong unseen, beside the promise and the checks."""
        return promises.count(self.promise, self.status, self.unseen)

    @property
    def is_beyond(self) -> bool:
        """Whether more may be wrong unseen than was promised."""
        return self.unseen > self.promise.target_level * self.status.decided


def cards_of(services: Iterable[Service]) -> list[Card]:
    """Return the cards of every delegation of these services."""
    services = list(services)
    types, queues, today = _types(services), _queues(services), timezone.localdate()
    return [card for service in services for card in _cards(service, types, queues, today)]


def card_of(service: Service, name: str) -> Card | None:
    """Return the card of one delegation, if there is one of this name."""
    return next((card for card in cards_of([service]) if card.name == name), None)


def _cards(service: Service, types: Types, queues: Queues, today: date) -> list[Card]:
    with measuring.counting(service) as tallies, folding.looking_at(service) as remit:
        return [
            _card(
                service,
                authority,
                tallies.of[name],
                _covered(name, types[service.pk, name.removeprefix(COUNTERSIGN)]),
                queues.get((service.pk, name), (0, 0)),
                today,
            )
            for name, authority in sorted(remit.authorities.items())
        ]


def _covered(name: str, types: Sequence[CaseType]) -> Sequence[CaseType]:
    """Return the types of a group, or those of them that a supervisor signs."""
    signed = name.startswith(COUNTERSIGN)
    return [case_type for case_type in types if case_type.is_countersigned or not signed]


def _card(
    service: Service,
    authority: Authority,
    tally: Tally,
    types: Sequence[CaseType],
    audits: tuple[int, int],
    today: date,
) -> Card:
    status = authority.status(HORIZON)
    return Card(
        service,
        authority.delegation.name,
        types,
        status,
        words.who_decides(authority),
        words.instead(authority),
        authority.delegation.stands_in is Decider.TOOL,
        promises.missing(status.forecast, authority.promise),
        measuring.lately(tally, today),
        measuring.days_on_record(tally, today),
        *audits,
        errors_until_alarm(authority),
        authority.eligible,
        None if authority.eligible is None else words.above(authority.ladder[authority.eligible]),
        authority.promise,
        authority.ceiling,
        authority.ladder,
        measuring.calibration(tally),
        measuring.leanings(tally),
    )


def _types(services: Sequence[Service]) -> Types:
    found: Types = defaultdict(list)
    current = CaseType.objects.filter(service__in=services, is_current=True)
    for case_type in current.select_related("department").order_by("pk"):
        found[case_type.service_id, case_type.group].append(case_type)
    return found


def _queues(services: Sequence[Service]) -> Queues:
    """Return how many audits wait, and how many too long; only those that wait are read."""
    now = timezone.now()
    too_long = [
        Q(case__service=service, drawn_at__lt=now - timedelta(days=service.overdue_days))
        for service in services
    ]
    waiting = Review.objects.filter(case__service__in=services, returned_at__isnull=True)
    late = Count("pk", filter=reduce(or_, too_long, Q(pk=None)))
    counts = waiting.values("case__service", "delegation").order_by()
    return {
        (row["case__service"], row["delegation"]): (row["n"], row["late"])
        for row in counts.annotate(n=Count("pk"), late=late)
    }
