"""Nobody may guess at other people's reports for long, or flood the office with their own."""

from __future__ import annotations

from dataclasses import dataclass
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Limit:
    """How often one address may do something within so many seconds."""

    name: str
    most: int
    seconds: int

    def leaves(self, request: HttpRequest) -> bool:
        """Say whether this address may do it again."""
        return len(self._lately(request)) < self.most

    def count(self, request: HttpRequest) -> None:
        """Note that it was done."""
        cache.set(self._address(request), [*self._lately(request), time()], self.seconds)

    def _lately(self, request: HttpRequest) -> list[float]:
        moments: list[float] = cache.get(self._address(request), [])
        return [moment for moment in moments if moment > time() - self.seconds]

    def _address(self, request: HttpRequest) -> str:
        return f"{self.name}:{get_adapter().get_client_ip(request)}"


GUESSES = Limit("guesses", 20, 600)
REPORTS = Limit("reports", 20, 3_600)
PHOTOS = Limit("photos", 20, 3_600)
