"""What happened in a replay, as columns that stay small over a million cases."""

from __future__ import annotations

import math
from array import array
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import Decider
from remit.core.replay.records import CaseRecord

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]


class NamedColumn:
    """A column of names, each stored once."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._column = array("i")

    def append(self, name: str) -> None:
        """Add the next case's name."""
        self._column.append(self._number.setdefault(name, len(self._number)))

    @property
    def names(self) -> list[str]:
        """The names in the order in which they were first seen."""
        return list(self._number)

    @property
    def numbers(self) -> Numbers:
        """Each case's name, as its place in `names`."""
        return np.array(self._column, dtype=np.int32)


class Ledger:
    """One entry a case, in the order of the replay; some 40 bytes each."""

    def __init__(self) -> None:
        self.answers, self.proposals = NamedColumn(), NamedColumn()
        self.groups, self.delegations = NamedColumn(), NamedColumn()
        self._confidence, self._arrived = array("d"), array("d")
        self._correct, self._by_tool = bytearray(), bytearray()
        self._blind, self._audited = bytearray(), bytearray()
        self._before_release = bytearray()

    def __len__(self) -> int:
        return len(self._correct)

    def enter(self, record: CaseRecord) -> None:
        """Add the next case."""
        self.answers.append(record.answer)
        self.proposals.append(record.proposal)
        self.groups.append(record.group)
        self.delegations.append(record.delegation)
        self._confidence.append(record.confidence)
        self._arrived.append(_timestamp(record.arrived))
        self._correct.append(record.correct)
        self._by_tool.append(record.decided_by is Decider.TOOL)
        self._blind.append(record.blind)
        self._audited.append(record.audited)
        self._before_release.append(record.before_release)

    @property
    def confidence(self) -> NDArray[np.float64]:
        """The tool's confidence in each proposal."""
        return np.array(self._confidence)

    @property
    def arrived(self) -> NDArray[np.float64]:
        """When each case came in, in seconds since 1970; not a number where that is unknown."""
        return np.array(self._arrived)

    def when(self, position: int) -> str:
        """Return when one case came in, as written in figures; empty where that is unknown."""
        seconds = self._arrived[position]
        return "" if math.isnan(seconds) else datetime.fromtimestamp(seconds, UTC).isoformat()

    @property
    def correct(self) -> Flags:
        """Whether each proposal agrees with the record."""
        return _flags(self._correct)

    @property
    def by_tool(self) -> Flags:
        """Whether the tool decided."""
        return _flags(self._by_tool)

    @property
    def blind(self) -> Flags:
        """Whether an officer decided without seeing the proposal."""
        return _flags(self._blind)

    @property
    def audited(self) -> Flags:
        """Whether a second person looked at the tool's decision."""
        return _flags(self._audited)

    @property
    def before_release(self) -> Flags:
        """Whether that second person looked before the tool's decision went out."""
        return _flags(self._before_release)


def _timestamp(written: str) -> float:
    return datetime.fromisoformat(written).timestamp() if written else math.nan


def _flags(column: bytearray) -> Flags:
    return np.array(column, dtype=np.bool_)
