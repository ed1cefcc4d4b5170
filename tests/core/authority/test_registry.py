"""What may be said about several delegations together."""

from __future__ import annotations

from remit.core.authority import Claim, certain_together, chance_of_any_false, mostly_right


def claims(*e_values: float) -> list[Claim]:
    return [Claim(f"D{i}", e_value, 0.05) for i, e_value in enumerate(e_values)]


def test_chances_of_error_add_up_to_one_at_most():
    assert chance_of_any_false(claims(*[20.0] * 30)) == 1.0


def test_being_certain_of_all_takes_more_evidence_the_more_there_are():
    assert certain_together(claims(50.0, 90.0, 0.0), 0.05) == ("D1",)


def test_being_mostly_right_takes_less():
    assert mostly_right(claims(50.0, 90.0, 25.0, 0.0), 0.05) == ("D1", "D0")


def test_without_evidence_nothing_is_said():
    assert mostly_right(claims(1.0, 0.0), 0.05) == ()
