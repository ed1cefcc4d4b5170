"""Past cases from a table, in the order in which they came in.

The whole table is checked once.  Its usable rows go to a temporary file that the system
deletes when the program ends, so that a million cases can be sorted by time while only their
places are held in memory.
"""

from __future__ import annotations

import json
import math
import random
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from remit.adapters.files import KEPT_IN_MEMORY, UnreadableTable, open_plain
from remit.adapters.rows import Reason, Row
from remit.adapters.set_aside import SetAside, described
from remit.adapters.tables import Table
from remit.adapters.times import TimeColumn
from remit.core.cases import Case
from remit.core.replay.records import PastCase

NAMES = {"big5hkscs": "Big5-HKSCS", "gb18030": "GB18030", "cp1252": "Windows Western European"}


@dataclass(frozen=True)
class Columns:
    """Which column holds what; an empty name means that there is none."""

    text: str
    answer: str
    time: str = ""
    case_id: str = ""
    group: str = ""


@contextmanager
def open_past_cases(
    path: str, columns: Columns, encoding: str = "", shuffled_by: int | None = None
) -> Iterator[PastCases]:
    """Open the past cases in the table at `path`; ``-`` is standard input.

    Parameters
    ----------
    shuffled_by
        The seed of a random order, where the table's own order means nothing.
    """
    with tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as spool:
        with open_plain(path) as file:
            cases = PastCases(Table(file, encoding), columns, spool, shuffled_by)
        yield cases


class PastCases:
    """The usable rows of a table as past cases, oldest first.

    Rows with the same time keep the order of the file; without a time column, all do, unless
    they are shuffled.

    Attributes
    ----------
    set_aside
        The rows that could not be used.
    notes
        What had to be assumed to read the table.
    fingerprint
        SHA-256 of the file's uncompressed content.
    """

    def __init__(
        self, table: Table, columns: Columns, spool: IO[bytes], shuffled_by: int | None = None
    ) -> None:
        self._at = {field: table.column(name) for field, name in vars(columns).items() if name}
        self._name = table.file.name
        self._spool = spool
        self._lines, self._offsets = array("q"), array("q")
        self._readings = TimeColumn()
        self._runs = _Runs()
        self._times: array[float] = array("d")
        self.fingerprint = table.file.fingerprint
        self.notes = list(_assumptions(table))
        self.set_aside = SetAside()
        self._keep_usable(table)
        self._order = self._in_order(shuffled_by)
        if not self._order:
            why = described(self.set_aside.counts(), self.set_aside.first()) or "none"
            raise UnreadableTable(f"{self._name} holds no usable row. Set aside: {why}")

    def __len__(self) -> int:
        return len(self._order)

    def since(self, position: int = 0) -> Iterator[PastCase]:
        """Yield the cases from the one at `position` on."""
        for place in self._order[position:]:
            self._spool.seek(self._offsets[place])
            case_id, text, answer, group = json.loads(self._spool.readline())
            case = Case(case_id, text, self._arrived(place), group)
            yield PastCase(case, answer, self._lines[place])

    def _arrived(self, place: int) -> datetime | None:
        return datetime.fromtimestamp(self._times[place], UTC) if self._times else None

    def _keep_usable(self, table: Table) -> None:
        seen: set[str] = set()
        for row in table.rows():
            fault = row.fault or self._fault(row, seen)
            if fault:
                self.set_aside.add(row.line, fault)
            else:
                seen.add(self._id(row))
                self._keep(row)

    def _fault(self, row: Row, seen: set[str]) -> Reason | None:
        if not self._value(row, "text"):
            return Reason.NO_TEXT
        if not self._value(row, "answer"):
            return Reason.NO_ANSWER
        if not self._id(row):
            return Reason.NO_ID
        return Reason.SEEN_ID if self._id(row) in seen else None

    def _keep(self, row: Row) -> None:
        self._lines.append(row.line)
        self._offsets.append(self._spool.tell())
        kept = [self._id(row), *(self._value(row, key) for key in ("text", "answer", "group"))]
        self._spool.write(json.dumps(kept).encode() + b"\n")
        self._runs.add(self._value(row, "answer"))
        if "time" in self._at:
            self._readings.add(self._value(row, "time"))

    def _id(self, row: Row) -> str:
        return self._value(row, "case_id") if "case_id" in self._at else str(row.line)

    def _value(self, row: Row, field: str) -> str:
        return row.fields[self._at[field]].strip() if field in self._at else ""

    def _in_order(self, shuffled_by: int | None) -> Sequence[int]:
        if "time" in self._at:
            return self._in_time_order()
        order = list(range(len(self._lines)))
        if shuffled_by is not None:
            random.Random(shuffled_by).shuffle(order)
        elif self._runs.conspicuous:
            self.notes.append(
                "the order of the file is the order of time; but it seems to be sorted by answer, "
                "which flatters the tool: name a time column, or add --shuffle"
            )
        return order

    def _in_time_order(self) -> Sequence[int]:
        self._times, note = self._readings.settle()
        usable = []
        for place, time in enumerate(self._times):
            if math.isnan(time):
                self.set_aside.add(self._lines[place], Reason.NO_DATE)
            else:
                usable.append(place)
        if 2 * len(usable) < len(self._times):
            raise UnreadableTable(self._no_dates(len(self._times) - len(usable)))
        self.notes += [note] if note else []
        return sorted(usable, key=self._times.__getitem__)

    def _no_dates(self, count: int) -> str:
        return (
            f"{count:,} of {len(self._times):,} rows of {self._name} have no usable date in the "
            f"column given for the time, such as {self._readings.unreadable}; "
            "name another column, or none to take the cases in the order of the file"
        )


class _Runs:
    """Whether equal answers stand together more often than chance would put them."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._repeated = 0
        self._last = ""

    def add(self, answer: str) -> None:
        self._count[answer] += 1
        self._repeated += answer == self._last
        self._last = answer

    @property
    def conspicuous(self) -> bool:
        total = self._count.total()
        by_chance = sum((count / max(total, 1)) ** 2 for count in self._count.values())
        return self._repeated > total * (1 + by_chance) / 2


def _assumptions(table: Table) -> Iterator[str]:
    codec, ground = table.charset
    if ground and codec not in ("utf-8", "utf-8-sig"):
        yield f"the file was read as {NAMES.get(codec, codec.upper())}, going by {ground}"
    if table.file.cut:
        yield "the compressed file ends too early; what should follow is lost"
