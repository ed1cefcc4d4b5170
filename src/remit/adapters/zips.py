"""Whether a workbook can be opened without harm, looked at from outside.

A workbook is a zip archive.  A small one may unpack to more than a machine can hold, and one
stray cell at the far corner makes a sheet of 17,000,000,000 cells; a reader that runs out of
memory takes the program with it.  So both are measured before anything is read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from remit.adapters.files import UnreadableTable

CHUNK = 1 << 20
MOST_UNPACKED = 4 << 30
SUSPICIOUS_FROM, MOST_RATIO = 256 << 20, 100
MOST_CELLS = 50_000_000  # some 32 bytes each, empty or not
LONGEST_TAG = 200
CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})\d')
NUMBERED = re.compile(rb' r="[A-Z]{0,3}(\d{1,7})"')
BODIES = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)


class Extent(NamedTuple):
    """The rows and columns of a sheet, up to its last filled cell."""

    rows: int
    columns: int


def check_workbook(name: str, stream: BinaryIO) -> None:
    """Refuse an archive that is no workbook, is damaged, or is too large to be opened."""
    if not zipfile.is_zipfile(stream):
        if _begins_as_zip(stream):
            raise _broken(name, "its table of contents is missing")
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_kind(name, archive)
            _check_size(name, archive)
            for sheet in _sheets(archive):
                _check_extent(name, sheet)
    except BROKEN as error:
        raise _broken(name, str(error)) from error
    finally:
        stream.seek(0)


def _begins_as_zip(stream: BinaryIO) -> bool:
    stream.seek(0)
    head = stream.read(2)
    stream.seek(0)
    return head == b"PK"


def _check_kind(name: str, archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if names.isdisjoint(BODIES):
        raise UnreadableTable(
            f"{name} is a zip archive without a workbook in it, not a table; unpack it and give "
            "the table, or the folder of tables, that it holds"
        )


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    suspicious = unpacked > SUSPICIOUS_FROM and unpacked > MOST_RATIO * packed
    if suspicious or unpacked > MOST_UNPACKED:
        raise UnreadableTable(
            f"{name} would unpack from {packed:,} bytes to {unpacked:,}, more than can be read "
            "safely; save the sheet as CSV (UTF-8), or split it"
        )


def _sheets(archive: zipfile.ZipFile) -> Iterator[Extent]:
    """Read all that the workbook's reader will read, so that no declared size can deceive it."""
    for part in archive.namelist():
        if part.startswith("xl/") and part.endswith(".xml"):
            extent = _extent(archive, part)
            if part.startswith("xl/worksheets/"):
                yield extent


def _extent(archive: zipfile.ZipFile, part: str) -> Extent:
    columns: set[bytes] = set()
    rows, kept = 0, b""
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            chunk = kept + chunk
            columns.update(CELL.findall(chunk))
            last = NUMBERED.match(chunk, max(chunk.rfind(b' r="'), 0))
            rows = max(rows, int(last[1])) if last else rows
            kept = chunk[-LONGEST_TAG:]
    return Extent(rows, max(map(_number, columns), default=0))


def _number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _check_extent(name: str, sheet: Extent) -> None:
    if sheet.rows * sheet.columns > MOST_CELLS:
        raise UnreadableTable(
            f"a sheet of {name} reaches to row {sheet.rows:,} and column {sheet.columns:,}, which "
            "is more than can be held; remove the stray cells far from the table, or save the "
            "sheet as CSV (UTF-8)"
        )


def _broken(name: str, why: str) -> UnreadableTable:
    return UnreadableTable(
        f"{name} is a damaged workbook or zip archive ({why}); export it again, or save the sheet "
        "as CSV (UTF-8)"
    )
