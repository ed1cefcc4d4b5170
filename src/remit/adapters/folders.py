"""A folder of tables, such as one a month, read as one table.

Columns are matched by their names.  Files are taken in the order of their names, 2 before 10,
and one at a time, so that any number of them needs no more memory than the largest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from remit.adapters.case_files import FIRST_LINE
from remit.adapters.files import UnreadableTable, shown
from remit.adapters.rows import Row
from remit.adapters.set_aside import FIRST_LINES
from remit.adapters.sources import Source, find_column
from remit.core.sentences import Names, Sentence, counted, say

TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
OUR_OWN = tuple(line.encode() for line in (FIRST_LINE, *FIRST_LINES))
Opener = Callable[[Path], AbstractContextManager[Source]]


class _Part(NamedTuple):
    """What is kept in mind of one file of a folder."""

    path: Path
    name: str
    header: list[str]
    fingerprint: str
    notes: list[Sentence]


class Folder:
    """All the tables of a folder as one.

    Parameters
    ----------
    open_file
        Opens one table.
    """

    def __init__(self, path: Path, open_file: Opener) -> None:
        self._path = path
        self._open_file = open_file
        self._tables, self._others = _sorted_out(path)
        self._parts = list(self._read())
        self.name = str(path)
        self.parts = tuple(part.name for part in self._parts)
        self.header = list(dict.fromkeys(name for part in self._parts for name in part.header))
        self.fingerprint = _fingerprint(self._parts)

    def column(self, name: str) -> int:
        """Return where the column `name` stands; every file must have it."""
        place = find_column(name, self.header, self.name)
        if lacking := [part.name for part in self._parts if name not in part.header]:
            raise UnreadableTable(
                f"{len(lacking)} of the {len(self._parts)} tables in {self.name} have no column "
                f'"{name}": {", ".join(lacking[:10])}{", ..." * (len(lacking) > 10)}. Give it the '
                "same name in all of them, or move what is no table of cases elsewhere"
            )
        return place

    def rows(self) -> Iterator[Row]:
        """Yield every row of every file, its fields in the order of `header`."""
        for number, part in enumerate(self._parts):
            places = _places(part.header, self.header)
            with self._open_file(part.path) as table:
                for row in table.rows():
                    fields = row.fields if row.fault else _in_order(row.fields, places)
                    yield Row(row.line, fields, row.fault, number)

    @property
    def uneven(self) -> list[Sentence]:
        """Say which files have no column of some name that others have."""
        lacking: dict[tuple[str, ...], list[str]] = {}
        for part in self._parts:
            if names := tuple(name for name in self.header if name not in part.header):
                lacking.setdefault(names, []).append(part.name)
        return [
            say("{file} has no column {names}.", file=files[0], names=Names(names))
            if len(files) == 1
            else say(
                "{n} files, the first of them {first}, have no column {names}.",
                n=len(files),
                first=files[0],
                names=Names(names),
            )
            for names, files in lacking.items()
        ]

    @property
    def notes(self) -> list[Sentence]:
        """Say which files were read, which were not, and what was assumed of each."""
        files = counted(len(self._parts), "{n} file", "{n} files")
        notes = [
            say(
                "{files} read as one, in the order of their names, from {first} to {last}",
                files=files,
                first=self.parts[0],
                last=self.parts[-1],
            )
        ]
        if self._others:
            others = Names(tuple(map(shown, self._others)))
            notes.append(say("in the same folder these were not read: {others}", others=others))
        notes += [
            say("{a} and {b} have the same content, so their rows count twice", a=a, b=b)
            for a, b in _twins(self._parts)
        ]
        return notes + list(_of_each(self._parts))

    def _read(self) -> Iterator[_Part]:
        for name in self._tables:
            path = self._path / name
            with self._open_file(path) as table:
                yield _Part(path, shown(name), table.header, table.fingerprint, table.notes)


def _sorted_out(path: Path) -> tuple[list[str], list[str]]:
    """Return the names of the tables, and of what else lies there for a reader to wonder about."""
    files = [p for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~$"))]
    names = sorted((p.name for p in files if not is_our_own(p)), key=_counting)
    tables = [name for name in names if name.lower().removesuffix(".gz").endswith(TABLES)]
    if not tables:
        raise UnreadableTable(
            f"{path} holds no table; a table's name ends in one of {', '.join(TABLES)}, "
            "each also with .gz"
        )
    return tables, [name for name in names if name not in tables]


def is_our_own(path: Path) -> bool:
    """Say whether a table was written by a replay."""
    with path.open("rb") as file:
        return file.read(max(map(len, OUR_OWN))).startswith(OUR_OWN)


def _counting(name: str) -> tuple[list[tuple[int, str]], str]:
    """A key under which month-2 comes before month-10."""
    runs = re.findall(r"\d+|\D+", name.casefold())
    return [(int(r), "") if r.isdecimal() else (-1, r) for r in runs], name


def _places(header: Sequence[str], whole: Sequence[str]) -> list[int] | None:
    """Where each column of the whole stands in one file, -1 where it does not; or no need."""
    if list(header) == list(whole):
        return None
    return [header.index(name) if name in header else -1 for name in whole]


def _in_order(fields: list[str], places: list[int] | None) -> list[str]:
    if places is None:
        return fields
    return [fields[place] if place >= 0 else "" for place in places]


def _fingerprint(parts: Sequence[_Part]) -> str:
    listed = "".join(f"{part.fingerprint}  {part.name}\n" for part in parts)
    return hashlib.sha256(listed.encode()).hexdigest()


def _of_each(parts: Sequence[_Part]) -> Iterator[Sentence]:
    """What was assumed of single files, once for all of which the same was."""
    concerned: dict[str, list[str]] = {}
    for part in parts:
        for note in part.notes:
            concerned.setdefault(str(note), []).append(part.name)
    notes = {str(note): note for part in parts for note in part.notes}
    for written, names in concerned.items():
        yield say(
            "{note} (in {files}, the first of them {first})",
            note=notes[written],
            files=counted(len(names), "{n} file", "{n} files"),
            first=names[0],
        )


def _twins(parts: Sequence[_Part]) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for part in parts:
        if part.fingerprint in seen:
            yield seen[part.fingerprint], part.name
        seen[part.fingerprint] = part.name
