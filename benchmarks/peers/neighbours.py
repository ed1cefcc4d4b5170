"""The k nearest remembered cases by exact cosine; each votes with exp(cosine / T)."""

from __future__ import annotations

import numpy as np

from benchmarks.peers import Answers, Peer
from benchmarks.peers.features import Rows, cosines, same_weights
from benchmarks.streams import Stream

K, TEMPERATURE, BLOCK = 10, 0.05, 64


def by_ngrams(stream: Stream, vectors: np.ndarray | None) -> Answers:
    return _votes(same_weights(stream), stream.truth)


def by_vectors(stream: Stream, vectors: np.ndarray | None) -> Answers:
    assert vectors is not None
    return _votes(vectors, stream.truth)


def _votes(rows: Rows, truth: np.ndarray) -> Answers:
    """Answer in blocks; within a block every case still sees all that came before it."""
    for start in range(0, len(truth), BLOCK):
        end = min(start + BLOCK, len(truth))
        similar = cosines(rows[start:end], rows[:end])
        yield [_vote(similar[i - start, :i], truth[:i]) for i in range(start, end)]


def _vote(similar: np.ndarray, answers: np.ndarray) -> str:
    if not len(similar):
        return ""
    top = np.argpartition(-similar, K - 1)[:K] if len(similar) > K else np.arange(len(similar))
    votes: dict[str, float] = {}
    for place in top:
        weight = float(np.exp(similar[place] / TEMPERATURE))
        votes[answers[place]] = votes.get(answers[place], 0.0) + weight
    return max(votes, key=lambda answer: votes[answer])


PEERS = [
    Peer("kNN, exact cosine", "memory", "same", by_ngrams, best=True),
    Peer("kNN, exact cosine", "memory", "encoder", by_vectors, best=True),
]
