"""A request that is sent twice is done once: by the key that whoever sends it gave it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from remit.core.errors import RemitError
from remit.core.sentences import say
from remit.web.api.keys import Keyed
from remit.web.api.models import Answer
from remit.web.api.problems import Problem
from remit.web.records.journal import Desk, along
from remit.web.records.models import Case

KEPT_FOR = timedelta(hours=24)
LONGEST = 200

Tell = Callable[[Case], dict[str, Any]]


def once(request: Keyed, work: Callable[[], Case], tell: Tell) -> dict[str, Any]:
    """Do the work and tell what came of it, or tell again what came of it the first time.

    The answer is kept in the transaction that does the work: there is never one without the
    other.
    """
    name = request.headers.get("Idempotency-Key", "")
    if not name:
        return tell(work())
    if len(name) > LONGEST:
        raise Problem(422, say("An Idempotency-Key may have {n} characters.", n=LONGEST))
    digest = _digest(request)
    earlier = _earlier(request, name, digest)
    if earlier is not None:
        return earlier

    def keep(desk: Desk) -> None:
        if desk.about is not None:
            body = tell(desk.about)
            Answer.objects.create(key=request.auth, name=name, request=digest, body=body)

    try:
        with along(keep):
            return tell(work())
    except (DatabaseError, RemitError):
        # The same request may have come on another line and been quicker.
        earlier = _earlier(request, name, digest)
        if earlier is None:
            raise
        return earlier


def prune() -> None:
    """Drop the answers of the day before."""
    Answer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


def _earlier(request: Keyed, name: str, digest: str) -> dict[str, Any] | None:
    found = Answer.objects.filter(key=request.auth, name=name).first()
    if found is None:
        return None
    if found.at < timezone.now() - KEPT_FOR:
        found.delete()
        return None
    if found.request != digest:
        raise Problem(
            422,
            say(
                "The Idempotency-Key “{name}” came with another request before, so nothing was "
                "done. Give each new request a key of its own.",
                name=name,
            ),
        )
    body: dict[str, Any] = found.body
    return body


def _digest(request: Keyed) -> str:
    asked = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(asked + request.body).hexdigest()
