"""A sheet of an Excel or OpenDocument workbook, read as if it had been saved as CSV.

Formulas stand for the value that they had when the workbook was saved; a cell with an error is
empty; of merged cells the first holds the value, as in the workbook.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from remit.adapters.files import PlainFile, UnreadableTable
from remit.adapters.rows import Reason, Row
from remit.adapters.sources import find_column
from remit.adapters.zips import check_workbook
from remit.core.sentences import Names, Sentence, say

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
EXACT = 2**53  # beyond, a workbook's numbers skip whole ones
LONGEST_CELL = 32_767  # Excel keeps no more


def is_workbook(file: PlainFile) -> bool:
    """Say whether a file looks like a workbook; a plain zip archive does, too."""
    head = file.stream.read(4)
    file.stream.seek(0)
    return head in (ZIP, OLD_OFFICE)


class Sheet:
    """One sheet; its first row that is not empty holds the names of the columns.

    Parameters
    ----------
    file
        The workbook; it must stay open while rows are read.
    sheet
        Which sheet; by default the first that is not hidden.

    Attributes
    ----------
    others
        The names of the other sheets.
    """

    parts = ()

    def __init__(self, file: PlainFile, sheet: str = "") -> None:
        self.file = file
        self.name = file.name
        self.fingerprint = _fingerprint(file, sheet)
        self._cells, self.others = _read(file, sheet)
        header = next((row for _, row in self._filled()), None)
        if header is None:
            raise UnreadableTable(
                f'the sheet "{self._cells.name}" of {file.name} is empty: there is no row of '
                f"column names{_elsewhere(file.name, self.others)}"
            )
        self.header = [name.strip() for name in _without_empty_end(header)]

    @property
    def notes(self) -> list[Sentence]:
        """Say which sheet was read, where there are several."""
        if not self.others:
            return []
        return [
            say(
                "the sheet {sheet} was read; the workbook also has {others}",
                sheet=Names((self._cells.name,)),
                others=Names(tuple(self.others)),
            )
        ]

    def column(self, name: str) -> int:
        """Return where the column `name` stands; say what there is if it is missing."""
        if name not in self.header and (other := self._sheet_with(name)):
            raise UnreadableTable(
                f'the sheet "{self._cells.name}" of {self.name} has no column "{name}", but the '
                f'sheet "{other}" has: give "{self.name}#{other}" instead'
            )
        return find_column(name, self.header, self.name)

    def rows(self) -> Iterator[Row]:
        """Yield every row below the header, under the sheet's own number."""
        width = len(self.header)
        filled = self._filled()
        next(filled)
        for number, fields in filled:
            fault = Reason.TOO_MANY if any(fields[width:]) else None
            yield Row(number, fields[:width], fault)

    def _sheet_with(self, name: str) -> str:
        """The first other sheet that has a column of this name; empty where none has."""
        for other in self.others:
            with suppress(UnreadableTable):
                if name in Sheet(self.file, other).header:
                    return other
        return ""

    def _filled(self) -> Iterator[tuple[int, list[str]]]:
        if self._cells.start is None:  # no cell at all, of which some versions make an error
            return
        for number, cells in enumerate(self._cells.iter_rows(), 1):
            fields = [cell if type(cell) is str else _written(cell) for cell in cells]
            if any(fields):
                yield number, fields


def _read(file: PlainFile, wanted: str) -> tuple[Any, list[str]]:
    """Return the sheet, and the names of the others."""
    from python_calamine import CalamineError, PasswordError, load_workbook

    check_workbook(file.name, file.stream)
    try:
        workbook = load_workbook(file.stream)
        name = _chosen(workbook, wanted, file.name)
        return workbook.get_sheet_by_name(name), [n for n in workbook.sheet_names if n != name]
    except PasswordError as error:
        raise _locked(file) from error
    except UnreadableTable:
        raise
    except (CalamineError, OSError, ValueError) as error:
        raise _locked(file) if _encrypted(file) else _damaged(file, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the reader's own faults are called
            raise
        raise _damaged(file, error) from error


def _chosen(workbook: Any, wanted: str, where: str) -> str:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if not wanted:
        plain = (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
        shown = [s.name for s in workbook.sheets_metadata if (s.typ, s.visible) == plain]
        return str((shown or workbook.sheet_names)[0])
    for name in workbook.sheet_names:
        if name.strip().casefold() == wanted.strip().casefold():
            return str(name)
    raise UnreadableTable(
        f'{where} has no sheet "{wanted}"; it has: {", ".join(workbook.sheet_names)}'
    )


def _elsewhere(file: str, others: list[str]) -> str:
    return f'; name another sheet, such as "{file}#{others[0]}"' if others else ""


def _written(value: object) -> str:
    """A cell's value as Excel itself would write it to CSV, dates and times as ISO."""
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < EXACT:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.total_seconds() / 3600:g} h"
    return str(value)


def _without_empty_end(fields: list[str]) -> list[str]:
    last = max(place for place, field in enumerate(fields) if field)
    return fields[: last + 1]


def _fingerprint(file: PlainFile, sheet: str) -> str:
    if not sheet:
        return file.fingerprint
    return hashlib.sha256(f"{file.fingerprint}#{sheet.strip().casefold()}".encode()).hexdigest()


def _encrypted(file: PlainFile) -> bool:
    file.stream.seek(0)
    return ENCRYPTED in file.stream.read()


def _locked(file: PlainFile) -> UnreadableTable:
    return UnreadableTable(
        f"{file.name} is protected by a password and cannot be read; open it where it was made, "
        "remove the password and save it again"
    )


def _damaged(file: PlainFile, error: BaseException) -> UnreadableTable:
    return UnreadableTable(
        f"{file.name} looks like a workbook but cannot be read: {error}. It may be damaged, cut "
        "short or another kind of document; export it again, or save the sheet as CSV (UTF-8)"
    )
