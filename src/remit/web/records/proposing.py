"""Asking the one who proposes, wherever that is; without an answer, officers go on."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import datetime

from remit.core.cases import Proposal
from remit.core.learning import TellingWord
from remit.web.records import intake
from remit.web.records.models import Case, Content, Service
from remit.web.records.proposer import Proposer
from remit.web.records.proposer_client import RemoteProposer
from remit.web.records.proposer_messages import address
from remit.web.records.reading import to_core

_EMBEDDED: dict[str, Proposer] = {}
_ONE_AT_A_TIME = threading.Lock()


def proposer_of(service: Service) -> Proposer | RemoteProposer:
    """Return who proposes in a service: a process of its own, or a learner within this one."""
    if address():
        return RemoteProposer(service)
    with _ONE_AT_A_TIME:
        if service.journal.hex not in _EMBEDDED:
            _EMBEDDED[service.journal.hex] = Proposer(service)
        return _EMBEDDED[service.journal.hex]


def propose(case: Case) -> tuple[Proposal | None, int]:
    """Return a proposal for a case and the position from which it was made; none if it is down."""
    return proposer_of(case.service).propose(to_core(case)) or (None, 0)


def take_in(service: Service, arrival: intake.Arrival) -> Case:
    """Propose for what came in, keep it and say who decides it, in one transaction."""
    if service.tool:
        return intake.receive(service, arrival)  # its tool is not Remit's, and will propose
    case = intake.prepared(service, arrival)
    case.content = Content(text=arrival.text)  # what is kept is made within the transaction
    proposal, position = propose(case)
    return intake.receive_and_route(case, arrival, proposal, position)


def propose_and_route(case: Case, at: datetime | None = None) -> Case:
    """Propose for a case that was received, and say who decides it."""
    if case.service.tool:
        return case
    proposal, position = propose(case)
    return intake.route(case.reference, proposal, position, at)


def why(case: Case, answer: str) -> tuple[TellingWord, ...]:
    """Return the words of a case that speak for an answer."""
    return proposer_of(case.service).why(to_core(case), answer)


def readings(service: Service, cases: Iterable[Case]) -> list[Proposal]:
    """Return how open cases read now, after what was learnt since they came."""
    return proposer_of(service).reread(to_core(case) for case in cases)
