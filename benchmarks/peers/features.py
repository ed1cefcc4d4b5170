"""What peers see of a text: the n-grams that Remit sees, or the best of their own."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from benchmarks.streams import Stream
from benchmarks.vectors import KnownVectors
from remit.core.learning import BUCKETS, grams_of

Rows = Any


def same_ngrams(stream: Stream) -> sparse.csr_matrix:
    """Return the counts of exactly those n-grams that Remit's learner hashes."""
    grams = [grams_of(text) for text in stream.texts]
    ends = np.cumsum([0, *(len(one.buckets) for one in grams)])
    counts = np.concatenate([one.counts for one in grams]).astype(np.float32)
    buckets = np.concatenate([one.buckets for one in grams])
    return sparse.csr_matrix((counts, buckets, ends), shape=(len(stream), BUCKETS))


def same_weights(stream: Stream) -> sparse.csr_matrix:
    """Return them as tf-idf; rarity is the whole stream's, which can only help a peer."""
    counts = same_ngrams(stream)
    return TfIdf(counts).of(counts)


def same_features(stream: Stream, encoder: KnownVectors | None) -> Rows:
    """Return what Remit sees most of: vectors, where it has an encoder, else n-grams."""
    return encoder.encode(stream.texts) if encoder else same_weights(stream)


def cosines(one: Rows, other: Rows) -> np.ndarray:
    """Return the cosines between rows of unit length, however they are stored."""
    similar = one @ other.T
    dense: np.ndarray = similar.toarray() if sparse.issparse(similar) else similar
    return dense


def own_ngrams(stream: Stream) -> sparse.csr_matrix:
    """Return counts of characters 2-5 within words and words 1-2; of Chinese, characters 1-3."""
    if chinese(stream):
        return CountVectorizer(analyzer="char", ngram_range=(1, 3)).fit_transform(stream.texts)
    characters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5), dtype=np.float32)
    words = CountVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", dtype=np.float32)
    return sparse.hstack(
        [characters.fit_transform(stream.texts), words.fit_transform(stream.texts)], format="csr"
    )


def chinese(stream: Stream) -> bool:
    """Return whether more than three characters in ten are Chinese."""
    sample = "".join(stream.texts[:200])
    return sum("\u3400" <= letter <= "\u9fff" for letter in sample) > 0.3 * len(sample)


class TfIdf:
    """Log counts times rarity among the cases learnt; n-grams not met by then count for nothing.

    Counting once for the whole stream and blotting out what had not been met gives the same as
    a vectoriser fitted anew at each retraining, in a fraction of the time.
    """

    def __init__(self, learnt: sparse.csr_matrix) -> None:
        self._weigh = TfidfTransformer(sublinear_tf=True).fit(learnt)
        self._met = np.zeros(learnt.shape[1], dtype=np.float32)
        self._met[learnt.indices] = 1.0

    def of(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        met = counts @ sparse.diags(self._met)
        met.eliminate_zeros()
        return self._weigh.transform(met)
