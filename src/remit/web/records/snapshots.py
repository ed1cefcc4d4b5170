"""What folds had arrived at, saved; without the key of chance, and signed."""

from __future__ import annotations

import hashlib
import hmac
import io
import logging
import pickle
import zlib
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.conf import settings
from django.db import transaction

from remit import __version__
from remit.core.authority import Coins
from remit.web.records.models import Service, Snapshot

COINS = "coins"
PIECE = 4 << 20

UNREADABLE = (EOFError, pickle.UnpicklingError, zlib.error, AttributeError, ImportError)
"""What reading meets where bytes are damaged, or were written before the code was changed."""

log = logging.getLogger(__name__)


def save(service: Service, fold: str, position: int, state: object) -> None:
    """Save a fold as it stands at a position."""
    keep(service, fold, position, frozen(state))


def frozen(state: object) -> bytes:
    """Return a fold as bytes; it may go on while they are kept."""
    saved = io.BytesIO()
    _WithoutCoins(saved).dump(state)
    return saved.getvalue()


def keep(service: Service, fold: str, position: int, state: bytes) -> None:
    """Keep what a fold was at a position."""
    starts = range(0, len(state), PIECE)
    # Much of what a learner holds is zeros.
    pieces = [zlib.compress(state[start : start + PIECE], level=1) for start in starts]
    with transaction.atomic():
        for piece, data in enumerate(pieces):
            Snapshot.objects.update_or_create(
                service=service,
                fold=fold,
                piece=piece,
                defaults={
                    "position": position,
                    "version": __version__,
                    "state": data,
                    "signature": _signed(service, fold, piece, position, data),
                },
            )
        Snapshot.objects.filter(service=service, fold=fold, piece__gte=len(pieces)).delete()


def load(service: Service, fold: str, coins: Coins | None = None) -> tuple[int, Any] | None:
    """Return position and state, or nothing where the snapshot is not this version's own."""
    with transaction.atomic(savepoint=False):
        rows = Snapshot.objects.filter(service=service, fold=fold, version=__version__)
        # Whoever saves meanwhile waits: half of one and half of another are nothing.
        first = rows.select_for_update().filter(piece=0).only("position").first()
        if first is None or first.position > service.position:
            return None
        try:
            state = io.BufferedReader(_Pieces(_read(service, fold, first.position)))
            return first.position, _WithCoins(state, coins).load()
        except UNREADABLE:
            log.warning("a snapshot of %s is not what this site saved, and is not read", service)
            return None


def _read(service: Service, fold: str, position: int) -> Iterator[bytes]:
    for piece in count():
        found = Snapshot.objects.filter(service=service, fold=fold, piece=piece).first()
        if found is None:
            return
        data = bytes(found.state)
        signature = _signed(service, fold, piece, position, data)
        if not hmac.compare_digest(bytes(found.signature), signature):
            raise _Forged
        yield zlib.decompress(data)


def _signed(service: Service, fold: str, piece: int, position: int, data: bytes) -> bytes:
    named = f"{service.journal} {fold} {piece} {position} {__version__}\n".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), named + data, hashlib.sha256)


class _Forged(pickle.UnpicklingError):
    """Somebody else wrote a piece, and reading it would run it."""


class _Pieces(io.RawIOBase):
    """Pieces read one after another, never all of them beside what they become."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        self._rest = self._rest or memoryview(next(self._pieces, b""))
        size = min(len(room), len(self._rest))
        room[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


class _WithoutCoins(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return COINS if isinstance(obj, Coins) else None


class _WithCoins(pickle.Unpickler):
    def __init__(self, state: io.BufferedIOBase, coins: Coins | None) -> None:
        super().__init__(state)
        self._coins = coins

    def persistent_load(self, pid: str) -> Coins | None:
        return self._coins
