from __future__ import annotations

import pytest

from tests.web import city as harbour_city


@pytest.fixture
def city(db):
    """A small city whose tool has learnt a little."""
    built = harbour_city.build()
    built.teach()
    return built


@pytest.fixture
def officer(city, enter):
    """Ms Chan's browser."""
    return enter(city.people["chan"])
