"""A past that was lived through, and not made up."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from remit.project.demo.city import make_city
from remit.project.demo.history import History
from remit.web.records import folding, proposing
from remit.web.records.models import Case, Fact, Message, Service

pytestmark = pytest.mark.django_db
NOW, DAYS = datetime(2026, 11, 24, 3, 0, tzinfo=UTC), 5
JOURNAL = uuid.UUID(int=7)


@pytest.fixture
def live(monkeypatch):
    """Live through a few days in a process that remembers nothing from before."""

    def lived() -> Service:
        monkeypatch.setattr(folding, "_KEPT", {})
        monkeypatch.setattr(proposing, "_EMBEDDED", {})
        service = make_city(NOW - timedelta(days=DAYS))
        service.journal = JOURNAL  # with the secret, it decides how the coins fall
        service.save()
        for _ in History(service, NOW, DAYS).live():
            pass
        return service

    return lived


def facts() -> list[tuple[object, ...]]:
    return list(
        Fact.objects.order_by("position").values_list(
            "position", "kind", "case", "actor", "at", "data"
        )
    )


def test_the_same_seed_gives_the_same_journal(live):
    before = transaction.savepoint()
    live()
    once = facts()
    transaction.savepoint_rollback(before)
    live()
    assert len(once) > 500
    assert facts() == once


def test_it_ends_with_something_left_to_do(live):
    live()
    states = set(Case.objects.values_list("state", flat=True))
    assert {"sent", "with_officer", "waiting"} <= states


def test_nothing_in_it_happens_after_now_or_is_taken_for_real(live):
    live()
    assert Fact.objects.latest("at").at <= NOW
    assert not Case.objects.filter(is_simulated=False).exists()


def test_the_tool_learns_from_what_officers_decide(live):
    live()
    proposals = Case.objects.order_by("id").values_list("proposed", "answer", "state")
    right = [proposed == answer for proposed, answer, state in proposals if state == "sent"]
    assert sum(right[-30:]) > sum(right[:30])


def test_citizens_are_written_to_in_the_language_in_which_they_wrote(live):
    live()
    told = Message.objects.filter(from_citizen=False, effect__contains=":decided:")
    english, chinese = (
        told.filter(case__language=language).first() for language in ("en", "zh-hant")
    )
    assert english and " Department as " in english.text
    assert chinese and " Department as " not in chinese.text
