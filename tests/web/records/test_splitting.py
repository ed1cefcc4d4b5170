from __future__ import annotations

import pytest

from remit.web.records.errors import ChangedMeanwhile, Refused
from remit.web.records.models import Case, Message
from remit.web.records.splitting import split

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city):
    return city.arrive(
        "A lamp is out and the bin is full", email="citizen@example.org", place="Pier"
    )


def test_both_cases_are_open_and_the_first_keeps_its_words(city, case):
    second = split(case.reference, city.actor("chan"), "the bin is full")
    assert (second.parent, second.state) == (case, "with_officer")
    assert Case.objects.get(pk=case.pk).content.text == "A lamp is out and the bin is full"


def test_the_second_is_as_old_and_as_near_to_its_citizen_as_the_first(city, case):
    second = split(case.reference, city.actor("chan"), "the bin is full")
    assert second.arrived == case.arrived and second.content.place == "Pier"
    assert second.contact.email == case.contact.email


def test_the_citizen_learns_the_second_reference(city, case):
    second = split(case.reference, city.actor("chan"), "the bin is full")
    assert second.reference in Message.objects.get(case=case).text


def test_a_form_that_is_sent_twice_splits_once(city, case):
    split(case.reference, city.actor("chan"), "the bin is full", case.version)
    with pytest.raises(ChangedMeanwhile):
        split(case.reference, city.actor("chan"), "the bin is full", case.version)
    assert Case.objects.filter(parent=case).count() == 1


def test_nothing_is_split_off_without_words(city, case):
    with pytest.raises(Refused):
        split(case.reference, city.actor("chan"), " ")
    assert Case.objects.count() == 1
