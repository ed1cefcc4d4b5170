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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from remit.adapters.files import KEPT_IN_MEMORY, UnreadableTable
from remit.adapters.opening import open_source
from remit.adapters.rows import Reason, Row
from remit.adapters.runs_of_answers import RunsOfAnswers
from remit.adapters.set_aside import SetAside, described
from remit.adapters.sources import Place, Source, place_of
from remit.adapters.times import TimeColumn
from remit.core.cases import Case
from remit.core.replay.records import PastCase
from remit.core.sentences import Sentence, say

SORTED = say(
    "the order of the file is the order of time; but it seems to be sorted by answer, "
    "which flatters the tool: name a time column, or add --shuffle"
)
DATES = (
    say("dates such as 03/04/2023 were read with the day first"),
    say("dates such as 03/04/2023 were read with the month first"),
)


@dataclass(frozen=True)
class Columns:
    """Which column holds what; an empty name means that there is none.

    Attributes
    ----------
    fields
        Further columns, carried along as they are written, such as another tool's answer.
    """

    text: str
    answer: str
    time: str = ""
    case_id: str = ""
    group: str = ""
    fields: tuple[str, ...] = ()

    @property
    def roles(self) -> dict[str, str]:
        """What each column holds, and its name; those that there are, without the fields."""
        return {role: name for role, name in vars(self).items() if role != "fields" and name}


@contextmanager
def open_past_cases(
    path: str, columns: Columns, encoding: str = "", shuffled_by: int | None = None
) -> Iterator[PastCases]:
    """Open the past cases of a table or a folder of tables; ``-`` is standard input.

    Parameters
    ----------
    shuffled_by
        The seed of a random order, where the table's own order means nothing.
    """
    with tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as spool:
        yield _read(path, encoding, columns, spool, shuffled_by)


def _read(
    path: str, encoding: str, columns: Columns, spool: IO[bytes], shuffled_by: int | None
) -> PastCases:
    """Read everything, so that a workbook need not stay in memory while cases are replayed."""
    with open_source(path, encoding) as table:
        return PastCases(table, columns, spool, shuffled_by)


class PastCases:
    """The usable rows of a table as past cases, oldest first.

    Rows with the same time keep the order of the file, and files that of their names; without a
    time column, all do, unless they are shuffled.

    Attributes
    ----------
    set_aside
        The rows that could not be used.
    notes
        What had to be assumed to read the table.
    fingerprint
        SHA-256 of the file's uncompressed content; of a folder, of all names and contents.
    """

    def __init__(
        self, table: Source, columns: Columns, spool: IO[bytes], shuffled_by: int | None = None
    ) -> None:
        self._columns = columns
        self._at = {role: table.column(name) for role, name in columns.roles.items()}
        self._fields = {name: table.column(name) for name in columns.fields}
        self._name, self._files = table.name, table.parts
        self._spool = spool
        self._parts, self._lines, self._offsets = array("l"), array("q"), array("q")
        self._readings = TimeColumn()
        self._runs = RunsOfAnswers()
        self._times: array[float] = array("d")
        self.fingerprint = table.fingerprint
        self.notes: list[Sentence] = table.notes
        self.set_aside = SetAside(table.parts)
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
            case_id, text, answer, group, *carried = json.loads(self._spool.readline())
            fields = dict(zip(self._fields, carried, strict=True))
            case = Case(case_id, text, self._arrived(place), group, fields=fields)
            row = place_of(self._lines[place], self._parts[place], self._files)
            yield PastCase(case, answer, row)

    def _arrived(self, place: int) -> datetime | None:
        return datetime.fromtimestamp(self._times[place], UTC) if self._times else None

    def _keep_usable(self, table: Source) -> None:
        seen: set[str] = set()
        for row in table.rows():
            fault = row.fault or self._fault(row, seen)
            if fault:
                self.set_aside.add(row.line, fault, row.part)
            else:
                self._keep(row)

    def _fault(self, row: Row, seen: set[str]) -> Reason | None:
        if not self._value(row, "text"):
            return Reason.NO_TEXT
        if not self._value(row, "answer"):
            return Reason.NO_ANSWER
        return self._wrong_id(row, seen) if "case_id" in self._at else None

    def _wrong_id(self, row: Row, seen: set[str]) -> Reason | None:
        if not (case_id := self._value(row, "case_id")):
            return Reason.NO_ID
        if case_id in seen:
            return Reason.SEEN_ID
        seen.add(case_id)
        return None

    def _keep(self, row: Row) -> None:
        self._parts.append(row.part)
        self._lines.append(row.line)
        self._offsets.append(self._spool.tell())
        kept = [
            str(self._id(row)),
            *(self._value(row, key) for key in ("text", "answer", "group")),
        ]
        kept += [row.fields[place].strip() for place in self._fields.values()]
        self._spool.write(json.dumps(kept).encode() + b"\n")
        self._runs.add(self._value(row, "answer"))
        if "time" in self._at:
            self._readings.add(self._value(row, "time"))

    def _id(self, row: Row) -> Place:
        if "case_id" in self._at:
            return self._value(row, "case_id")
        return place_of(row.line, row.part, self._files)

    def _value(self, row: Row, field: str) -> str:
        return row.fields[self._at[field]].strip() if field in self._at else ""

    def _in_order(self, shuffled_by: int | None) -> Sequence[int]:
        if "time" in self._at:
            return self._in_time_order()
        order = list(range(len(self._lines)))
        if shuffled_by is not None:
            random.Random(shuffled_by).shuffle(order)
        elif self._runs.conspicuous:
            self.notes.append(SORTED)
        return order

    def _in_time_order(self) -> Sequence[int]:
        self._times, note = self._readings.settle()
        usable = []
        for place, time in enumerate(self._times):
            if math.isnan(time):
                self.set_aside.add(self._lines[place], Reason.NO_DATE, self._parts[place])
            else:
                usable.append(place)
        if 2 * len(usable) < len(self._times):
            raise UnreadableTable(self._no_dates())
        self.notes += [sentence for sentence in DATES if str(sentence) == note]
        return sorted(usable, key=self._times.__getitem__)

    def _no_dates(self) -> str:
        """Name rows and column, never what is written there: it may be a citizen's text."""
        without = [place for place, time in enumerate(self._times) if math.isnan(time)]
        rows = (place_of(self._lines[at], self._parts[at], self._files) for at in without[:3])
        return (
            f"{len(without):,} of {len(self._times):,} rows of {self._name} have no usable date "
            f'in the column "{self._columns.time}", such as the rows {", ".join(map(str, rows))}; '
            "name another column, or none to take the cases in the order of the file"
        )
