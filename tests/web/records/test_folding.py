from __future__ import annotations

import pytest

from remit.web.records import delegating, folding
from remit.web.records.models import Snapshot
from tests.web.city import LAMP
from tests.web.lent import decided_by_tool, lend


def status(city, name="lighting"):
    with folding.looking_at(city.service) as remit:
        return remit.authority(name).status()


def test_a_fold_from_the_beginning_arrives_where_the_one_in_memory_is(city):
    lend(city)
    decided_by_tool(city)
    kept = status(city)
    folding.forget(city.service)

    assert status(city) == kept


def test_a_snapshot_and_the_tail_arrive_there_too(city):
    delegating.open_delegation(city.service, "lighting", "1")
    city.teach()
    folding.save_snapshot(city.service)
    city.decided(city.arrive("The lamp is out"), LAMP)
    kept = status(city)
    folding.forget(city.service)

    assert status(city) == kept


def test_after_an_error_nothing_stays_of_what_was_not_written(city, monkeypatch):
    delegating.open_delegation(city.service, "lighting", "1")
    city.teach()
    before = status(city)
    case = city.arrive("The lamp is out")
    settled = status(city)
    monkeypatch.setattr("remit.web.records.sending.telling.tell_decision", _fail)
    with pytest.raises(ZeroDivisionError):
        city.decided(case, LAMP)

    assert status(city).settled == settled.settled >= before.settled


def _fail(*_):
    raise ZeroDivisionError


def test_no_snapshot_holds_the_key_of_chance(city):
    delegating.open_delegation(city.service, "lighting", "1")
    folding.save_snapshot(city.service)
    key = folding.coins_of(city.service)._key

    assert key not in bytes(Snapshot.objects.get().state)
