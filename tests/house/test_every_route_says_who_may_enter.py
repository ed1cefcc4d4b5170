"""Guards of the doors: a view that names no act is open by mistake, so there must be none."""

from __future__ import annotations

import pytest

from remit.web.accounts.entrances import Entry
from remit.web.accounts.policy import ACROSS, ENTITLED, Act
from tools.routes import DOCUMENT, Route, document, routes

BY_KEY = "/api/"  # programs come with a key instead of a role; the API tests say which may what


def name_of(route: Route) -> str:
    return route.address


@pytest.mark.parametrize("route", routes(), ids=name_of)
def test_it_says_who_may_enter(route):
    assert isinstance(route.act, (Act, Entry)) or route.address.startswith(BY_KEY)


def test_every_act_has_its_roles():
    assert {act for act in Act if not ENTITLED.get(act)} == set()


def test_nobody_who_reaches_across_departments_works_on_cases():
    assert not ACROSS & {*ENTITLED[Act.WORK_CASES], *ENTITLED[Act.AUDIT]}


def test_the_document_of_roles_and_routes_is_current():
    assert DOCUMENT.read_text("utf-8") == document(), "run: python -m tools.routes"
