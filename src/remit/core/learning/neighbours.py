"""Finding the remembered texts most like a new one, in a time that does not grow with them."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from remit.core.learning.vocabulary import BUCKETS, Indices, Values, Vocabulary

KEPT_GRAMS = 128
"""A memory keeps its most telling n-grams: 512 bytes."""

POSTED_GRAMS, ASKED_GRAMS = 12, 24
"""A memory is filed under its rarest n-grams; a question looks under its own rarest."""

FILE_LENGTH = 16
COMPARED = 48
GROWTH = 1.5

_PADDING = BUCKETS

Number = TypeVar("Number", bound=np.generic)


class Neighbours(NamedTuple):
    """Memories and their cosines with the text asked about, most similar first."""

    memories: NDArray[np.int64]
    cosines: NDArray[np.float64]


NOBODY = Neighbours(np.empty(0, np.int64), np.empty(0))


def grown(table: NDArray[Number], rows: int) -> NDArray[Number]:
    """Return `table` with room for at least `rows` rows, the new ones zero."""
    if rows <= len(table):
        return table
    larger = np.zeros((max(rows, int(GROWTH * len(table))), *table.shape[1:]), table.dtype)
    larger[: len(table)] = table
    return larger


class GramIndex:
    """Similar texts by shared n-grams.

    Each memory is filed under its few rarest n-grams, in files of fixed length that keep the
    newest.  A question gathers candidates from the files of its own rarest n-grams and compares
    the best of them in full: constant time, whatever is remembered.
    """

    def __init__(self) -> None:
        self._files = np.zeros((BUCKETS, FILE_LENGTH), np.int32)  # memory + 1; 0 is nobody
        self._filed = np.zeros(BUCKETS, np.int32)
        self._kept = np.zeros((1024, KEPT_GRAMS), np.int32)
        self._size = 0
        self._misfiled = False
        self._question = np.zeros(BUCKETS + 1, np.float32)

    def __getstate__(self) -> dict[str, Any]:
        """A snapshot holds no room for more: what is read back would fill it with zeros."""
        return self.__dict__ | {"_kept": self._kept[: self._size]}

    def add(self, buckets: Indices, vocabulary: Vocabulary) -> None:
        """Remember one more text, as the next memory."""
        self._kept = grown(self._kept, self._size + 1)
        rarest = buckets[vocabulary.frequency[buckets].argsort(kind="stable")]
        row = self._kept[self._size]
        row[:] = _PADDING
        row[: len(rarest[:KEPT_GRAMS])] = np.sort(rarest[:KEPT_GRAMS])
        self._file(self._size, rarest)
        self._size += 1

    def _file(self, memory: int, rarest: Indices) -> None:
        posted = rarest[:POSTED_GRAMS]
        self._files[posted, self._filed[posted] % FILE_LENGTH] = memory + 1
        self._filed[posted] += 1

    def erase(self, memory: int) -> None:
        """Keep nothing of a memory; it may have pushed others out of files, so file anew."""
        self._kept[memory] = _PADDING
        self._misfiled = True

    def _file_anew(self, vocabulary: Vocabulary) -> None:
        self._files[:] = self._filed[:] = 0
        for memory, row in enumerate(self._kept[: self._size]):
            buckets = row[row != _PADDING]
            self._file(memory, buckets[vocabulary.frequency[buckets].argsort(kind="stable")])
        self._misfiled = False

    def find(self, buckets: Indices, values: Values, vocabulary: Vocabulary) -> Neighbours:
        """Return the memories most like a text of unit vector `values`."""
        if self._misfiled:
            self._file_anew(vocabulary)
        candidates = self._candidates(buckets, values, vocabulary)
        if not len(candidates):
            return NOBODY
        kept = self._kept[candidates]
        frequency = vocabulary.frequency[np.minimum(kept, BUCKETS - 1)]
        weights = np.where(kept == _PADDING, 0.0, vocabulary.idf(frequency))
        self._question[buckets] = values
        dots = np.einsum("ij,ij->i", self._question[kept], weights)
        self._question[buckets] = 0
        lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        cosines = np.minimum(dots / np.maximum(lengths, 1e-9), 1.0)
        order = (-cosines).argsort(kind="stable")
        return Neighbours(candidates[order], cosines[order])

    def _candidates(self, buckets: Indices, values: Values, vocabulary: Vocabulary) -> Indices:
        frequency = vocabulary.frequency[buckets]
        known = np.flatnonzero(frequency)
        rarest = known[frequency[known].argsort(kind="stable")[:ASKED_GRAMS]]
        files = self._files[buckets[rarest]]
        found, at = np.unique(files, return_inverse=True)
        shared = np.bincount(at.ravel(), np.repeat(values[rarest], FILE_LENGTH))
        if len(found) and found[0] == 0:
            found, shared = found[1:], shared[1:]
        if len(found) > COMPARED:
            found = found[np.argpartition(-shared, COMPARED)[:COMPARED]]
        return found.astype(np.int64) - 1


class VectorIndex:
    """Similar texts by an encoder's vectors, compared exactly with every memory."""

    def __init__(self, dimension: int) -> None:
        self._vectors = np.zeros((1024, dimension), np.float32)
        self._size = 0
        self._erased: list[int] = []

    def __getstate__(self) -> dict[str, Any]:
        """A snapshot holds no room for more."""
        return self.__dict__ | {"_vectors": self._vectors[: self._size]}

    def add(self, vector: Values) -> None:
        """Remember one more unit vector, as the next memory."""
        self._vectors = grown(self._vectors, self._size + 1)
        self._vectors[self._size] = vector
        self._size += 1

    def erase(self, memory: int) -> None:
        """Keep nothing of a memory."""
        self._vectors[memory] = 0
        self._erased.append(memory)

    def find(self, vector: Values) -> Neighbours:
        """Return the memories most like a text of unit vector `vector`."""
        if not self._size:
            return NOBODY
        cosines = self._vectors[: self._size] @ vector
        cosines[self._erased] = -np.inf
        nearest = np.arange(self._size)
        if self._size > COMPARED:
            nearest = np.argpartition(-cosines, COMPARED)[:COMPARED]
        nearest = nearest[(-cosines[nearest]).argsort(kind="stable")]
        return Neighbours(nearest, cosines[nearest].astype(np.float64))
