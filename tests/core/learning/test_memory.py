"""For whom a memory holds and until when, and whose word on a message is the last."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime

import pytest

from remit.core.cases import Case, Scope, Source
from remit.core.errors import InvalidEvidence, UnknownCase
from remit.core.learning.memory import Memory, Remembered
from tests.cast import CHAN, KWOK, LAU
from tests.core.learning.builders import answer_to, correct, messages, taught

LAMP = "lamp post 12 leans over the tennis court"
MAY, JUNE, JULY = (datetime(2026, month, 1, tzinfo=UTC) for month in (5, 6, 7))


@pytest.fixture
def learner():
    return taught(messages(60))


def corrected_in(learner, scope: Scope, answer: str) -> None:
    correct(learner, LAMP, answer, scope=scope, case={"owner": CHAN.owner})


def test_the_narrowest_scope_speaks_first(learner):
    for scope, answer in zip(Scope, ("Officer", "Team", "Department", "Shared"), strict=True):
        corrected_in(learner, scope, answer)
    stranger_at_home = ("S999", "hotline-west", "transport")
    owners = (CHAN.owner, LAU.owner, stranger_at_home, KWOK.owner, ())
    answers = [answer_to(learner, LAMP, owner=owner) for owner in owners]
    assert answers == ["Officer", "Team", "Department", "Shared", "Shared"]


@pytest.mark.parametrize("scope", [Scope.OFFICER, Scope.TEAM, Scope.DEPARTMENT])
def test_what_holds_for_some_teaches_nobody_else(learner, scope):
    before = answer_to(learner, LAMP, owner=KWOK.owner)
    corrected_in(learner, scope, "Leisure")
    assert answer_to(learner, LAMP, owner=CHAN.owner) == "Leisure"
    assert answer_to(learner, LAMP, owner=KWOK.owner) == before


def test_a_scope_needs_an_owner(learner):
    with pytest.raises(InvalidEvidence, match="names only 1 owners"):
        correct(learner, LAMP, "Leisure", scope=Scope.TEAM, case={"owner": ("S101",)})


def test_a_word_holds_until_its_last_day(learner):
    correct(learner, LAMP, "Leisure", valid_to=JUNE)
    assert answer_to(learner, LAMP, arrived=MAY) == "Leisure"
    assert answer_to(learner, LAMP) == "Leisure"
    assert answer_to(learner, LAMP, arrived=JUNE) != "Leisure"
    assert answer_to(learner, LAMP, arrived=JULY) != "Leisure"


def word_on(memory: Memory, *, key: int = 7) -> int | None:
    nobody = taught([])._experts.find(taught([])._look(Case("", "")))
    return memory.last_word(key, nobody, (), None)


def remembering(*words: tuple[int, Source], by: tuple[str, ...] = ("Chan", "Lee", "Ho")) -> Memory:
    memory = Memory()
    for number, (concept, source) in enumerate(words):
        memory.add(Remembered(f"C{number}", concept, 7, source, by[number], number))
    return memory


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ([(1, Source.CORRECTION)], 1),
        ([(1, Source.CORRECTION), (1, Source.AUDIT)], 1),
        ([(1, Source.CORRECTION), (2, Source.ACCEPTANCE)], 1),
        ([(1, Source.CORRECTION), (2, Source.CORRECTION)], None),
        ([(1, Source.CORRECTION), (2, Source.BLIND)], None),
        ([(2, Source.BLIND), (1, Source.CORRECTION)], 1),
        ([(1, Source.BLIND)], None),
    ],
)
def test_a_correction_is_the_last_word_until_it_is_contested(words, last):
    assert word_on(remembering(*words)) == last


def test_a_person_may_change_her_mind():
    words = (1, Source.CORRECTION), (2, Source.CORRECTION)

    assert word_on(remembering(*words, by=("Chan", "Chan"))) == 2
    assert word_on(remembering(*words, by=("", ""))) is None


def test_a_contest_ends_when_the_other_word_is_erased():
    memory = remembering((1, Source.CORRECTION), (2, Source.BLIND), (3, Source.CORRECTION))
    memory.erase("C0")
    assert word_on(memory) == 3
    memory.erase("C2")
    assert word_on(memory) is None


def test_what_was_erased_cannot_be_shown_or_erased_again():
    memory = remembering((1, Source.CORRECTION))
    memory.erase("C0")
    with pytest.raises(UnknownCase, match="nothing of it is left"):
        memory.entry(0)
    with pytest.raises(UnknownCase, match="never learnt, or was forgotten"):
        memory.erase("C0")
    assert not memory.holds_concept(1)


def test_what_is_remembered_of_a_decision_is_small():
    tracemalloc.start()
    memory = Memory()
    for n in range(10_000):
        memory.add(Remembered(f"CASE-{n:05}", 1, 2**60 + n, Source.BLIND, "".join("CHAN"), n))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(memory) < 200


def test_a_thousand_acceptances_never_average_a_correction_away(learner):
    correct(learner, LAMP, "Leisure")
    for number in range(1_000):
        text = LAMP if number % 2 else f"lamp post {number} leans over the road"
        case = Case(f"A{number}", text)
        learner.learn_one(case, learner.predict_one(case).answer, Source.ACCEPTANCE)
    assert answer_to(learner, LAMP) == "Leisure"
    assert learner.predict_one(Case("asked", LAMP)).confidence > 0.9


def test_last_words_that_are_not_repeated_make_the_tool_less_sure(learner):
    def sure() -> float:
        return learner._precedents.reliability

    first = sure()
    for number in range(20):
        correct(learner, f"{LAMP} {number}", "Leisure")
        learner.learn_one(Case(f"B{number}", f"{LAMP} {number}"), "Parks")
    assert sure() < first
