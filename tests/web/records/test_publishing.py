from __future__ import annotations

from datetime import date

import pytest

from remit.core.authority import Ceiling
from remit.web.records.appealing import appeal
from remit.web.records.delegating import open_delegation, set_ceiling
from remit.web.records.publishing import register
from tests.web.city import LAMP, REFUSE
from tests.web.lent import decided_by_tool, lend

pytestmark = pytest.mark.django_db


def test_nothing_is_published_of_what_never_happened(city):
    published = register(city.service)

    assert published.delegations == () and published.appeals.upheld == 0
    assert not any(month.by_tool + month.by_person for month in published.months)


def test_it_says_who_decided_in_the_month(city):
    lend(city)
    decided_by_tool(city)
    month = register(city.service).months[-1]

    assert month.by_tool == 1 and month.by_person > 6


def test_it_goes_back_twelve_months_and_no_further(city):
    city.decided(city.arrive("The lamp is out"), LAMP)
    months = register(city.service, date(2999, 3, 1)).months

    assert [m.first for m in months][:1] == [date(2998, 4, 1)] and len(months) == 12
    assert sum(month.by_person for month in months) == 0


def test_a_bound_is_published_beside_the_promise(city):
    lend(city)
    decided_by_tool(city)
    (lighting,) = register(city.service).delegations

    assert (lighting.decided, lighting.state, lighting.promise.target_level) == (1, "granted", 0.4)
    assert lighting.share_unseen == lighting.unseen == 1 and not lighting.keeps_promise


def test_what_was_never_used_keeps_and_breaks_no_promise(city):
    lend(city)
    (lighting,) = register(city.service).delegations

    assert lighting.share_unseen is None and lighting.keeps_promise is None


def test_its_history_begins_with_the_signature(city):
    lend(city)
    (lighting,) = register(city.service).delegations

    assert type(lighting.history[0].event).__name__ == "DelegationSigned"


def test_what_the_city_has_ruled_out_is_said_to_be_ruled_out(city):
    open_delegation(city.service, "nobody", "1")
    set_ceiling(city.service, "nobody", Ceiling("WU", "Nobody owns it.", forbidden=True))

    assert [one.state for one in register(city.service).delegations] == ["forbidden"]


def test_appeals_are_counted_apart_by_who_had_decided(city):
    lend(city)
    by_tool = decided_by_tool(city)
    by_person = city.decided(city.arrive("The lamp is out"), LAMP)
    for case, answer in ((by_tool, REFUSE), (by_person, LAMP)):
        city.decided(appeal(case.reference, "No"), answer, "lau")
    appeals = register(city.service).appeals

    assert (appeals.upheld, appeals.upheld_against_tool, appeals.rejected) == (1, 1, 1)
