"""Whatever holds past cases, opened by what it is: text, workbook or folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from remit.adapters.files import UnreadableTable, open_plain
from remit.adapters.folders import Folder
from remit.adapters.sources import Source
from remit.adapters.tables import Table
from remit.adapters.workbooks import Sheet, is_workbook


@contextmanager
def open_source(path: str, encoding: str = "") -> Iterator[Source]:
    """Open the table at `path`.

    Parameters
    ----------
    path
        A file, a folder of files, or ``-`` for standard input; behind ``#`` may stand which
        sheet of a workbook is meant, by default the first.
    encoding
        The encoding of text, where the guess is wrong.
    """
    where, sheet = apart(path)
    if Path(where).is_dir():
        yield Folder(Path(where), partial(_open_part, encoding=encoding, sheet=sheet))
        return
    with open_plain(where) as file:
        if is_workbook(file):
            yield Sheet(file, sheet)
            return
        if sheet:
            raise UnreadableTable(
                f'{where} is no workbook and has no sheet "{sheet}"; leave out what stands '
                "behind #"
            )
        yield Table(file, encoding)


@contextmanager
def _open_part(path: Path, encoding: str, sheet: str) -> Iterator[Source]:
    """Open one file of a folder; which sheet is meant concerns workbooks only."""
    with open_plain(str(path)) as file:
        yield Sheet(file, sheet) if is_workbook(file) else Table(file, encoding)


def apart(path: str) -> tuple[str, str]:
    """Return the file and the sheet; a # may also belong to the file's own name."""
    where, _, sheet = path.rpartition("#")
    if where and not Path(path).exists() and (where == "-" or Path(where).exists()):
        return where, sheet
    return path, ""
