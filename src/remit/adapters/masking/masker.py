"""Texts and rows in, texts and rows with tokens out, everything counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from remit.adapters.masking.columns import Column, Treatment, is_plain
from remit.adapters.masking.findings import Finding, Kind
from remit.adapters.masking.known_names import KnownNames
from remit.adapters.masking.mask import AT_LEAST, find, replaced
from remit.adapters.masking.tally import Tally
from remit.adapters.masking.tokens import TOKEN, Tokens

BY_COLUMN = 0.99


class Masker:
    """Masks one table or text, in two readings: first the names, then everything.

    Parameters
    ----------
    tokens
        Makes the tokens.
    kinds
        What to mask.
    at_least
        How sure a finding must be, in [0, 1].
    """

    def __init__(
        self, tokens: Tokens, kinds: Collection[Kind] = tuple(Kind), at_least: float = AT_LEAST
    ) -> None:
        self._tokens = tokens
        self._kinds = frozenset(kinds)
        self._at_least = at_least
        self.file = ""  # the file being masked, where there are several
        self.known = KnownNames()
        self.tally = Tally()

    def learn(self, text: str) -> None:
        """Remember the full names in a text."""
        if Kind.NAME in self._kinds:
            self.known.learn(find(text, self._at_least, (Kind.NAME,)))

    def learn_row(self, fields: Sequence[str], columns: Sequence[Column]) -> None:
        """Remember the full names in a row, those in a column of names above all."""
        if Kind.NAME not in self._kinds:
            return
        for cell, column in zip(fields, columns, strict=False):
            if column.whole is Kind.NAME:
                self.known.add(cell)
            elif column.treatment is Treatment.TEXT and not column.whole:
                self.learn(cell)
        for name in _split_names(fields, columns):
            self.known.add(name)

    def mask(self, text: str, line: int, column: str = "") -> str:
        """Return a text with tokens."""
        return self._replaced(
            text, find(text, self._at_least, self._kinds, self.known), line, column
        )

    def mask_row(self, fields: Sequence[str], columns: Sequence[Column], line: int) -> list[str]:
        """Return the cells of a row with tokens."""
        return [
            self._cell(cell, column, line) for cell, column in zip(fields, columns, strict=False)
        ]

    def _cell(self, cell: str, column: Column, line: int) -> str:
        plain = column.treatment is Treatment.PLAIN and is_plain(cell)
        if column.treatment is Treatment.KEPT or plain or not cell.strip():
            return cell
        if column.whole is None or TOKEN.search(cell):
            return self.mask(cell, line, column.name)
        if column.whole not in self._kinds:
            return cell
        whole = [Finding(0, len(cell), column.whole, BY_COLUMN, cell)]
        return self._replaced(cell, whole, line, column.name)

    def _replaced(self, text: str, findings: Iterable[Finding], line: int, column: str) -> str:
        found = list(findings)
        for finding in found:
            token = self._tokens.of(finding.kind, finding.value)
            self.tally.add(line, f"{self.file}: {column}" if self.file else column, finding, token)
        return replaced(text, found, self._tokens) if found else text


def _split_names(fields: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """Names whose parts stand in neighbouring columns, in both orders."""
    parts = [
        cell.strip()
        for cell, column in zip(fields, columns, strict=False)
        if column.whole is Kind.NAME and len(cell.split()) == 1
    ]
    return [f"{a} {b}" for one, other in pairwise(parts) for a, b in ((one, other), (other, one))]
