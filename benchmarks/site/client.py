"""A department's system that asks the API, on a line that stays open."""

from __future__ import annotations

import http.client
import json
from typing import Any


class Client:
    """One line to the API."""

    def __init__(self, address: str, token: str) -> None:
        self._line = http.client.HTTPConnection(address, timeout=30)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def ask(self, method: str, path: str, body: Any = None, once: str = "") -> dict[str, Any]:
        """Return the answer; anything but success is an error."""
        headers = self._headers | ({"Idempotency-Key": once} if once else {})
        sent = None if body is None else json.dumps(body)
        self._line.request(method, f"/api/v1{path}", sent, headers)
        answer = self._line.getresponse()
        told = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {told.decode()}")
        content: dict[str, Any] = json.loads(told) if told else {}
        return content
