"""The field's nouns refuse what cannot be, and know a correction when they are one."""

from __future__ import annotations

import dataclasses

import pytest

from remit.core import cases
from remit.core.cases import Audit, Case, Decider, Decision, Scope, Source
from remit.core.errors import InvalidEvidence


def decision(answer: str, proposal: str | None, shown: bool) -> Decision:
    return Decision("C1", "department", answer, Decider.OFFICER, "S101", "", proposal, shown)


def test_a_correction_differs_from_what_the_decider_saw():
    correction = decision("Parks", "Roads", shown=True).correction
    assert correction is not None
    assert (correction.proposed, correction.decided) == ("Roads", "Parks")
    assert correction.corrected_by == "S101"


@pytest.mark.parametrize(
    ("answer", "proposal", "shown"),
    [("Parks", "Parks", True), ("Parks", "Roads", False), ("Parks", None, True)],
)
def test_agreeing_or_not_having_seen_is_no_correction(answer, proposal, shown):
    assert decision(answer, proposal, shown).correction is None


@pytest.mark.parametrize(
    ("answer", "shown", "source"),
    [
        ("Roads", True, Source.ACCEPTANCE),
        ("Parks", True, Source.CORRECTION),
        ("Roads", False, Source.BLIND),
        ("Parks", False, Source.BLIND),
    ],
)
def test_what_was_seen_says_how_far_a_decision_may_be_believed(answer, shown, source):
    assert decision(answer, "Roads", shown).source is source


@pytest.mark.parametrize("probability", [0.0, -0.1, 1.1, float("nan")])
def test_an_audit_that_could_not_have_been_drawn_is_refused(probability):
    with pytest.raises(InvalidEvidence, match="not a random audit"):
        Audit("C1", "department", "d", probability)


@pytest.mark.parametrize("loss", [-0.1, 1.1, float("nan")])
def test_a_loss_outside_its_range_is_refused(loss):
    with pytest.raises(InvalidEvidence, match="0 means right, 1 means wrong"):
        Audit("C1", "department", "d", 0.1, loss=loss)


@pytest.mark.parametrize("loss", [None, 0.0, 0.5, 1.0])
def test_an_audit_may_be_outstanding_right_wrong_or_in_between(loss):
    assert Audit("C1", "department", "d", 1.0, loss=loss).loss == loss


def test_scopes_go_from_the_narrowest_to_the_widest():
    assert list(Scope) == ["officer", "team", "department", "shared"]


def test_every_noun_is_frozen():
    nouns = [kind for kind in vars(cases).values() if dataclasses.is_dataclass(kind)]
    assert len(nouns) > 15
    assert all(vars(kind)["__dataclass_params__"].frozen for kind in nouns)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Case("C1", "text").text = "another"  # type: ignore[misc]
