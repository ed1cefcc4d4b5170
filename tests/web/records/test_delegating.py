from __future__ import annotations

import pytest

from remit.core.authority import Ceiling
from remit.core.cases import Assignment
from remit.core.errors import NotEntitled
from remit.web.records import delegating, folding
from remit.web.records.models import Fact, Notice
from tests.web.lent import OWNER, earn, lamp, lend


def state(city):
    with folding.looking_at(city.service) as remit:
        return remit.authority("lighting").state


def test_nothing_is_signed_without_evidence(city):
    delegating.open_delegation(city.service, "lighting", "1")
    with pytest.raises(NotEntitled, match="does not hold at this moment"):
        delegating.sign(city.service, "lighting", OWNER)

    assert not Fact.objects.filter(kind="DelegationSigned").exists()


def test_it_is_opened_once(city):
    for _ in range(2):
        delegating.open_delegation(city.service, "lighting", "1")

    assert Fact.objects.filter(kind="DelegationOpened").count() == 1


def test_any_officer_stops_it_and_the_owner_is_told(city):
    lend(city)
    for _ in range(2):
        delegating.stop(city.service, "lighting", "CHAN")

    assert state(city) == "stopped"
    assert Notice.objects.count() == 1
    assert city.arrive(lamp(1), Assignment.OPEN).state == "with_officer"


def test_only_the_owner_lets_it_go_on(city):
    lend(city)
    delegating.stop(city.service, "lighting", "CHAN")
    with pytest.raises(NotEntitled):
        delegating.restart(city.service, "lighting", "CHAN")
    delegating.restart(city.service, "lighting", OWNER)

    assert state(city) == "learning"


def test_whoever_gains_by_it_draws_no_ceiling(city):
    lend(city)
    with pytest.raises(NotEntitled):
        delegating.set_ceiling(city.service, "lighting", Ceiling(OWNER, "I trust it"))
    forbidden = Ceiling("WU", "harm to persons", forbidden=True)
    delegating.set_ceiling(city.service, "lighting", forbidden)

    assert state(city) != "granted"


def test_another_version_of_the_tool_begins_from_nothing(city):
    lend(city)
    delegating.declare_version(city.service, "2", "WU")

    assert state(city) == "learning"
    assert Notice.objects.get().about == "lighting"


def test_who_set_the_ceiling_and_became_the_owner_does_not_sign_beneath_it(city):
    earn(city)
    delegating.set_ceiling(city.service, "lighting", Ceiling("WU", "careful", 0.99))
    with pytest.raises(NotEntitled, match="set the ceiling"):
        delegating.sign(city.service, "lighting", "WU")
    assert state(city) != "granted"
