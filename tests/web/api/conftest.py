"""A small city, and systems of its departments with keys."""

from __future__ import annotations

import json

import pytest


class System:
    """Another system that sends requests with a key."""

    def __init__(self, client, token):
        self._client = client
        self._token = token

    def ask(self, method, path, body=None, once="", **headers):
        if once:
            headers["Idempotency-Key"] = once
        return self._client.generic(
            method,
            f"/api/v1{path}",
            json.dumps(body) if body is not None else "",
            "application/json",
            headers={"Authorization": f"Bearer {self._token}", **headers},
            secure=True,
        )

    def bring(self, text="The lamp outside is dark", **more):
        return self.ask("POST", "/services/hotline/cases", {"text": text}, **more)


@pytest.fixture
def system(client, city):
    """Make a system of a department that may do everything, or only what it is told."""
    from remit.web.api.models import ApiKey, Scope

    def made(department="city", scopes=tuple(Scope), per_minute=6_000):
        _, token = ApiKey.issue(department, "a system", scopes, per_minute=per_minute)
        return System(client, token)

    return made
