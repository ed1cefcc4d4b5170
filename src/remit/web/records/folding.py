"""Folds over the journal that a process keeps in memory, each up to a position."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from remit.core.authority import Coins
from remit.core.remit import Remit
from remit.web.records import snapshots
from remit.web.records.facts import from_data
from remit.web.records.models import Fact, Service

KINDS = (
    "DelegationOpened",
    "CeilingSet",
    "CaseRouted",
    "DecisionTaken",
    "DecisionUndone",
    "DecisionSent",
    "AuditReturned",
    "OutcomeRecorded",
    "DelegationSigned",
    "DelegationSuspended",
    "DelegationRestarted",
    "VersionDeclared",
)
"""The facts that a remit is made of."""

LONG = 2_000

_ONE_AT_A_TIME: defaultdict[int, threading.RLock] = defaultdict(threading.RLock)
_KEPT: dict[str, tuple[int, Remit]] = {}


def coins_of(service: Service) -> Coins:
    """Return a service's dice.  Their key is derived from the secret; no table holds it."""
    key = f"coins of {service.key} {service.journal}".encode()
    return Coins(hmac.digest(settings.SECRET_KEY.encode(), key, hashlib.sha256))


def alone_with(service: Service) -> threading.RLock:
    """Return the lock for a service's folds within this process."""
    return _ONE_AT_A_TIME[service.pk]


@contextmanager
def looking_at(service: Service) -> Iterator[Remit]:
    """Show the delegations as they stand now."""
    with alone_with(service):
        service.refresh_from_db(fields=["position"])
        remit = remit_at(service)
        yield remit
        keep(service, remit)


def remit_at(service: Service) -> Remit:
    """Return the delegations at the service's position."""
    kept = service.journal.hex in _KEPT
    position, remit = _KEPT.pop(service.journal.hex) if kept else _start(service)
    if position == service.position:
        return remit  # nobody else has added anything
    rows = Fact.objects.filter(service=service, kind__in=KINDS)
    # Not beyond the position under which it is kept, or what others add now would count twice.
    rows = rows.filter(position__gt=position, position__lte=service.position)
    tail = rows.order_by("position").values_list("kind", "data", "at")
    # A cursor of the database's own spares memory where much is read, and costs three questions.
    for kind, data, at in tail.iterator() if service.position - position > LONG else tail:
        remit.apply(from_data(kind, data), at.timestamp() / 86_400)
    return remit


def keep(service: Service, remit: Remit) -> None:
    """Remember the delegations at the service's position."""
    _KEPT[service.journal.hex] = (service.position, remit)


def forget(service: Service) -> None:
    """Drop what is in memory; it will be folded anew."""
    _KEPT.pop(service.journal.hex, None)


def _start(service: Service) -> tuple[int, Remit]:
    coins = coins_of(service)
    found = snapshots.load(service, "remit", coins)
    return found or (0, Remit(coins))


def save_snapshot(service: Service) -> None:
    """Save the delegations as they stand, for the next process that starts."""
    with looking_at(service) as remit:
        snapshots.save(service, "remit", service.position, remit)
