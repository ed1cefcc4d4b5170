"""What may be promised, and who sets the ceiling."""

from __future__ import annotations

import pytest

from remit.core.authority import LADDER, Ceiling, Promise, Threshold
from remit.core.authority.promise import check_ladder
from remit.core.errors import InvalidPromise, NotEntitled
from tests.cast import CEILING_SETTER, SERVICE_OWNER, TOOL_FOR_OFFICER


@pytest.mark.parametrize(
    "wrong",
    [
        {"target_level": 0.0},
        {"target_level": 0.5},
        {"target_level": float("nan")},
        {"confidence_level": 1.0},
        {"audit_rate": 0.0},
        {"blind_share": 1.5},
        {"comparison_share": 0.3},
        {"auditor_noise": 0.25},
        {"error_budget": -1.0},
        {"overdue_after": 0.0},
    ],
)
def test_it_refuses_what_cannot_be_promised(wrong):
    with pytest.raises(InvalidPromise, match=next(iter(wrong))):
        Promise(**wrong)


def test_it_refuses_a_target_that_the_auditors_cannot_see():
    with pytest.raises(InvalidPromise, match=r"raise the target to 0\.06"):
        Promise(target_level=0.05, auditor_noise=0.03)


def test_a_case_under_delegation_yields_a_label_if_withheld_or_audited():
    promise = Promise(comparison_share=0.02, audit_rate=0.1)
    assert promise.live_rate == pytest.approx(0.02 + 0.98 * 0.1)


def test_the_default_ladder_is_nested():
    check_ladder(LADDER)


@pytest.mark.parametrize("ladder", [(), (Threshold(0.9, 0.0), Threshold(0.8, 0.5))])
def test_it_refuses_a_ladder_that_is_not(ladder):
    with pytest.raises(InvalidPromise):
        check_ladder(ladder)


def test_a_ceiling_keeps_unsure_cases_with_people():
    ceiling = Ceiling(CEILING_SETTER.staff_number, "new law", lowest_confidence=0.9)
    assert ceiling.allows(Threshold(0.95))
    assert not ceiling.allows(Threshold(0.5))


def test_a_ceiling_may_forbid_everything():
    assert not Ceiling(CEILING_SETTER.staff_number, "red line", forbidden=True).allows(LADDER[0])


def test_the_accountable_owner_sets_no_ceiling():
    with pytest.raises(NotEntitled, match="cannot also set its ceiling"):
        Ceiling(SERVICE_OWNER.staff_number, "mine").check_set_by_another(TOOL_FOR_OFFICER)
