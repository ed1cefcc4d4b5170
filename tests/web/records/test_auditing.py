from __future__ import annotations

import pytest

from remit.core.cases import Assignment
from remit.web.records import auditing, folding, proposing
from remit.web.records.errors import Refused
from remit.web.records.models import Message, Notice
from tests.web.city import LAMP, REFUSE, build
from tests.web.lent import held_by_tool, lamp, lend


@pytest.fixture
def city(db):
    made = build()
    lend(made, audit_rate=0.5)
    return made


def drawn(city):
    """Return the next review that chance asks for."""
    for n in range(400, 500):
        city.arrive(lamp(n % 9), Assignment.OPEN)
        if review := auditing.waiting(city.service).first():
            return review
    raise AssertionError("nothing was drawn among a hundred cases")


def state(city):
    with folding.looking_at(city.service) as remit:
        return remit.authority("lighting").state


def test_an_error_that_is_found_reopens_the_case_and_tells_the_citizen(city):
    review = drawn(city)
    told = Message.objects.filter(case=review.case).count()
    auditing.return_review(review, city.actor("ng"), REFUSE)
    review.case.refresh_from_db()

    assert (review.case.state, review.case.sent_at) == ("reopened", None)
    assert Message.objects.filter(case=review.case).count() == told + 1


def test_a_decision_that_was_right_stays_as_it_is(city):
    review = drawn(city)
    auditing.return_review(review, city.actor("ng"), LAMP)
    review.case.refresh_from_db()

    assert review.case.state == "sent"


def test_nobody_gives_a_verdict_twice(city):
    review = drawn(city)
    auditing.return_review(review, city.actor("ng"), LAMP)
    with pytest.raises(Refused, match="already"):
        auditing.return_review(review, city.actor("ng"), REFUSE)


def test_the_verdict_that_is_one_too_many_suspends_at_once_and_tells_the_owner(city):
    while auditing.waiting(city.service).count() < 20:
        city.arrive(lamp(0), Assignment.OPEN)
    for review in auditing.waiting(city.service):
        auditing.return_review(review, city.actor("ng"), REFUSE)

    assert state(city) == "suspended"
    assert {notice.person for notice in Notice.objects.all()} == {city.people["ho"]}
    assert city.arrive(lamp(1), Assignment.OPEN).state == "with_officer"


def test_a_verdict_on_what_had_not_gone_out_is_learnt(db):
    city = build()
    case = held_by_tool(city)
    review = case.reviews.get()
    auditing.return_review(review, city.actor("ng"), REFUSE)
    case.refresh_from_db()

    assert (case.state, case.answer) == ("with_officer", "")
    again = proposing.readings(city.service, [case])[0]
    assert again.answer == REFUSE
    assert again.evidence[0].case_id == case.reference
