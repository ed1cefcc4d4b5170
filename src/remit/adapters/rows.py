"""Rows of delimited text, each with its line, and what is wrong with those that are none.

A quotation mark that is never closed would swallow thousands of rows.  So where a row cannot
be read as written, its first line is read alone, and if rows stand on the lines that it took,
they are read afresh.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from remit.adapters.charsets import DAMAGED

LONGEST_FIELD = 1_000_000


class Reason(StrEnum):
    """Why a row was set aside."""

    NO_TEXT = "no text"
    NO_ANSWER = "no answer"
    NO_ID = "no id"
    SEEN_ID = "id seen before"
    NO_DATE = "no usable date"
    TOO_FEW = "too few fields"
    TOO_MANY = "too many fields"
    QUOTES = "quotation marks do not match"
    TOO_LONG = "a field of more than 1,000,000 characters"
    ZERO_BYTES = "zero bytes"
    DAMAGED = "characters that do not fit the encoding"
    CUT = "the file ends in the middle of the row"


class Row(NamedTuple):
    """The fields of one row, the line on which it begins, and what is wrong with it.

    In a folder, `part` is the number of its file, from 0.
    """

    line: int
    fields: list[str]
    fault: Reason | None = None
    part: int = 0


class _Lines:
    """Lines counted as an editor counts them; those of one row can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.taken.append(line)
        return line

    def begin_row(self) -> None:
        self.line += len(self.taken)
        self.taken = []

    def give_back_all_but_the_first(self) -> None:
        self._waiting.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


class RowReader:
    """Reads every row, the header too, and says of each what is wrong with it.

    Parameters
    ----------
    lines
        The text, line by line, line ends included.
    width
        How many fields a row has.
    cut
        Whether the text is known to end too early.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, width: int, cut: bool = False):
        self._lines = _Lines(lines)
        self._delimiter = delimiter
        self._width = width
        self._cut = cut

    def __iter__(self) -> Iterator[Row]:
        csv.field_size_limit(LONGEST_FIELD)  # there is one for the whole process
        reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
        while True:
            self._lines.begin_row()
            try:
                row = self._checked(next(reader))
            except StopIteration:
                return
            except csv.Error as error:
                reader = csv.reader(self._lines, delimiter=self._delimiter, strict=True)
                row = self._first_line_alone(_fault(error))
            if any(row.fields):
                yield row

    def _checked(self, fields: list[str]) -> Row:
        fault = self._wrong_width(fields)
        if fault and len(self._lines.taken) > 1:
            return self._first_line_alone(fault)
        return self._row(fields, fault)

    def _row(self, fields: list[str], fault: Reason | None) -> Row:
        taken = self._lines.taken
        if fault is Reason.CUT or (self._cut and not _ended(taken)):
            fault = Reason.CUT
        elif any(DAMAGED in line for line in taken):
            fault = Reason.DAMAGED
        elif any("\0" in line for line in taken):
            fault = Reason.ZERO_BYTES
        return Row(self._lines.line, fields[: self._width], fault)

    def _wrong_width(self, fields: list[str]) -> Reason | None:
        if len(fields) == self._width:
            return None
        if len(fields) > self._width:
            return Reason.TOO_MANY if any(fields[self._width :]) else None
        return Reason.TOO_FEW if _ended(self._lines.taken) else Reason.CUT

    def _first_line_alone(self, fault: Reason) -> Row:
        first, *others = self._lines.taken
        fields = self._alone(first)
        if fields or any(self._alone(line) for line in others):
            self._lines.give_back_all_but_the_first()
            fault = Reason.QUOTES if fault is Reason.CUT else fault
        return self._row(fields or [first], None if fields else fault)

    def _alone(self, line: str) -> list[str] | None:
        """The fields of a line on which every quotation mark is an ordinary character."""
        try:
            fields = next(csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE))
        except csv.Error:
            return None
        return [_unquoted(field) for field in fields] if len(fields) == self._width else None


def _fault(error: csv.Error) -> Reason:
    message = str(error)
    if "field limit" in message:
        return Reason.TOO_LONG
    return Reason.CUT if "end of data" in message else Reason.QUOTES


def _ended(lines: list[str]) -> bool:
    return not lines or lines[-1].endswith(("\n", "\r"))


def _unquoted(field: str) -> str:
    if len(field) > 1 and field[0] == field[-1] == '"':
        return field[1:-1].replace('""', '"')
    return field
