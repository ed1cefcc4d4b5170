"""Any delimited file: its encoding, its delimiter, its columns, its rows.

CSV with comma, semicolon, tab or bar, plain or compressed with gzip, or standard input.
Only the row being read is held in memory.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from remit.adapters.charsets import ON_ERROR, Charset, detect_charset
from remit.adapters.files import PlainFile, UnreadableTable
from remit.adapters.rows import LONGEST_FIELD, Row, RowReader

DELIMITERS = ",;\t|"
SNIFFED_LINES, SNIFFED_WIDTH = 200, 4_000
TOLD_BY_EXCEL = re.compile(r"sep=(.)\s*$", re.IGNORECASE)


class Table:
    """A delimited file whose dialect and encoding were found out.

    Parameters
    ----------
    file
        The bytes; they must stay open while rows are read.
    encoding
        The encoding, where the guess is wrong.
    """

    def __init__(self, file: PlainFile, encoding: str = "") -> None:
        self.file = file
        self.charset = _told(encoding) if encoding else detect_charset(file.stream)
        sample = list(islice(self._lines(), SNIFFED_LINES))
        if not any(line.strip() for line in sample):
            raise UnreadableTable(f"{file.name} is empty: there is no row of column names")
        told = TOLD_BY_EXCEL.match(sample[0])
        self._above = 1 if told else 0
        csv.field_size_limit(LONGEST_FIELD)  # there is one for the whole process
        self.delimiter = told[1] if told else _delimiter(sample)
        self.header = _header(sample[self._above :], self.delimiter)

    def column(self, name: str) -> int:
        """Return where the column `name` stands; say what there is if it is missing."""
        if name in self.header:
            return self.header.index(name)
        raise UnreadableTable(
            f'{self.file.name} has no column "{name}"; it has: '
            f"{', '.join(filter(None, self.header))}{_did_you_mean(name, self.header)}"
        )

    def rows(self) -> Iterator[Row]:
        """Yield every row below the header, those that are none with their fault."""
        rows = RowReader(self._lines(), self.delimiter, len(self.header), self.file.cut)
        return islice(iter(rows), self._above + 1, None)

    def _lines(self) -> Iterator[str]:
        self.file.stream.seek(0)
        text = io.TextIOWrapper(self.file.stream, self.charset.codec, ON_ERROR, newline="")
        try:
            for line in text:  # noqa: UP028 (`yield from` would close the file, too)
                yield line
        finally:
            text.detach()


def _told(encoding: str) -> Charset:
    try:
        b"x".decode(encoding, "ignore")
    except LookupError as error:
        raise UnreadableTable(
            f'no encoding is called "{encoding}"; try utf-8, big5hkscs, gb18030 or cp1252'
        ) from error
    return Charset(encoding)


def _delimiter(sample: Sequence[str]) -> str:
    """The delimiter that splits most lines like the header, and into most fields."""
    lines = [line[:SNIFFED_WIDTH] for line in sample]
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(sample: Sequence[str], delimiter: str) -> tuple[float, int]:
    widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
    # A quoted field may go on beyond the sample: its last row says nothing.
    counted = Counter(widths[:-1] or widths)
    width = widths[0]
    return (counted[width] / counted.total() if width > 1 else 0.0, width)


def _header(sample: Sequence[str], delimiter: str) -> list[str]:
    rows = csv.reader(sample, delimiter=delimiter)
    return [name.strip() for name in next(row for row in rows if any(row))]


def _did_you_mean(name: str, header: Sequence[str]) -> str:
    folded = {column.casefold(): column for column in header}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    near = near or [column for column in folded if name.casefold() in column]
    return f'. Did you mean "{folded[near[0]]}"?' if near else "."
