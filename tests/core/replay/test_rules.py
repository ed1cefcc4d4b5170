from __future__ import annotations

import pytest

from remit.core.replay.engine import ProposedRule
from remit.core.replay.rules import consistent


def rule(old: str, new: str, case_number: int, signed: bool = False) -> ProposedRule:
    return ProposedRule(old, new, 12, case_number, signed)


@pytest.mark.parametrize("later", [("parks", "roads"), ("roads", "water")], ids=["back", "fork"])
def test_of_two_rules_that_contradict_each_other_the_later_stands(later: tuple[str, str]):
    rules = [rule("roads", "parks", 40), rule(*later, 90)]

    assert consistent(rules) == rules[1:]


def test_rules_that_agree_all_stand():
    rules = [rule("roads", "parks", 40), rule("water", "parks", 60)]

    assert consistent(rules) == rules


def test_what_was_signed_has_been_in_force_and_stays():
    rules = [rule("roads", "parks", 40, signed=True), rule("parks", "roads", 90)]

    assert consistent(rules) == rules
