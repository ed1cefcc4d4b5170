"""The proposer as a process of its own, for all services of a site."""

from __future__ import annotations

import logging
import socket
import threading
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import (
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from pathlib import Path

from django.db import DatabaseError, connection

from remit.web.records.models import Service
from remit.web.records.proposer import Proposer
from remit.web.records.proposer_messages import (
    Address,
    Answered,
    Asked,
    asked,
    key,
    written,
)

TIDY_EVERY = 1.0
WAITING_LINE = 64

log = logging.getLogger(__name__)


class ProposerServer:
    """Listens where it is told to and answers, a thread for each who asks."""

    def __init__(self, where: Address) -> None:
        self._where = where
        self._proposers: dict[str, Proposer] = {}
        self._alone = threading.Lock()
        self._stopping = threading.Event()

    def serve(self) -> None:
        """Read all journals, then listen until somebody asks to stop; save what was learnt."""
        for service in Service.objects.all():
            self._proposer(service.journal.hex)
        with self._listener() as listener:
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
            log.info("proposing at %s", self._where)
            while not self._stopping.wait(TIDY_EVERY):
                self._each("tidy")
        self._each("save")

    def stop(self) -> None:
        """Let `serve` come to its end."""
        self._stopping.set()

    def _listener(self) -> Listener:
        if isinstance(self._where, str):
            _check_free(self._where)
            Path(self._where).unlink(missing_ok=True)
        return Listener(self._where, backlog=WAITING_LINE)

    def _accept(self, listener: Listener) -> None:
        while not self._stopping.is_set():
            try:
                line = listener.accept()
            except OSError:
                return  # closed, because the process ends
            threading.Thread(target=self._attend, args=(line,), daemon=True).start()

    def _attend(self, line: Connection) -> None:
        """Answer one who asks, until she hangs up."""
        with line, suppress(EOFError, OSError, AuthenticationError):
            _greet(line)
            while True:
                line.send_bytes(written(self._answer(line.recv_bytes())))
        connection.close()

    def _answer(self, data: bytes) -> Answered:
        try:
            return self._told(asked(data))
        except DatabaseError as error:
            connection.close()  # the next question gets a new one
            return Answered(problem=str(error))
        except Exception as error:
            log.exception("a question was not understood")
            return Answered(problem=repr(error))

    def _told(self, question: Asked) -> Answered:
        proposer = self._proposer(question.journal)
        match question.what:
            case "propose":
                proposal, position = proposer.propose(question.cases[0])
                return Answered((proposal,), position)
            case "reread":
                return Answered(tuple(proposer.reread(question.cases)))
            case "why":
                return Answered(words=proposer.why(question.cases[0], question.answer))
            case "catch_up":
                proposer.catch_up()
            case "save":
                proposer.save()
            case unknown:
                return Answered(problem=f"nobody knows how to {unknown!r}")
        return Answered()

    def _proposer(self, journal: str) -> Proposer:
        with self._alone:
            if journal not in self._proposers:
                proposer = Proposer(Service.objects.get(journal=journal))
                proposer.catch_up()
                self._proposers[journal] = proposer
            return self._proposers[journal]

    def _each(self, what: str) -> None:
        for proposer in list(self._proposers.values()):
            try:
                getattr(proposer, what)()
            except DatabaseError:
                log.exception("%s could not %s; it is tried again", proposer.service, what)
                connection.close()


def _greet(line: Connection) -> None:
    """Let each prove that it knows the secret; threads do it, so that nobody holds up others."""
    deliver_challenge(line, key())
    answer_challenge(line, key())


def _check_free(path: str) -> None:
    with socket.socket(socket.AF_UNIX) as other:
        try:
            other.connect(path)
        except OSError:
            return
    raise SystemExit(f"Another proposer listens at {path} already; one is enough.")
