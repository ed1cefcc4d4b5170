"""What the public may know of a tool, told by the journal: nobody fills in a form for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from remit.core.authority import Authority, Dated, Promise
from remit.core.cases import Decider, DelegationRestarted, DelegationSigned
from remit.core.remit import Remit
from remit.web.accounts.models import Person
from remit.web.records.appealing import REJECTED, UPHELD
from remit.web.records.folding import looking_at
from remit.web.records.measuring import EPOCH, counting
from remit.web.records.models import CaseType, Fact, Service

MONTHS = 12
FORBIDDEN = "forbidden"
"""The state of a delegation that the ceiling rules out altogether."""


@dataclass(frozen=True, slots=True)
class Month:
    """How many cases were decided in a month, and by whom."""

    first: date
    by_tool: int
    by_person: int


@dataclass(frozen=True, slots=True)
class Appeals:
    """What became of appeals that are settled, and how many were right against the tool."""

    upheld: int
    rejected: int
    upheld_against_tool: int


@dataclass(frozen=True, slots=True)
class Published:
    """One delegation, as anybody may see it.

    Attributes
    ----------
    unseen, share_unseen
        At most so many, and such a share, of its decisions went out wrong and nobody noticed.
    lowest_confidence
        How sure the tool must be to decide alone; None where it may not.
    """

    name: str
    case_types: tuple[CaseType, ...]
    stands_in: Decider
    promise: Promise
    state: str
    version: str
    decided: int
    audited: int
    errors_found: int
    unseen: int
    share_unseen: float | None
    lowest_confidence: float | None
    history: tuple[Dated, ...]

    @property
    def keeps_promise(self) -> bool | None:
        """Whether the bound is within the promise; None before anything was decided."""
        share = self.share_unseen
        return None if share is None else share <= self.promise.target_level


@dataclass(frozen=True, slots=True)
class Register:
    """All that is published about the tool of a service."""

    service: Service
    months: tuple[Month, ...]
    appeals: Appeals
    delegations: tuple[Published, ...]
    owners: Mapping[str, Person]


def register(service: Service, today: date | None = None) -> Register:
    """Return what is published about the tool of a service."""
    with looking_at(service) as remit:
        delegations = tuple(_published(service, remit))
    months = _months(service, today or timezone.localdate())
    return Register(service, months, _appeals(service), delegations, _owners(delegations))


def lent_to_tool(service: Service) -> tuple[Published, ...]:
    """Return what is published about the tool's delegations, in figures."""
    with looking_at(service) as remit:
        return tuple(
            _one(authority, ())
            for authority in remit.authorities.values()
            if authority.delegation.stands_in is Decider.TOOL
        )


def day_of_event(event: Dated) -> date:
    """Return on which day in the city something happened to a delegation."""
    return timezone.localdate(datetime.fromtimestamp(event.at * 86_400, UTC))


def _published(service: Service, remit: Remit) -> Iterator[Published]:
    grouped: dict[str, list[CaseType]] = {}
    for case_type in service.case_types.filter(is_current=True).select_related("department"):
        grouped.setdefault(case_type.group, []).append(case_type)
    for _, authority in sorted(remit.authorities.items()):
        yield _one(authority, tuple(grouped.get(authority.delegation.group, ())))


def _one(authority: Authority, case_types: tuple[CaseType, ...]) -> Published:
    status = authority.status()
    # What was audited was seen: no more can have gone out unseen than was not.
    unseen = min(status.hidden_errors, status.decided - status.audited)
    in_force = authority.ladder[status.stratum] if status.stratum is not None else None
    return Published(
        name=authority.delegation.name,
        case_types=case_types,
        stands_in=authority.delegation.stands_in,
        promise=authority.promise,
        state=status.state if authority.highest >= 0 else FORBIDDEN,
        version=status.version,
        decided=status.decided,
        audited=status.audited,
        errors_found=round(status.errors_found),
        unseen=int(unseen),
        share_unseen=unseen / status.decided if status.decided else None,
        lowest_confidence=in_force.confidence if in_force else None,
        history=status.history,
    )


def _owners(delegations: Iterable[Published]) -> dict[str, Person]:
    """Return who signed or restarted a delegation: only its owner may, by office."""
    numbers = set()
    for event in (dated.event for one in delegations for dated in one.history):
        match event:
            case DelegationSigned(signed_by=by) | DelegationRestarted(restarted_by=by):
                numbers.add(by)
    people = Person.objects.filter(staff_number__in=numbers)
    return {person.staff_number: person for person in people}


def _months(service: Service, today: date) -> tuple[Month, ...]:
    """Return the latest months up to today, those before the first decision left out."""
    totals: defaultdict[tuple[int, int], Counter[Decider]] = defaultdict(Counter)
    with counting(service) as tallies:
        for number, sent in tallies.sent.items():
            day = EPOCH + timedelta(number)
            totals[day.year, day.month].update(sent)
    latest = [month for month in _latest(today) if month >= min(totals, default=month)]
    return tuple(_month(date(*month, 1), totals[month]) for month in latest)


def _month(first: date, sent: Counter[Decider]) -> Month:
    by_tool = sent[Decider.TOOL]
    return Month(first, by_tool, sent.total() - by_tool)


def _latest(today: date) -> Iterator[tuple[int, int]]:
    this = today.year * 12 + today.month - 1
    for month in range(this - MONTHS + 1, this + 1):
        yield month // 12, month % 12 + 1


def _appeals(service: Service) -> Appeals:
    outcomes = Fact.objects.filter(service=service, kind="OutcomeRecorded")
    by_tool = Fact.objects.filter(
        case=OuterRef("case"), kind="DecisionTaken", data__decision__decider=Decider.TOOL.value
    )
    upheld = Q(data__outcome__kind=UPHELD)
    return Appeals(
        **outcomes.aggregate(
            upheld=Count("pk", filter=upheld),
            rejected=Count("pk", filter=Q(data__outcome__kind=REJECTED)),
            upheld_against_tool=Count("pk", filter=upheld & Q(Exists(by_tool))),
        )
    )
