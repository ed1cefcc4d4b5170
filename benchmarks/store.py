"""Answers that took long to get are kept on disk, under a name that says what they depend on.

A change of the data, the settings, the libraries or Remit's own source changes the name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

FOLDER = Path(".bench-cache")
SOURCE = Path(__file__).parents[1] / "src" / "remit"
Arrays = Mapping[str, np.ndarray]


class Store:
    """A folder of arrays; a fresh one computes everything again."""

    def __init__(self, fresh: bool = False) -> None:
        self._fresh = fresh
        self._made: set[Path] = set()

    def get(
        self,
        kind: str,
        parts: tuple[object, ...],
        make: Callable[[], Arrays],
        enough: Callable[[Arrays], bool] = lambda arrays: True,
    ) -> Arrays:
        """Return what `make` returned for the same `parts` before, if that is `enough`."""
        name = hashlib.sha256(repr(parts).encode()).hexdigest()[:24]
        path = FOLDER / f"{kind}-{name}.npz"
        if path.exists() and (path in self._made or not self._fresh):
            with np.load(path, allow_pickle=False) as saved:
                kept = dict(saved)
            if enough(kept):
                return kept
        arrays = make()
        FOLDER.mkdir(exist_ok=True)
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
        self._made.add(path)
        return arrays


def versions(*packages: str) -> tuple[str, ...]:
    """Return what is installed of `packages`."""
    return tuple(f"{package} {_version(package)}" for package in packages)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def source_digest(*parts: str) -> str:
    """Return a name for the present source of these parts of Remit."""
    sha = hashlib.sha256()
    for part in parts:
        top = SOURCE / part
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            sha.update(path.read_bytes())
    return sha.hexdigest()[:16]
