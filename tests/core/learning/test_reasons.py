from __future__ import annotations

from remit.core.cases import Alternative, Case, Proposal, Question
from remit.core.learning import CaseLearner, telling_words
from remit.core.learning.reasons import LOOKED_AT


class Lamps:
    """A tool that looks for one word, and counts how often it is asked."""

    asked = 0

    def __init__(self, word: str) -> None:
        self.word = word

    def predict_one(self, case: Case) -> Proposal:
        self.asked += 1
        p = 0.9 if self.word in case.text.casefold() else 0.2
        return Proposal(
            case.case_id, "q", "Lighting", (Alternative("Lighting", p),), p, 1.0, (), "t", "1", 0
        )


def test_the_word_that_decides_is_named_and_the_others_are_not():
    (word,) = telling_words(
        Lamps("lamp"), Case("1", "The LAMP post, number 12, is dark"), "Lighting"
    )

    assert word.word == "lamp" and round(word.weight, 6) == 0.7


def test_chinese_is_tried_by_pairs_of_characters():
    words = telling_words(Lamps("路燈"), Case("1", "條街嘅路燈壞咗"), "Lighting")

    assert "路燈" in {word.word for word in words}


def test_an_answer_that_is_not_considered_has_no_words():
    assert telling_words(Lamps("lamp"), Case("1", "lamp"), "Parks") == ()


def test_a_message_without_words_has_none():
    assert telling_words(Lamps("lamp"), Case("1", "12345 !!"), "Lighting") == ()


def test_a_long_message_is_not_asked_about_for_ever():
    tool = Lamps("lamp")
    telling_words(tool, Case("1", "word " * 100_000), "Lighting")

    assert tool.asked == LOOKED_AT + 1


def test_asking_why_changes_no_proposal():
    learner = CaseLearner(Question("department"))
    learner.learn_one(Case("1", "lamp is broken"), "Lighting")
    learner.learn_one(Case("2", "bin is full"), "Cleansing")
    case = Case("3", "lamp out, bin full")
    before = learner.predict_one(case)
    telling_words(learner, case, "Lighting")

    assert learner.predict_one(case) == before
