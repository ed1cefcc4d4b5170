"""Asking the proposer's process.  Whoever asks never waits long, and does without an answer."""

from __future__ import annotations

import logging
import socket
import struct
import threading
import time
from collections.abc import Iterable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge

from remit.core.cases import Case, Proposal
from remit.core.learning import TellingWord
from remit.web.records.models import Service
from remit.web.records.proposer_messages import (
    Address,
    Answered,
    Asked,
    address,
    answered,
    key,
    written,
)

PATIENCE = 1.0
"""How many seconds anybody waits for a proposal."""

LEFT_ALONE = 2.0
"""For how many seconds nobody asks a proposer that did not answer several times in turn."""

TOO_OFTEN = 3

log = logging.getLogger(__name__)


class RemoteProposer:
    """The proposer of a service in a process of its own."""

    def __init__(self, service: Service) -> None:
        self._journal = service.journal.hex

    def propose(self, case: Case) -> tuple[Proposal, int] | None:
        """Return a proposal and the position from which it was made; nothing if it is down."""
        answer = _LINE.ask(Asked("propose", self._journal, (case,)))
        return (answer.proposals[0], answer.position) if answer else None

    def why(self, case: Case, answer: str) -> tuple[TellingWord, ...]:
        """Return the words of a case that speak for an answer."""
        told = _LINE.ask(Asked("why", self._journal, (case,), answer))
        return told.words if told else ()

    def reread(self, cases: Iterable[Case]) -> list[Proposal]:
        """Return how cases read now; none of them if it is down or reads anew."""
        told = _LINE.ask(Asked("reread", self._journal, tuple(cases)))
        return list(told.proposals) if told else []

    def catch_up(self) -> None:
        """Let it read what was committed since."""
        _LINE.ask(Asked("catch_up", self._journal))

    def save(self) -> None:
        """Let it save what it learnt."""
        _LINE.ask(Asked("save", self._journal))

    def tidy(self) -> None:
        """It tidies up by itself."""


class _Line(threading.local):
    """A thread's connection; after several failures no thread asks for a while."""

    open: Connection | None = None
    failures = 0  # this and the next are of all threads: they are set on the class
    down_until = 0.0

    def ask(self, question: Asked) -> Answered | None:
        if time.monotonic() < _Line.down_until:
            return None
        try:
            answer = self._ask(question)
        except (OSError, EOFError, AuthenticationError, ValueError) as error:
            log.warning("no proposer at %s: %r", address(), error)
            self._hang_up()
            _note_failure()
            return None
        _Line.failures = 0
        if answer.problem:
            log.warning("the proposer has no answer: %s", answer.problem)
            return None
        return answer

    def _ask(self, question: Asked) -> Answered:
        """Ask on the open connection, or on a new one if the proposer began anew meanwhile."""
        kept, sent = self.open, written(question)
        if kept is not None:
            try:
                kept.send_bytes(sent)
                return answered(kept.recv_bytes())
            except (EOFError, ConnectionError):
                self._hang_up()
        self.open = connected(address())
        self.open.send_bytes(sent)
        return answered(self.open.recv_bytes())

    def _hang_up(self) -> None:
        if self.open is not None:
            self.open.close()
            self.open = None


_LINE = _Line()


def _note_failure() -> None:
    _Line.failures += 1
    if _Line.failures >= TOO_OFTEN:
        _Line.failures, _Line.down_until = 0, time.monotonic() + LEFT_ALONE


def connected(where: Address | None) -> Connection:
    """Return a connection on which nothing takes longer than one is patient."""
    family = socket.AF_UNIX if isinstance(where, str) else socket.AF_INET
    wait = struct.pack("ll", int(PATIENCE), int(PATIENCE % 1 * 1_000_000))
    with socket.socket(family) as plain:
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            plain.setsockopt(socket.SOL_SOCKET, option, wait)
        plain.connect(where)  # type: ignore[arg-type]
        line = Connection(plain.detach())
    try:
        answer_challenge(line, key())
        deliver_challenge(line, key())
    except BaseException:
        line.close()
        raise
    return line
