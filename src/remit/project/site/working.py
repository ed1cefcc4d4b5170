"""The worker: does what is due, every second."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable

from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections, connection

from remit.web.api.once import prune
from remit.web.records.sweeping import sweep

EVERY = 1.0
PRUNE_EVERY = 3_600

log = logging.getLogger(__name__)


def until_asked(stop: Callable[[], None]) -> None:
    """Call `stop` when somebody asks the process to end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())


def work() -> None:
    """Sweep until somebody asks to stop."""
    stopping = threading.Event()
    until_asked(stopping.set)
    sweep_until(stopping)


def sweep_until(stopping: threading.Event) -> None:
    """Sweep until then; a database that is gone is waited for."""
    rounds = 0
    while not stopping.is_set():
        if rounds % PRUNE_EVERY == 0:
            _try(prune)
            _try(SessionStore.clear_expired)  # drafts of reports are in them
        while _try(sweep) and not stopping.is_set():
            pass  # more may be due than one sweep takes
        rounds += 1
        stopping.wait(EVERY)


def _try(act: Callable[[], int | None]) -> int:
    close_old_connections()
    try:
        return act() or 0
    except Exception:
        log.exception("%s failed; it is tried again", act.__name__)
        connection.close()
        return 0
