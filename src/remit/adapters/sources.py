"""What every kind of table offers, whether it lies in a text file, a workbook or a folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Protocol

from remit.adapters.files import UnreadableTable
from remit.adapters.rows import Row
from remit.core.sentences import Sentence

Place = int | str
"""Where a row stands: its number, or in a folder its file and number, such as ``may.csv:17``."""


class Source(Protocol):
    """A table with a row of column names and rows below it.

    Attributes
    ----------
    fingerprint
        SHA-256 of all that decides what the rows are.
    parts
        The names of the files of a folder; none for a single file.
    notes
        What had to be assumed to read it.
    """

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def header(self) -> list[str]: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def notes(self) -> list[Sentence]: ...
    def column(self, name: str) -> int: ...
    def rows(self) -> Iterator[Row]: ...


def place_of(row: int, part: int, parts: Sequence[str]) -> Place:
    """Return how to refer to a row.

    >>> place_of(17, 0, []), place_of(17, 1, ["april.csv", "may.csv"])
    (17, 'may.csv:17')
    """
    return f"{parts[part]}:{row}" if parts else row


def find_column(name: str, header: Sequence[str], where: str) -> int:
    """Return where the column `name` stands; say what there is if it is missing."""
    if name in header:
        return header.index(name)
    raise UnreadableTable(
        f'{where} has no column "{name}"; it has: '
        f"{', '.join(filter(None, header))}{_did_you_mean(name, header)}"
    )


def _did_you_mean(name: str, header: Sequence[str]) -> str:
    folded = {column.casefold(): column for column in header}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    near = near or [column for column in folded if name.casefold() in column]
    return f'. Did you mean "{folded[near[0]]}"?' if near else "."
