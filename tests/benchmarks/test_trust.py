"""Judging a vendor: what of it needs no other library."""

from __future__ import annotations

import doctest
from dataclasses import replace

import numpy as np
import pytest

from benchmarks import trust, vendors
from benchmarks.peers.calibration import Believed, PerAnswer, Recalibrated
from benchmarks.streams import Stream
from remit.core.cases import Case, Source
from remit.core.replay.recorded import Recorded

TEXTS = ("the lamp is out", "lamp broken", "a tree fell", "tree on the road")
ANSWERS = ("lights", "lights", "parks", "parks")


@pytest.fixture
def stream() -> Stream:
    return Stream("small", tuple(Case(str(n), text) for n, text in enumerate(TEXTS)), ANSWERS)


@pytest.mark.parametrize("module", [trust, vendors])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_keywords_answer_by_telling_words_and_are_silent_without_one(stream):
    assert vendors.keyword_answers(stream, ["My LAMP", "that tree", "noise"]) == (
        "lights", "parks", "",
    )  # fmt: skip


def test_a_vendor_becomes_columns_of_the_table(stream):
    vendor = vendors.Vendor("acme", stream, ANSWERS, np.array([0.9, 0.8, 0.7, 0.6]))
    past = trust.past_cases(vendor)

    assert [p.case.fields["sure"] for p in past] == ["0.9", "0.8", "0.7", "0.6"]
    assert trust.bought(vendor).predict_one(past[1].case).confidence == 0.8
    assert vendor.right.all()


def test_peers_learn_from_blind_labels_alone():
    tool = Believed(Recorded("acme"), PerAnswer())
    case = Case("1", "", fields={"acme": "lights"})
    before = tool.predict_one(case).confidence
    tool.learn_one(case, "lights", Source.ACCEPTANCE)
    assert tool.predict_one(case).confidence == before == 0.5

    tool.learn_one(case, "lights", Source.BLIND)
    assert tool.predict_one(case).confidence > before


def test_a_curve_is_fitted_once_there_are_labels_of_both_kinds():
    belief = Recalibrated(lambda stated, right: lambda asked: np.full(len(asked), right.mean()))
    case, proposal = Case("1", ""), Recorded("acme").predict_one(Case("1", ""))
    proposal = replace(proposal, confidence=0.9)
    for n in range(30):
        assert belief.probability(case, proposal) == 0.9
        belief.learn_one(case, proposal, right=n % 2 == 0)
    assert belief.probability(case, proposal) == 0.5
