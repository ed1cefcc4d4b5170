"""river's online classifiers, one case at a time, on token counts or vectors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from river import feature_extraction, linear_model, multiclass, naive_bayes, optim
from river import neighbors as memory  # codespell:ignore neighbors

from benchmarks.peers import Answers, Peer
from benchmarks.peers.features import chinese, same_ngrams, same_weights
from benchmarks.streams import Stream

Tokens = Iterator[dict[Any, float]]


def same_tokens(stream: Stream) -> Tokens:
    """Yield the n-grams that Remit hashes, as counts."""
    yield from _dictionaries(same_ngrams(stream))


def same_weighed_tokens(stream: Stream) -> Tokens:
    """Yield the same n-grams as tf-idf of unit length, which gradient methods need."""
    yield from _dictionaries(same_weights(stream))


def _dictionaries(rows: Any) -> Tokens:
    for start, end in pairwise(rows.indptr):
        columns, values = rows.indices[start:end].tolist(), rows.data[start:end].tolist()
        yield dict(zip(columns, values, strict=True))


def own_tokens(stream: Stream) -> Tokens:
    """Yield words 1-2 as river's BagOfWords counts them; of Chinese, characters 1-2."""
    letters = chinese(stream)
    bag = feature_extraction.BagOfWords(
        lowercase=True,
        ngram_range=(1, 2),
        tokenizer=(lambda text: re.findall(r"\S", text)) if letters else None,
    )
    for text in stream.texts:
        yield dict(bag.transform_one(text))


def one_by_one(
    tokens: Callable[[Stream], Tokens],
    make: Callable[[], Any],
    stream: Stream,
    vectors: np.ndarray | None,
) -> Answers:
    model = make()
    for features, answer in zip(tokens(stream), stream.answers, strict=True):
        yield [str(model.predict_one(features))]
        model.learn_one(features, answer)


def nearest(stream: Stream, vectors: np.ndarray | None) -> Answers:
    assert vectors is not None
    engine = memory.SWINN(dist_func=lambda ours, theirs: 1.0 - float(ours[0] @ theirs[0]))
    model = memory.KNNClassifier(n_neighbors=10, engine=engine)
    for vector, answer in zip(vectors, stream.answers, strict=True):
        # The whole vector as one feature: numpy then does what dictionaries would do slowly.
        yield [str(model.predict_one({0: vector}))]
        model.learn_one({0: vector}, answer)


def bayes() -> Any:
    return naive_bayes.MultinomialNB(alpha=0.1)


def complement_bayes() -> Any:
    return naive_bayes.ComplementNB(alpha=0.1)


def softmax() -> Any:
    return linear_model.SoftmaxRegression(optimizer=optim.Adam(0.01))


def logistic() -> Any:
    return multiclass.OneVsRestClassifier(linear_model.LogisticRegression(optim.AdaGrad(0.5)))


def passive_aggressive() -> Any:
    return multiclass.OneVsRestClassifier(linear_model.PAClassifier(C=1.0))


own = partial(one_by_one, own_tokens)
same = partial(one_by_one, same_tokens)
weighed = partial(one_by_one, same_weighed_tokens)

PEERS = [
    Peer("MultinomialNB", "river", "own", partial(own, bayes), best=True),
    Peer("MultinomialNB", "river", "same", partial(same, bayes), best=True),
    Peer("ComplementNB", "river", "own", partial(own, complement_bayes)),
    Peer("SoftmaxRegression", "river", "same", partial(weighed, softmax)),
    Peer("one-vs-rest logistic", "river", "same", partial(weighed, logistic)),
    Peer("one-vs-rest PA", "river", "same", partial(weighed, passive_aggressive)),
    Peer("kNN (SWINN)", "river", "encoder", nearest),
]
