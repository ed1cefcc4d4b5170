"""`cases.csv`: one line for each case that a replay lived through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from remit.core.errors import SnapshotMismatch
from remit.core.replay.records import CaseRecord

COLUMNS = [*(field.name for field in fields(CaseRecord)), "wrong"]
FIRST_LINE = ",".join(COLUMNS) + "\n"


class CaseFile:
    """Writes records behind each other, and knows how many bytes are safely written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        if not file.tell():
            self._writer.writerow(COLUMNS)

    def write(self, record: CaseRecord) -> None:
        """Add one line."""
        self._writer.writerow([_cell(getattr(record, name)) for name in COLUMNS])

    def length(self) -> int:
        """Return the length in bytes, once everything is handed to the system."""
        self._text.flush()
        return self._file.tell()

    def close(self) -> None:
        """Finish the file."""
        self._text.close()


@contextmanager
def open_case_file(path: Path, length: int = 0) -> Iterator[CaseFile]:
    """Open the file to write on after the first `length` bytes; what is behind them goes."""
    path.touch()
    with path.open("r+b") as file:
        if file.seek(0, io.SEEK_END) < length:
            raise SnapshotMismatch(
                f"{path} is shorter than when the run was interrupted; add --fresh to start over"
            )
        file.truncate(length)
        file.seek(length)
        lines = CaseFile(file)
        try:
            yield lines
        finally:
            lines.close()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return round(value, 6) if isinstance(value, float) else value
