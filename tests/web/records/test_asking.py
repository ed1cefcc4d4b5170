from __future__ import annotations

import pytest

from remit.core.errors import NotAllowed
from remit.web.records.acting import CITIZEN
from remit.web.records.asking import ask, record_answer
from remit.web.records.errors import ChangedMeanwhile, Refused
from remit.web.records.models import Case, Fact, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city):
    return city.arrive("A lamp is out")


def test_the_clock_stands_until_the_citizen_answers(city, case):
    case = ask(case.reference, city.actor("chan"), "Where?")
    assert case.due is None and not case.is_on_desk
    case = record_answer(case.reference, CITIZEN, "At the pier")
    assert case.due is not None and case.is_on_desk


def test_the_answer_comes_back_to_who_asked(city, case):
    ask(case.reference, city.actor("chan"), "Where?")
    assert record_answer(case.reference, CITIZEN, "Pier").officer == city.people["chan"]


def test_the_words_are_content_and_never_in_the_journal(city, case):
    ask(case.reference, city.actor("chan"), "Where exactly?")
    assert Message.objects.get(case=case).text == "Where exactly?"
    assert "exactly" not in str(list(Fact.objects.values_list("data", flat=True)))


def test_a_question_that_is_sent_twice_is_asked_once(city, case):
    ask(case.reference, city.actor("chan"), "Where?", case.version)
    with pytest.raises(ChangedMeanwhile):
        ask(case.reference, city.actor("chan"), "Where?", case.version)
    assert Message.objects.filter(case=case).count() == 1


def test_an_empty_question_leaves_everything_as_it_was(city, case):
    with pytest.raises(Refused, match="There was no question"):
        ask(case.reference, city.actor("chan"), "  ")
    assert Case.objects.get(pk=case.pk).state == "with_officer"


def test_nobody_answers_what_was_not_asked(case):
    with pytest.raises(NotAllowed):
        record_answer(case.reference, CITIZEN, "At the pier")
