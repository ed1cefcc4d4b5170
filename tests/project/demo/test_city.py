"""Harbour City as the demo makes it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from remit.project.demo.cast import AUDITORS, DEPARTMENTS, EVERYBODY, OWNER
from remit.project.demo.city import make_city
from remit.services.hotline import taxonomy
from remit.web.accounts.models import Department, Membership, Person, Role
from remit.web.records.folding import looking_at

pytestmark = pytest.mark.django_db
AT = datetime(2026, 8, 26, 3, 0, tzinfo=UTC)


def test_it_exists_in_both_languages():
    service = make_city(AT)
    with override("en"):
        assert service.name == "City hotline"
        assert {str(department) for department in Department.objects.all()} >= {
            "City Services Office"
        }
    with override("zh-hant"):
        assert service.name == "市民熱線"
        assert str(Person.objects.get(staff_number=OWNER.staff_number)) == OWNER.name_zh
        assert {case_type.label for case_type in service.case_types.all()} >= {"街燈故障"}


def test_somebody_is_in_every_role_and_in_every_department():
    make_city(AT)
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
    assert set(Membership.objects.values_list("department", flat=True)) == set(DEPARTMENTS)
    assert Person.objects.filter(is_demo=True).count() == len(EVERYBODY)


def test_nobody_can_sign_in_with_a_password():
    make_city(AT)
    assert not any(person.has_usable_password() for person in Person.objects.all())


def test_ceilings_are_set_by_somebody_else_than_the_owner_and_the_auditors():
    with looking_at(make_city(AT)) as remit:
        set_by = {a.ceiling.set_by for a in remit.authorities.values() if a.ceiling}
    assert set_by and not set_by & {part.staff_number for part in (OWNER, *AUDITORS)}


def test_officers_may_earn_that_no_supervisor_signs():
    with looking_at(make_city(AT)) as remit:
        officers = {name for name in remit.authorities if name.startswith("countersign.")}
    assert officers == {"countersign.homes", "countersign.sensitive"}


def test_what_nobody_owns_is_never_delegated():
    with looking_at(make_city(AT)) as remit:
        assert set(taxonomy.GROUPS) <= set(remit.authorities)
        ceiling = remit.authority(taxonomy.NOBODY).ceiling
    assert ceiling is not None and ceiling.forbidden
