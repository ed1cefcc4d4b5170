from __future__ import annotations

import pytest

from remit.web.records import snapshots
from remit.web.records.models import Snapshot
from tests.web.city import build


@pytest.fixture
def service(db):
    made = build().service
    made.position = 10
    snapshots.save(made, "learner", 10, {"what": "was learnt"})
    return made


def test_what_was_saved_is_there_again(service):
    assert snapshots.load(service, "learner") == (10, {"what": "was learnt"})


@pytest.mark.parametrize("field", ["state", "signature", "position", "fold"])
def test_a_snapshot_that_somebody_changed_is_not_read(service, field):
    saved = Snapshot.objects.get()
    fold = "remit" if field == "fold" else "learner"
    changed = {"state": bytes(saved.state) + b".", "signature": b"x" * 32, "position": 9}
    Snapshot.objects.update(**{field: changed.get(field, fold)})

    assert snapshots.load(service, fold) is None


def test_a_snapshot_of_another_service_is_not_read(service):
    service.journal = "12345678-1234-5678-1234-567812345678"

    assert snapshots.load(service, "learner") is None


def test_a_snapshot_of_another_version_or_from_the_future_is_not_read(service):
    Snapshot.objects.update(position=11)
    assert snapshots.load(service, "learner") is None

    Snapshot.objects.update(position=10, version="another")
    assert snapshots.load(service, "learner") is None


@pytest.fixture
def in_pieces(service, monkeypatch):
    monkeypatch.setattr(snapshots, "PIECE", 10)
    snapshots.save(service, "learner", 10, list(range(100)))
    return service


def test_what_is_large_lies_in_pieces(in_pieces):
    assert Snapshot.objects.count() > 5
    assert snapshots.load(in_pieces, "learner") == (10, list(range(100)))


def test_without_one_of_its_pieces_it_is_not_read(in_pieces):
    Snapshot.objects.filter(piece=3).delete()
    assert snapshots.load(in_pieces, "learner") is None


def test_of_a_larger_one_before_nothing_stays(in_pieces):
    snapshots.save(in_pieces, "learner", 11, 1)
    assert Snapshot.objects.count() == 1
