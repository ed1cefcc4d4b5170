from __future__ import annotations

import doctest
import math
import pickle

import pytest

from remit.core.authority import Promise
from remit.core.cases import Alternative, Case, RuleSigned, Source
from remit.core.replay import PastCase, Replay, ReplayPlan, recorded, summarise
from remit.core.replay.recorded import Recorded, confidence_scale, read_confidence


def case(answer: str = "Lighting", sure: str = "0.9") -> Case:
    return Case("C1", "Street lamp is out", fields={"acme": answer, "sure": sure})


def test_its_examples_hold():
    assert doctest.testmod(recorded).failed == 0


def test_it_proposes_what_stands_in_the_table():
    proposal = Recorded("acme", "sure", question="department").predict_one(case())

    assert (proposal.answer, proposal.confidence, proposal.familiarity) == ("Lighting", 0.9, 1.0)
    assert proposal.alternatives == (Alternative("Lighting", 0.9),)
    assert (proposal.case_id, proposal.question, proposal.tool) == ("C1", "department", "acme")


def test_it_proposes_nothing_where_nothing_stands_there():
    for empty in (case(" "), Case("C2", "Lamp")):
        proposal = Recorded("acme", "sure").predict_one(empty)
        assert (proposal.answer, proposal.confidence, proposal.alternatives) == ("", 0.0, ())


def test_without_a_confidence_it_is_equally_unsure_of_everything():
    proposal = Recorded("acme").predict_one(case())
    assert (proposal.confidence, proposal.alternatives) == (0.0, ())


def test_it_learns_nothing_and_follows_no_rule():
    tool = Recorded("acme", "sure")
    before = tool.predict_one(case())
    tool.learn_one(case(), "Parks", Source.CORRECTION, "Chan")
    tool.sign(RuleSigned("Lighting", "Parks", "Ho"))

    assert tool.predict_one(case()) == before
    assert tool.suggested_rules() == ()


def test_it_is_the_same_after_pickling():
    tool = pickle.loads(pickle.dumps(Recorded("acme", "sure", percent=True)))
    assert tool.predict_one(case(sure="90")).confidence == 0.9


@pytest.mark.parametrize("written", ["0.93", ".93", "0,93", "93%", "93 %", "９３％", " 9.3E-01 "])
def test_a_confidence_is_read_as_people_write_it(written):
    assert read_confidence(written) == pytest.approx(0.93)


@pytest.mark.parametrize("written", ["", "high", "-0.1", "1.2", "93", "120%", "nan", "0.9.3"])
def test_what_cannot_be_a_confidence_is_no_number(written):
    assert math.isnan(read_confidence(written))


def test_a_sign_outweighs_the_scale_of_the_column():
    assert read_confidence("93", percent=True) == read_confidence("93%", percent=True) == 0.93


@pytest.mark.parametrize(
    ("column", "in_percent"),
    [
        (["97", "3", "1"], True),
        (["97", "0.4", "55"], True),
        (["0.9", "0.2", "97"], False),
        (["1", "0", "1"], False),
        (["1", "3", "5"], False),
        (["97%", "88%", "0.5"], False),
        ([], False),
        (["high"], False),
    ],
)
def test_the_column_says_on_which_scale_it_is(column, in_percent):
    assert confidence_scale(column) is in_percent


def test_what_nobody_can_read_is_counted_and_taken_as_unsure():
    replay = Replay(Recorded("acme", "sure"), ReplayPlan(Promise(blind_share=1.0)))
    for sure in ("0.9", "very"):
        record = replay.step(PastCase(Case(sure, "", fields={"acme": "A", "sure": sure}), "A"))

    assert record.confidence == 0.0
    assert summarise(replay)["confidence_not_a_number"] == 1
