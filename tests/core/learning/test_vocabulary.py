"""How telling n-grams are, and that a case can be taken away again."""

from __future__ import annotations

import numpy as np

from remit.core.learning.vocabulary import Vocabulary, grams_of


def test_taking_a_case_away_is_exact():
    vocabulary, other = Vocabulary(), Vocabulary()
    for text in ("street lamp", "路燈壞咗", "lamp post"):
        vocabulary.add(grams_of(text).buckets)
    vocabulary.add(grams_of("路燈壞咗").buckets, times=-1)
    for text in ("street lamp", "lamp post"):
        other.add(grams_of(text).buckets)
    assert vocabulary.cases == other.cases
    assert np.array_equal(vocabulary.frequency, other.frequency)


def test_a_rare_n_gram_tells_more_than_a_common_one():
    vocabulary = Vocabulary()
    for text in ("lamp one", "lamp two", "lamp three"):
        vocabulary.add(grams_of(text).buckets)
    common, rare = vocabulary.idf(np.array([3, 1], np.int32))
    assert 0 < common < rare


def test_a_text_is_a_unit_vector_and_nothing_is_nothing():
    vocabulary = Vocabulary()
    assert np.isclose(np.linalg.norm(vocabulary.weigh(grams_of("lamp lamp lamp"))), 1)
    assert not len(vocabulary.weigh(grams_of("")))
