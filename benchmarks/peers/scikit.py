"""scikit-learn's linear models, retrained every 500 cases (later every 5 %), or fed singly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import LinearSVC

from benchmarks.peers import Answers, Peer, retraining_points
from benchmarks.peers.features import TfIdf, own_ngrams, same_ngrams, same_weights
from benchmarks.streams import Stream

Answer = Callable[[Any], list[str]]
Fit = Callable[[Any, np.ndarray], Answer]


def support_vectors() -> Any:
    return LinearSVC(tol=1e-3)


def logistic() -> Any:
    # One-vs-rest by dual coordinate descent: lbfgs needs minutes a fit on 100,000 n-grams.
    return OneVsRestClassifier(LogisticRegression(solver="liblinear", dual=True, C=10, tol=1e-3))


def fit_plainly(model: Any, rows: Any, truth: np.ndarray) -> Answer:
    """Return the fitted model as a function; where there is one class so far, that class."""
    if len(set(truth)) == 1:
        return lambda block: [truth[0]] * block.shape[0]
    model.fit(rows, truth.astype(str))
    return lambda block: [str(answer) for answer in model.predict(block)]


def fit_weighed(make: Callable[[], Any], counts: Any, truth: np.ndarray) -> Answer:
    """Fit to tf-idf instead of counts."""
    weigh = TfIdf(counts)
    answer = fit_plainly(make(), weigh.of(counts), truth)
    return lambda block: answer(weigh.of(block))


def fit_side_by_side(both: Any, truth: np.ndarray, dimension: int) -> Answer:
    """Fit to tf-idf and vectors side by side; the vectors are the last columns."""

    def weighed(rows: Any) -> Any:
        return sparse.hstack([weigh.of(rows[:, :-dimension]), rows[:, -dimension:]], format="csr")

    weigh = TfIdf(both[:, :-dimension])
    answer = fit_plainly(support_vectors(), weighed(both), truth)
    return lambda block: answer(weighed(block))


def retrained(rows: Any, truth: np.ndarray, fit: Fit) -> Answers:
    answer: Answer = lambda block: [""] * block.shape[0]  # noqa: E731
    for start, end in retraining_points(len(truth)):
        yield answer(rows[start:end])
        answer = fit(rows[:end], truth[:end])


def on_ngrams(
    count: Callable[[Stream], Any],
    make: Callable[[], Any],
    stream: Stream,
    vectors: np.ndarray | None,
) -> Answers:
    return retrained(count(stream), stream.truth, partial(fit_weighed, make))


def on_vectors(stream: Stream, vectors: np.ndarray | None) -> Answers:
    model = LogisticRegression(C=10, max_iter=200, warm_start=True)
    return retrained(vectors, stream.truth, partial(fit_plainly, model))


def on_both(stream: Stream, vectors: np.ndarray | None) -> Answers:
    assert vectors is not None
    both = sparse.hstack([same_ngrams(stream), sparse.csr_matrix(vectors)], format="csr")
    return retrained(both, stream.truth, partial(fit_side_by_side, dimension=vectors.shape[1]))


def fed_singly(stream: Stream, vectors: np.ndarray | None) -> Answers:
    """Stochastic gradient descent, one case at a time; it must know all classes beforehand."""
    rows = same_weights(stream)
    classes = np.unique(stream.truth.astype(str))
    model = SGDClassifier(loss="log_loss", alpha=1e-6, random_state=0)
    for i, answer in enumerate(stream.answers):
        yield [str(model.predict(rows[i])[0]) if i else ""]
        model.partial_fit(rows[i], [answer], classes=classes)


SVC, LOGISTIC = "LinearSVC, retrained", "LogisticRegression, retrained"
PEERS = [
    Peer(SVC, "scikit-learn", "same", partial(on_ngrams, same_ngrams, support_vectors), best=True),
    Peer(SVC, "scikit-learn", "own", partial(on_ngrams, own_ngrams, support_vectors), best=True),
    Peer(SVC, "scikit-learn", "both", on_both, best=True),
    Peer(LOGISTIC, "scikit-learn", "same", partial(on_ngrams, same_ngrams, logistic)),
    Peer(LOGISTIC, "scikit-learn", "own", partial(on_ngrams, own_ngrams, logistic)),
    Peer(LOGISTIC, "scikit-learn", "encoder", on_vectors, best=True),
    Peer("SGDClassifier, partial_fit", "scikit-learn", "same", fed_singly),
]
