"""Vectors of texts, kept on disk: the English encoder takes longer than everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.progress import track
from benchmarks.store import FOLDER
from benchmarks.streams import Stream
from remit.adapters.encoders import MiniLM

BATCH = 16


class KnownVectors:
    """The English encoder; what it has ever encoded for a benchmark lies on disk."""

    def __init__(self, stream: Stream) -> None:
        self.name, self.dimension = MiniLM.name, MiniLM.dimension
        self._path = FOLDER / f"vectors-{self.name}.npz"
        self._known = _read(self._path)
        missing = [text for text in dict.fromkeys(stream.texts) if _key(text) not in self._known]
        if missing:
            self._known |= zip(map(_key, missing), _encoded(missing), strict=True)
            _write(self._path, self._known)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return vectors of unit length, one row a text."""
        return np.stack([self._known[_key(text)] for text in texts])


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def _encoded(texts: Sequence[str]) -> np.ndarray:
    model = MiniLM()
    vectors = np.zeros((len(texts), model.dimension), dtype=np.float32)
    # Texts of like length share a batch, so that little of it is padding.
    by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in track(range(0, len(texts), BATCH), "encoding"):
        part = by_length[start : start + BATCH]
        vectors[part] = model.encode([texts[place] for place in part])
    return vectors


def _read(path: Path) -> dict[int, np.ndarray]:
    if not path.exists():
        return {}
    with np.load(path) as saved:
        return dict(zip(saved["keys"].tolist(), saved["vectors"], strict=True))


def _write(path: Path, known: dict[int, np.ndarray]) -> None:
    path.parent.mkdir(exist_ok=True)
    keys = np.fromiter(known, dtype=np.uint64, count=len(known))
    np.savez(path, keys=keys, vectors=np.stack(list(known.values())))
