from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from remit.core.cases import CaseForgotten
from remit.web.records import journal
from remit.web.records.journal import along, at_desk, read
from remit.web.records.models import Access, Fact


@pytest.mark.parametrize("table", [Fact, Access])
def test_the_database_refuses_to_change_or_remove_what_happened(city, table):
    city.arrive("x")
    Access.objects.create(case="x", person="CHAN", what="opened")

    for forbidden in (lambda: table.objects.update(case="y"), lambda: _delete(table)):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            forbidden()
    assert table.objects.filter(case="y").count() == 0


def _delete(table):
    rows = table.objects.all()
    rows._raw_delete(rows.db)  # past whatever Django itself would say


def test_positions_are_without_gaps(city):
    for text in "abc":
        city.arrive(text)

    facts = read(city.service, 0)
    assert [fact.position for fact in facts] == list(range(1, len(facts) + 1))


def test_a_reader_goes_on_where_it_stopped(city):
    city.arrive("a")
    before = read(city.service, 0)
    city.arrive("b")

    assert read(city.service, before[-1].position)[0].position == before[-1].position + 1
    assert len(read(city.service, 0, ("CaseArrived",), limit=1)) == 1


def test_what_fails_leaves_no_fact_and_no_gap(city):
    with pytest.raises(ZeroDivisionError), at_desk(city.service) as desk:
        desk.write(CaseForgotten("x"))
        raise ZeroDivisionError
    city.arrive("a")

    assert read(city.service, 0)[0].kind == "CaseArrived"
    assert read(city.service, 0)[0].position == 1


def test_what_goes_along_with_a_fact_is_written_with_it_or_not_at_all(city):
    def fail(desk):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), along(fail):
        city.arrive("a")

    assert not Fact.objects.exists()
    assert journal._ALONG.get() is None
