"""Who asks: a department's system, known by its key, with what that key is good for."""

from __future__ import annotations

import threading
import time

from django.http import HttpRequest
from ninja.security import HttpBearer

from remit.core.sentences import say
from remit.web.api.models import ApiKey, Scope
from remit.web.api.problems import Problem


class Keyed(HttpRequest):
    """A request that bears a key."""

    auth: ApiKey


class KeyNeeded(HttpBearer):
    """Lets those in who bear a key, and not too often."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        key = ApiKey.opened_by(token)
        if key is not None and not _PACE.allows(key):
            raise Problem(429)
        return key


def check_scope(request: Keyed, scope: Scope) -> ApiKey:
    """Return the key of a request, if it is good for what is asked."""
    key = request.auth
    if scope not in key.scopes:
        raise Problem(
            403,
            say(
                "The key {prefix} may not “{scope}”. Ask an administrator for one that may.",
                prefix=key.prefix,
                scope=scope.value,
            ),
        )
    return key


class _Pace:
    """Counts the requests of each key, minute by minute, within this process."""

    def __init__(self) -> None:
        self._minute = 0
        self._counted: dict[int, int] = {}
        self._alone = threading.Lock()

    def allows(self, key: ApiKey) -> bool:
        minute = int(time.monotonic() // 60)
        with self._alone:
            if minute != self._minute:
                self._minute, self._counted = minute, {}
            self._counted[key.pk] = self._counted.get(key.pk, 0) + 1
            return self._counted[key.pk] <= key.per_minute


_PACE = _Pace()
