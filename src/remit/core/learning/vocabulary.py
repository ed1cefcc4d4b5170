"""How telling each n-gram is, counted from the cases learnt so far."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from remit.core.learning.grams import gram_hashes, normalised

Indices = NDArray[np.int64]
Values = NDArray[np.float32]

BITS = 18
BUCKETS = 1 << BITS
_SHIFT = np.uint64(64 - BITS)


@dataclass(frozen=True, slots=True)
class Grams:
    """A text's n-grams: distinct buckets, ascending, and how often each occurs.

    `key` names the normalised text: two texts with one key are the same message.
    """

    buckets: Indices
    counts: NDArray[np.int64]
    key: int


def grams_of(text: str) -> Grams:
    """Return the hashed n-grams of `text`; none for a text without letters or digits."""
    words = normalised(text)
    hashes = gram_hashes(words)
    buckets, counts = np.unique((hashes >> _SHIFT).astype(np.int64), return_counts=True)
    message = (words or text).encode(errors="surrogatepass")  # one emoji is not another
    key = int.from_bytes(blake2b(message, digest_size=8).digest(), "little")
    return Grams(buckets, counts, key)


class Vocabulary:
    """Document frequencies of hashed n-grams, to which cases can be added and taken away."""

    def __init__(self) -> None:
        self.cases = 0
        self.frequency = np.zeros(BUCKETS, np.int32)

    def weigh(self, grams: Grams) -> Values:
        """Return the unit vector of `grams`: (1 + log tf) · idf, one value a bucket."""
        values = (1 + np.log(grams.counts)) * self.idf(self.frequency[grams.buckets])
        length = np.sqrt(values @ values)
        return (values / length if length > 0 else values).astype(np.float32)

    def idf(self, frequency: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the weight of n-grams that occur in `frequency` cases."""
        out: NDArray[np.float64] = np.log((self.cases + 2) / (frequency + 1))
        return out

    def add(self, buckets: Indices, times: int = 1) -> None:
        """Count one more case, or with `times` -1 take one away."""
        self.cases += times
        self.frequency[buckets] += times
