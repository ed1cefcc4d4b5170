"""Any delimited file: its encoding, its delimiter, its columns, its rows.

CSV with comma, semicolon, tab or bar, plain or compressed with gzip, or standard input.
Only the row being read is held in memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from remit.adapters.charsets import ON_ERROR, Charset, detect_charset
from remit.adapters.files import PlainFile, UnreadableTable
from remit.adapters.rows import LONGEST_FIELD, Row, RowReader
from remit.adapters.sources import find_column
from remit.core.sentences import Sentence, say

DELIMITERS = ",;\t|"
SNIFFED_LINES, SNIFFED_WIDTH = 200, 4_000
NAMES = {"big5hkscs": "Big5-HKSCS", "gb18030": "GB18030", "cp1252": "Windows Western European"}
GROUNDS = {
    "its byte order mark": say("its byte order mark"),
    "its zero bytes": say("its zero bytes"),
    "the shape of its bytes": say("the shape of its bytes"),
    "what is likeliest": say("what is likeliest"),
}
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

    parts = ()

    def __init__(self, file: PlainFile, encoding: str = "") -> None:
        self.file = file
        self.name, self.fingerprint = file.name, file.fingerprint
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
        return find_column(name, self.header, self.name)

    @property
    def notes(self) -> list[Sentence]:
        """Say what had to be assumed to read the file."""
        notes = []
        codec, ground = self.charset
        if ground and codec not in ("utf-8", "utf-8-sig"):
            notes.append(
                say(
                    "the file was read as {encoding}, going by {ground}",
                    encoding=NAMES.get(codec, codec.upper()),
                    ground=GROUNDS[ground],
                )
            )
        if self.file.cut:
            notes.append(say("the compressed file ends too early; what should follow is lost"))
        return notes

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
    except (LookupError, UnicodeError) as error:
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
