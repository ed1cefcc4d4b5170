"""A small city whose citizens report things."""

from __future__ import annotations

import pytest


@pytest.fixture
def chinese(client):
    """A browser whose citizen chose Chinese."""
    client.cookies["remit_language"] = "zh-hant"
    return client
