"""What a site and its proposer say to each other: JSON, because reading a pickle would run it."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import TypeAdapter

from remit.core.cases import Case, Proposal
from remit.core.learning import TellingWord

Address = str | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the proposer of a service, which is named by its journal."""

    what: str
    journal: str
    cases: tuple[Case, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What it answers; `problem` says why it has no answer."""

    proposals: tuple[Proposal, ...] = ()
    position: int = 0
    words: tuple[TellingWord, ...] = ()
    problem: str = ""


_ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)
_ANSWERED: TypeAdapter[Answered] = TypeAdapter(Answered)


def written(message: Asked | Answered) -> bytes:
    """Return a message as it goes over the wire."""
    adapter: TypeAdapter[Any] = _ASKED if isinstance(message, Asked) else _ANSWERED
    return adapter.dump_json(message)


def asked(data: bytes) -> Asked:
    """Return the question that was sent."""
    return _ASKED.validate_json(data)


def answered(data: bytes) -> Answered:
    """Return the answer that was sent."""
    return _ANSWERED.validate_json(data)


def address() -> Address | None:
    """Return where the proposer listens: a socket's file, or host and port; or nowhere."""
    named: str = settings.PROPOSER
    host, _, port = named.rpartition(":")
    if host and port.isdigit():
        return host, int(port)
    return str(Path(settings.DATA) / named) if named else None


def key() -> bytes:
    """Return what the two prove to each other that they know."""
    return hmac.digest(settings.SECRET_KEY.encode(), b"remit proposer", hashlib.sha256)
