from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from remit.web.api import once as idempotency
from remit.web.api.models import Answer
from remit.web.records.models import Case, Fact
from tests.web.city import LAMP, REFUSE


def test_what_is_sent_twice_is_done_once_and_answered_alike(system):
    ours = system()
    first, second = ours.bring(once="a"), ours.bring(once="a")

    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert Case.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(system):
    ours = system()
    ours.bring("one", once="a")
    told = ours.bring("another", once="a")

    assert told.status_code == 422
    assert Case.objects.count() == 1


def test_the_keys_of_two_systems_are_not_the_same(system):
    system().bring(once="a")
    system().bring(once="a")

    assert Case.objects.count() == 2


def test_a_decision_that_is_sent_twice_is_taken_once(system, city):
    case, ours = city.arrive("x"), system()
    path, body = f"/cases/{case.reference}/decision", {"answer": LAMP, "officer": "CHAN"}
    first, second = (ours.ask("POST", path, body, once="d") for _ in range(2))

    assert second.content == first.content
    assert Fact.objects.filter(kind="DecisionTaken").count() == 1


def test_without_a_key_the_second_decision_is_told_that_it_came_second(system, city):
    case, ours = city.arrive("x"), system()
    path, body = f"/cases/{case.reference}/decision", {"answer": LAMP, "officer": "CHAN"}
    ours.ask("POST", path, body)

    assert ours.ask("POST", path, body | {"answer": REFUSE}).status_code == 409


def test_whoever_was_slower_on_another_line_gets_the_answer_of_the_quicker(system, monkeypatch):
    ours = system()
    first = ours.bring(once="a")
    looked = iter([None])
    really = idempotency._earlier
    monkeypatch.setattr(idempotency, "_earlier", lambda *asked: next(looked, really(*asked)))
    second = ours.bring(once="a")

    assert second.content == first.content
    assert Case.objects.count() == 1


def test_after_a_day_a_key_may_be_used_again(system):
    ours = system()
    ours.bring(once="a")
    Answer.objects.update(at=timezone.now() - timedelta(hours=25))
    ours.bring("another", once="a")

    assert Case.objects.count() == 2


def test_old_answers_are_dropped(system):
    system().bring(once="a")
    Answer.objects.update(at=timezone.now() - timedelta(hours=25))
    idempotency.prune()

    assert not Answer.objects.exists()
