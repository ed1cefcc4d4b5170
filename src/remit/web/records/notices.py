"""Telling persons at once what they answer for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from remit.core.cases import DelegationSuspended
from remit.core.remit import Fact
from remit.web.records.models import Notice, Service


def tell_owner(service: Service, facts: Iterable[Fact], at: datetime) -> None:
    """Tell the service's owner which delegations ended, in the transaction in which they did."""
    for fact in facts:
        if isinstance(fact, DelegationSuspended):
            Notice.objects.get_or_create(
                effect=effect_of(service, fact),
                defaults={
                    "person_id": service.owner_id,
                    "kind": f"suspended:{fact.reason}",
                    "about": fact.delegation,
                    "at": at,
                },
            )


def effect_of(service: Service, ended: DelegationSuspended) -> str:
    """Return what makes a notice of the end of a delegation one and the same."""
    return f"suspended:{service.key}:{ended.delegation}:{ended.epoch}:{ended.reason}"
