"""The most similar memories are found, in constant time, and can be erased."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from remit.core.learning.neighbours import COMPARED, GramIndex, Neighbours, VectorIndex
from remit.core.learning.vocabulary import BUCKETS, Indices, Vocabulary, grams_of
from tests.core.learning.builders import Counts


class Texts:
    """An index of texts with the vocabulary that goes with it."""

    def __init__(self, texts: list[str]) -> None:
        self.vocabulary, self.index = Vocabulary(), GramIndex()
        for text in texts:
            self.add(grams_of(text).buckets)

    def add(self, buckets: Indices) -> None:
        self.index.add(buckets, self.vocabulary)
        self.vocabulary.add(buckets)

    def find(self, text: str) -> Neighbours:
        grams = grams_of(text)
        return self.index.find(grams.buckets, self.vocabulary.weigh(grams), self.vocabulary)


@pytest.fixture(scope="module")
def many() -> tuple[list[str], Texts]:
    """An index of 20,000 texts; those between the first and the last are n-grams by chance."""
    texts, dice = [f"燈柱 lamp {number}" for number in range(30)], np.random.default_rng(1)
    index = Texts(texts[:10])
    for _ in range(19_980):
        index.add(np.unique((BUCKETS * dice.random(60) ** 4).astype(np.int64)))
    for text in texts[10:]:
        index.add(grams_of(text).buckets)
    return texts, index


@pytest.mark.parametrize(("number", "memory"), [(0, 0), (9, 9), (10, 19_990), (29, 20_009)])
def test_it_finds_the_same_text_among_twenty_thousand(many, number, memory):
    texts, index = many
    found = index.find(texts[number])
    assert found.memories[0] == memory
    assert found.cosines[0] > 0.95


def test_it_never_compares_more_than_a_fixed_number(many):
    assert len(many[1].find("燈柱 lamp").memories) <= COMPARED


def test_it_finds_nothing_for_what_it_never_saw():
    index = Texts(["lamp is dark", "bin is full"])
    assert not len(index.find("垃圾桶").memories)
    assert not len(index.find("").memories)


def test_similar_texts_come_first():
    found = Texts(["lamp is dark", "bin is full", "the lamp post"]).find("lamp is very dark")
    assert found.memories[0] == 0
    assert list(found.cosines) == sorted(found.cosines, reverse=True)


def test_an_erased_text_is_not_found():
    index = Texts(["lamp is dark", "bin is full"])
    index.index.erase(0)
    assert list(index.find("lamp is dark").memories) in ([], [1])


def test_erasing_brings_back_what_was_pushed_out_of_files():
    index = Texts(["lamp"] * 40)
    assert 0 not in index.find("lamp").memories
    for number in range(1, 40):
        index.index.erase(number)
    assert list(index.find("lamp").memories) == [0]


def test_a_snapshot_holds_no_room_for_more_and_goes_on():
    texts = Texts(["lamp is dark", "bin is full"])
    texts.index = pickle.loads(pickle.dumps(texts.index))
    assert len(texts.index._kept) == 2
    texts.add(grams_of("the lift is broken").buckets)
    assert [texts.find(text).memories[0] for text in ("dark lamp", "broken lift")] == [0, 2]


def test_vectors_are_compared_with_every_memory():
    index, texts = VectorIndex(26), [f"{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200)]
    assert not len(index.find(Counts().encode(["a"])[0]).memories)
    for vector in Counts().encode(texts):
        index.add(vector)
    found = index.find(Counts().encode([texts[77]])[0])
    assert texts[found.memories[0]] in (texts[77], texts[77][::-1])
    assert len(found.memories) == COMPARED


def test_an_erased_vector_is_as_far_away_as_can_be():
    index = VectorIndex(2)
    for vector in ([1, 0], [-1, 0]):
        index.add(np.array(vector, np.float32))
    index.erase(0)
    assert list(index.find(np.array([1, 0], np.float32)).memories) == [1, 0]
