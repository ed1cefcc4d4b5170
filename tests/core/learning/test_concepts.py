"""Names move and concepts stay: nothing learnt is lost when departments are reorganised."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from remit.core.cases import Case, Question, RuleSigned, Source
from remit.core.errors import UnknownCase, UnknownLabel
from remit.core.learning import CaseLearner
from tests.core.learning.builders import answer_to, messages, state_of, taught

LAMP, BIN, TREE = "street lamp is dark", "rubbish bin is full", "tree branch has fallen"
MAY, JUNE, JULY, AUGUST = (datetime(2026, month, 1, tzinfo=UTC) for month in (5, 6, 7, 8))


@pytest.fixture
def learner():
    return taught(messages(80))


def shares(learner, text: str) -> dict[str, float]:
    proposal = learner.predict_one(Case("asked", text))
    return {one.answer: one.probability for one in proposal.alternatives}


def test_a_renamed_answer_is_as_sure_as_it_was(learner):
    before = shares(learner, LAMP)
    learner.rename(("Lighting",), ("Highways",))
    after = shares(learner, LAMP)
    assert after["Highways"] == before["Lighting"]
    assert "Lighting" not in after


def test_merged_answers_add_up(learner):
    before = shares(learner, LAMP)
    learner.rename(("Lighting", "Parks"), ("Works",))
    assert np.isclose(shares(learner, LAMP)["Works"], before["Lighting"] + before["Parks"])


def test_a_split_answer_is_shared_out_until_somebody_says_which(learner):
    before = shares(learner, LAMP)["Lighting"]
    learner.rename(("Lighting",), ("Lamps", "Signals"))
    assert shares(learner, LAMP)["Lamps"] == shares(learner, LAMP)["Signals"] == before / 2
    learner.learn_one(Case("new", LAMP), "Signals", Source.CORRECTION)
    assert answer_to(learner, LAMP) == "Signals"


def test_one_part_of_a_split_can_be_renamed_alone(learner):
    learner.rename(("Lighting",), ("Lamps", "Signals"))
    learner.rename(("Lamps",), ("Lanterns",))
    assert shares(learner, LAMP)["Lanterns"] == shares(learner, LAMP)["Signals"] > 0.3


def test_parts_that_are_merged_again_are_the_whole(learner):
    before = shares(learner, LAMP)["Lighting"]
    learner.rename(("Lighting",), ("Lamps", "Signals"))
    learner.rename(("Lamps", "Signals"), ("Lighting",))
    assert shares(learner, LAMP)["Lighting"] == before


def test_whoever_still_uses_the_old_name_is_understood(learner):
    learner.rename(("Lighting",), ("Highways",))
    learner.learn_one(Case("late", "lantern flickers"), "Lighting")
    assert answer_to(learner, "lantern flickers") == "Lighting"
    assert answer_to(learner, LAMP) == "Highways"


def test_a_new_answer_is_known_after_one_decision(learner):
    learner.learn_one(Case("new", "drone over the harbour"), "Aviation")
    assert answer_to(learner, "a drone over the harbour") == "Aviation"
    assert answer_to(learner, LAMP) == "Lighting"


def test_candidates_are_known_from_the_start():
    learner = CaseLearner(Question("department", ("Lighting", "Parks")))
    assert shares(learner, LAMP) == {"Lighting": 0.5, "Parks": 0.5}
    assert learner.knows("Parks")
    assert not learner.knows("Leisure")


def test_an_answer_that_nobody_gave_cannot_be_renamed(learner):
    before = state_of(learner)
    with pytest.raises(UnknownLabel, match="no decision was ever 'Nobody'.*Cleansing, Lighting"):
        learner.rename(("Nobody",), ("Somebody",))
    with pytest.raises(UnknownLabel, match="none yet"):
        taught([]).rename(("Nobody",), ("Somebody",))
    assert state_of(learner) == before


# Signed rules ------------------------------------------------------------------------------


def test_a_signed_rule_applies_at_once_and_to_nothing_else(learner):
    learner.sign(RuleSigned("Lighting", "Highways", "Ho"))
    assert answer_to(learner, LAMP) == "Highways"
    assert answer_to(learner, BIN) == "Cleansing"


def test_a_rule_holds_from_its_first_day_to_its_last(learner):
    rule = RuleSigned("Lighting", "Highways", "Ho", valid_from=JUNE, valid_to=AUGUST)
    learner.sign(rule)
    answers = [answer_to(learner, LAMP, arrived=when) for when in (MAY, JUNE, JULY, AUGUST)]
    assert answers == ["Lighting", "Highways", "Highways", "Lighting"]
    assert answer_to(learner, LAMP) == "Lighting"


def test_a_rule_without_a_last_day_holds_where_no_date_is_known(learner):
    learner.sign(RuleSigned("Lighting", "Highways", "Ho", valid_from=JUNE))
    assert answer_to(learner, LAMP) == "Highways"


def test_a_case_from_before_the_rule_may_have_the_new_answer(learner):
    learner.sign(RuleSigned("Lighting", "Highways", "Ho", valid_from=JUNE))
    learner.learn_one(Case("odd", "motorway gantry", arrived=MAY), "Highways")
    assert answer_to(learner, "motorway gantry", arrived=MAY) == "Highways"


def test_decisions_by_the_new_rule_keep_the_names_they_were_given(learner):
    learner.learn_one(Case("first", "lantern on the pier"), "Lighting", Source.CORRECTION)
    learner.sign(RuleSigned("Lighting", "Highways", "Ho", first_case="first"))
    assert answer_to(learner, "lantern on the pier") == "Lighting"
    assert answer_to(learner, LAMP) == "Highways"


def test_a_signed_answer_goes_along_when_it_is_renamed_or_split(learner):
    learner.sign(RuleSigned("Lighting", "Highways", "Ho"))
    learner.rename(("Highways",), ("East", "West"))
    assert shares(learner, LAMP)["East"] == shares(learner, LAMP)["West"] > 0.3


def test_a_rule_from_a_case_that_was_never_seen_is_refused_whole(learner):
    before = state_of(learner)
    with pytest.raises(UnknownCase):
        learner.sign(RuleSigned("Lighting", "Highways", "Ho", first_case="nowhere"))
    assert state_of(learner) == before
