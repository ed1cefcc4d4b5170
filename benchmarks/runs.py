"""Remit's learner over a stream: predict, then learn, one case at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from benchmarks.progress import track
from benchmarks.store import Arrays, Store, source_digest, versions
from benchmarks.streams import Stream
from benchmarks.vectors import KnownVectors
from remit.core.cases import Question
from remit.core.learning import CaseLearner

QUESTION = Question("label")


@dataclass(frozen=True)
class Run:
    """What the learner proposed for each case before it learnt the answer.

    Attributes
    ----------
    right, confidence, familiarity
        One value a case.
    seconds
        CPU time of proposing and learning, without the encoder.
    """

    right: np.ndarray
    confidence: np.ndarray
    familiarity: np.ndarray
    seconds: float


def learner(encoder: KnownVectors | None = None) -> CaseLearner:
    """Return Remit's learner in its one configuration."""
    return CaseLearner(QUESTION, encoder)


def run(stream: Stream, encoder: KnownVectors | None, store: Store) -> Run:
    """Return what the learner proposed along a stream, from disk where nothing has changed."""
    source = source_digest("core/cases.py", "core/errors.py", "core/learning")
    key = (stream.digest, encoder.name if encoder else "n-grams", source, versions("numpy"))
    kept = store.get("remit", key, lambda: _proposals(stream, encoder))
    return Run(kept["right"], kept["confidence"], kept["familiarity"], float(kept["seconds"]))


def _proposals(stream: Stream, encoder: KnownVectors | None) -> Arrays:
    tool = learner(encoder)
    right = np.zeros(len(stream), dtype=bool)
    confidence, familiarity = np.zeros(len(stream)), np.zeros(len(stream))
    began = time.process_time()
    pairs = zip(stream.cases, stream.answers, strict=True)
    for i, (case, answer) in enumerate(track(list(pairs), f"Remit, {stream.name}")):
        proposal = tool.predict_one(case)
        right[i] = proposal.answer == answer
        confidence[i], familiarity[i] = proposal.confidence, proposal.familiarity
        tool.learn_one(case, answer)
    seconds = np.array(time.process_time() - began)
    return {
        "right": right, "confidence": confidence, "familiarity": familiarity, "seconds": seconds
    }  # fmt: skip
