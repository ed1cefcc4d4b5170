"""What persons do with a delegation: open it, sign it, stop it, restart it, set its ceiling."""

from __future__ import annotations

from datetime import datetime

from remit.core.authority import Ceiling, Promise
from remit.core.cases import (
    Decider,
    Delegation,
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
    VersionDeclared,
)
from remit.core.errors import NotEntitled
from remit.core.remit import CeilingSet, DelegationOpened
from remit.core.sentences import say
from remit.web.records import notices
from remit.web.records.errors import ChangedMeanwhile
from remit.web.records.journal import at_desk
from remit.web.records.models import Service
from remit.web.records.sending import COUNTERSIGN
from remit.web.records.services import promise_of


def open_delegation(
    service: Service,
    group: str,
    version: str,
    at: datetime | None = None,
    promise: Promise | None = None,
) -> None:
    """Begin to gather evidence for the tool, on a group of case types of equal harm.

    Its promise is the service's, unless mistakes in this group do more or less harm than others.
    """
    _open(service, group, (Decider.TOOL, Decider.OFFICER), group, version, promise, at)


def open_countersigning(
    service: Service, group: str, at: datetime | None = None, promise: Promise | None = None
) -> None:
    """Begin to gather evidence for officers, whose decisions supervisors sign until then."""
    stands_in = (Decider.OFFICER, Decider.SUPERVISOR)
    _open(service, COUNTERSIGN + group, stands_in, group, "", promise, at)


def _open(
    service: Service,
    name: str,
    stands_in: tuple[Decider, Decider],
    group: str,
    version: str,
    promise: Promise | None,
    at: datetime | None,
) -> None:
    owner = service.owner.get_username()
    delegation = Delegation(name, service.question, *stands_in, group, owner)
    with at_desk(service, at) as desk:
        if name not in desk.remit.authorities:
            desk.add(DelegationOpened(delegation, promise or promise_of(service), version))


def sign(
    service: Service, name: str, by: str, at: datetime | None = None, read: int | None = None
) -> None:
    """Put into force what the evidence supports, while it does.

    Parameters
    ----------
    read
        The step of which the signer read, if she signs from a page.
    """
    with at_desk(service, at) as desk:
        authority = desk.remit.authority(name)
        if authority.ceiling is not None and authority.ceiling.set_by == by:
            raise NotEntitled(
                f"{by!r} set the ceiling of {name!r} before answering for it, so nothing was "
                "signed; let somebody else set the ceiling first"
            )
        stratum = authority.eligible
        if stratum is None:
            raise NotEntitled(
                f"the evidence for {name!r} does not hold at this moment, so nothing was signed; "
                "look at what it says now"
            )
        if read is not None and read != stratum:
            raise ChangedMeanwhile(
                say(
                    "The evidence reaches to another line now than when this page was opened, so "
                    "nothing was signed. Read what it says now, and decide again."
                )
            )
        desk.add(DelegationSigned(name, authority.epoch, stratum, by), by)


def stop(service: Service, name: str, by: str, at: datetime | None = None, note: str = "") -> None:
    """End a delegation at once, and keep why with the fact; any officer may."""
    with at_desk(service, at) as desk:
        authority = desk.remit.authority(name)
        if authority.state != "stopped":
            fact = DelegationSuspended(name, authority.epoch, "stopped", by, note=note.strip())
            desk.add(fact, by)
            notices.tell_owner(service, (fact,), desk.at)


def restart(service: Service, name: str, by: str, at: datetime | None = None) -> None:
    """Let a stopped or lapsed delegation go on; only its owner may."""
    with at_desk(service, at) as desk:
        desk.add(DelegationRestarted(name, desk.remit.authority(name).epoch, by), by)


def set_ceiling(service: Service, name: str, ceiling: Ceiling, at: datetime | None = None) -> None:
    """Draw the line above which no evidence leads; somebody else than the owner does."""
    with at_desk(service, at) as desk:
        follows = desk.add(CeilingSet(name, ceiling), ceiling.set_by)
        notices.tell_owner(service, follows, desk.at)


def declare_version(service: Service, version: str, by: str, at: datetime | None = None) -> None:
    """Begin the evidence anew, because the tool became another."""
    with at_desk(service, at) as desk:
        for name, authority in list(desk.remit.authorities.items()):
            if authority.delegation.stands_in is Decider.TOOL and authority.version != version:
                follows = desk.add(VersionDeclared(name, authority.epoch, version), by)
                notices.tell_owner(service, follows, desk.at)
