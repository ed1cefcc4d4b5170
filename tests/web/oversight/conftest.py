"""The city in which the pages of the oversight room are visited."""

from __future__ import annotations

import pytest


@pytest.fixture
def lent(db, settings):
    """A city whose tool may earn a delegation for street lights."""
    from tests.web.oversight.lending import lend

    settings.DEMO = True  # nobody has a second factor in these tests
    return lend()


@pytest.fixture
def visit(lent, client):
    """Return a browser in which somebody of the city is signed in."""

    def entered(name):
        client.force_login(lent.city.people[name])
        return client

    return entered
