"""What a role in one department does not reach in another, and what cannot be skipped."""

from __future__ import annotations

from remit.core.authority import Ceiling
from remit.web.accounts.models import Membership, Person, Role
from remit.web.records import delegating
from remit.web.records.folding import looking_at
from tests.web.city import LAMP
from tests.web.lent import held_by_tool

LIGHTING = "/oversight/hotline/delegations/lighting/"


def test_the_owner_of_another_departments_service_does_not_lift_the_ceiling(city, enter, settings):
    settings.DEMO = True  # nobody has a second factor
    delegating.open_delegation(city.service, "lighting", "1")
    delegating.set_ceiling(city.service, "lighting", Ceiling("WU", "careful", 0.0, True))
    other = Person.objects.create_user("ROADS", name_en="Mr Tam")
    Membership.objects.create(person=other, department_id="roads", role=Role.OWNER)
    lifted = enter(other).post(f"{LIGHTING}ceiling/", {"line": "0", "reason": "mine"})

    assert lifted.status_code == 403
    with looking_at(city.service) as remit:
        ceiling = remit.authority("lighting").ceiling
    assert ceiling is not None
    assert ceiling.forbidden


def test_nobody_signs_without_saying_what_was_read(lent, visit):
    lent.earn()
    with looking_at(lent.city.service) as remit:
        assert remit.authority("lighting").eligible is not None
    visit("ho").post(f"{LIGHTING}sign/")
    with looking_at(lent.city.service) as remit:
        assert remit.authority("lighting").state != "granted"


def test_a_verdict_sent_twice_leads_to_what_follows_from_it(city, enter, settings):
    settings.DEMO = True
    review = held_by_tool(city).reviews.get()
    browser, page = enter(city.people["ng"]), f"/oversight/audits/{review.pk}/"
    browser.post(page, {"answer": LAMP, "sure": "yes"})
    again = browser.post(page, {"answer": LAMP, "sure": "yes"})
    assert again["Location"] == f"{page}after/"
