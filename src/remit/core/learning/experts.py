"""The experts side by side: what each makes of a case, and what all learn from a decision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from remit.core.learning.memory import Memory
from remit.core.learning.neighbours import GramIndex, Neighbours, VectorIndex
from remit.core.learning.recency import Recency
from remit.core.learning.softmax import Logs, Softmax
from remit.core.learning.stack import Stack
from remit.core.learning.vocabulary import Grams, Values, Vocabulary

VOTERS = 10
GRAM_TEMPERATURE, VECTOR_TEMPERATURE = 0.1, 0.05
BELIEVED = 0.9
"""How much of the vote is believed; the rest is spread, so that no answer is impossible."""

_FIRST_WEIGHTS = (0.6, 0.3, 0.4, 0.0)
_FIRST_WEIGHTS_WITH_MEANING = (0.8, 0.2, 1.2, 0.0)
_ONLY_MEMORY = np.array([0.0, 0.0, 1.0, 0.0])
_IMPOSSIBLE = 1e-300


@dataclass(frozen=True, slots=True)
class View:
    """A case as the experts see it: its n-grams, their unit vector, and an encoder's vector."""

    grams: Grams
    values: Values
    vector: Values | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the experts make of a case, each alone (rows) and together, per concept."""

    rows: Logs
    log_p: Logs
    familiarity: float


class Experts:
    """Two linear experts, one steady and one quick, the memory's vote, and recency.

    Parameters
    ----------
    dimension
        Length of an encoder's vectors, or 0 without one.
    """

    def __init__(self, dimension: int) -> None:
        self.vocabulary = Vocabulary()
        self._steady = Softmax(caution=1e-3)
        self._quick = Softmax(caution=1e-2, memory=0.97)
        self._recency = Recency()
        self._stack = Stack(_FIRST_WEIGHTS_WITH_MEANING if dimension else _FIRST_WEIGHTS)
        self._texts = GramIndex()
        self._meanings = VectorIndex(dimension) if dimension else None
        self._spread = np.zeros(0)
        self.muted = False
        """After forgetting, what cannot be subtracted exactly is silent until a refold."""

    def grow(self, concepts: int) -> None:
        """Make room for new concepts."""
        for expert in (self._steady, self._quick, self._recency):
            expert.grow(concepts)
        self._spread = np.append(self._spread, np.ones(concepts - len(self._spread)))

    def retire(self, concept: int) -> None:
        """Hold a concept for impossible from now on."""
        self._spread[concept] = _IMPOSSIBLE

    def find(self, view: View) -> Neighbours:
        """Return the remembered cases most like this one."""
        if self._meanings is not None and view.vector is not None:
            return self._meanings.find(view.vector)
        return self._texts.find(view.grams.buckets, view.values, self.vocabulary)

    def opine(self, view: View, near: Neighbours, memory: Memory) -> Opinion:
        """Return what the experts make of a case whose neighbours are `near`."""
        familiarity = float(max(near.cosines[0], 0.0)) if len(near.cosines) else 0.0
        rows = np.stack(
            [
                self._steady.log_probabilities(view.grams.buckets, view.values),
                self._quick.log_probabilities(view.grams.buckets, view.values),
                self._vote(near, familiarity, memory),
                self._recency.log_probabilities(),
            ]
        )
        log_p = _ONLY_MEMORY @ rows if self.muted else self._stack.mix(rows, familiarity)
        return Opinion(rows, log_p, familiarity)

    def _vote(self, near: Neighbours, familiarity: float, memory: Memory) -> Logs:
        spread = self._spread / self._spread.sum()
        if not len(near.memories):
            return np.log(spread)
        voters = Neighbours(near.memories[:VOTERS], near.cosines[:VOTERS])
        if self._meanings is not None:
            votes = memory.vote(voters, VECTOR_TEMPERATURE, len(spread))
            return np.log(BELIEVED * votes + (1 - BELIEVED) * spread)
        votes = memory.vote(voters, GRAM_TEMPERATURE, len(spread))
        believed = BELIEVED * max(familiarity, 0.1)
        return np.log(believed * votes + (1 - believed) * spread)

    def learn_one(self, view: View, opinion: Opinion, target: NDArray[np.float64]) -> None:
        """Learn that the case is decided with `target` probabilities per concept."""
        buckets, values = view.grams.buckets, view.values
        rows = opinion.rows
        self._stack.learn_one(rows, opinion.familiarity, opinion.log_p, target)
        self._steady.learn_one(buckets, values, rows[0], target)
        self._quick.learn_one(buckets, values, rows[1], target)
        self._recency.learn_one(target)

    def remember(self, view: View) -> None:
        """File a case's text as the next memory."""
        if self._meanings is not None and view.vector is not None:
            self._meanings.add(view.vector)
        else:
            self._texts.add(view.grams.buckets, self.vocabulary)
        self.vocabulary.add(view.grams.buckets)

    def erase(self, memory: int, grams: Grams) -> None:
        """Keep nothing of a memory's text, and be silent where its influence may linger."""
        (self._texts if self._meanings is None else self._meanings).erase(memory)
        self.vocabulary.add(grams.buckets, times=-1)
        self.muted = True
