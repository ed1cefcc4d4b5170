"""The learners that Remit is measured against, each as good as its library lets it be.

A peer walks along a stream as Remit does: it answers a case before it learns the answer.  What
makes a slow one bearable (answering in blocks, retraining now and then) is part of its name.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks.progress import track
from benchmarks.store import Arrays, Store, source_digest, versions
from benchmarks.streams import Stream

Answers = Iterator[Iterable[str]]
LIBRARIES = versions("scikit-learn", "river", "scipy", "numpy")


@dataclass(frozen=True)
class Peer:
    """A learner of another library.

    Attributes
    ----------
    library
        Where it comes from; "memory" is the plain k nearest neighbours.
    features
        The "same" n-grams as Remit, its "own", the "encoder", or "both" same and encoder.
    answers
        Walks a stream and yields its answers, block after block, in order.
    best
        Whether it is among those that came out best on some stream.
    """

    name: str
    library: str
    features: str
    answers: Callable[[Stream, np.ndarray | None], Answers]
    best: bool = False


def walk(
    peer: Peer, stream: Stream, vectors: np.ndarray | None, limit: float, store: Store
) -> np.ndarray:
    """Return for each case whether the peer was right; shorter where its time was up."""

    def enough(kept: Arrays) -> bool:
        return len(kept["right"]) == len(stream) or float(kept["limit"]) >= limit

    grams = source_digest("core/learning/grams.py") if peer.features in ("same", "both") else ""
    key = (peer.name, peer.features, stream.digest, LIBRARIES, grams)
    return store.get("peer", key, lambda: _walked(peer, stream, vectors, limit), enough)["right"]


def _walked(peer: Peer, stream: Stream, vectors: np.ndarray | None, limit: float) -> Arrays:
    right: list[bool] = []
    until = time.process_time() + limit
    blocks = track(peer.answers(stream, vectors), f"{peer.name}, {stream.name}")
    for block in blocks:
        right += [a == b for a, b in zip(block, stream.answers[len(right) :], strict=False)]
        if time.process_time() > until:
            break
    return {"right": np.array(right, dtype=bool), "limit": np.array(limit)}


def retraining_points(cases: int) -> list[tuple[int, int]]:
    """Return the stretches between retrainings: 500 cases, later 5 % of those learnt.

    Examples
    --------
    >>> retraining_points(1200)
    [(0, 500), (500, 1000), (1000, 1200)]
    """
    ends = [0]
    while ends[-1] < cases:
        ends.append(min(cases, ends[-1] + max(500, ends[-1] // 20)))
    return list(pairwise(ends))
