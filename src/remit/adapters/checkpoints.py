"""The state of an interrupted job, and the proof that it belongs to the job that resumes it.

A checkpoint is a line of JSON that says what it belongs to, then a pickle.  A pickle can
carry code: resume only from a folder that nobody else writes to.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from remit.core.errors import SnapshotMismatch

Conditions = Mapping[str, Any]
UNREADABLE = (ValueError, EOFError, AttributeError, ImportError, pickle.UnpicklingError)


class Checkpoint:
    """One file in which a job's state is saved now and then.

    Parameters
    ----------
    conditions
        Whatever must be the same for the state to be resumed; plain values.
    """

    def __init__(self, path: Path, conditions: Conditions) -> None:
        self._path = path
        self._conditions = dict(conditions)

    def save(self, state: object) -> None:
        """Save `state`; whoever is interrupted meanwhile keeps the state saved before."""
        half_written = self._path.with_suffix(".part")
        with half_written.open("wb") as file:
            file.write(json.dumps(self._conditions, sort_keys=True).encode() + b"\n")
            pickle.dump(state, file, protocol=pickle.HIGHEST_PROTOCOL)
            file.flush()
            os.fsync(file.fileno())
        half_written.replace(self._path)

    def load(self) -> Any | None:
        """Return the saved state, or None where there is none."""
        if not self._path.exists():
            return None
        with self._path.open("rb") as file:
            try:
                if differences := _differences(json.loads(file.readline()), self._conditions):
                    raise self._mismatch("; ".join(differences))
                return pickle.load(file)
            except UNREADABLE as error:
                raise self._mismatch("it cannot be read") from error

    def remove(self) -> None:
        """Remove the file, if there is one."""
        self._path.unlink(missing_ok=True)

    def _mismatch(self, why: str) -> SnapshotMismatch:
        return SnapshotMismatch(
            f"{self._path} was left by an interrupted run under other conditions: {why}. "
            "Run the same command as then to resume it, or add --fresh to start over"
        )


def _differences(then: Conditions, now: Conditions) -> list[str]:
    return [
        f"{name} was {then.get(name)!r} and is {now.get(name)!r}"
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    ]
