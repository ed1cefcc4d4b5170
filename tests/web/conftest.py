"""What the tests of the site share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.city import City


@pytest.fixture(autouse=True)
def nothing_from_before() -> None:
    """Attempts to sign in are counted afresh, the last page's language and tool forgotten."""
    from django.core.cache import cache
    from django.utils.translation import activate

    from remit.web.records import folding, proposing

    cache.clear()
    activate("en")
    proposing._EMBEDDED.clear()
    folding._KEPT.clear()


@pytest.fixture
def enter(client, db) -> Callable[..., object]:
    """Sign somebody in, and return the browser."""

    def entered(person):
        client.force_login(person)
        return client

    return entered


@pytest.fixture
def city(db: None) -> City:
    """A small Harbour City."""
    from tests.web.city import build

    return build()
