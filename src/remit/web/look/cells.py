"""Cells of tables that spreadsheets open: text that looks like a formula is never run as one."""

from __future__ import annotations

from collections.abc import Iterable


def harmless(row: Iterable[object]) -> list[object]:
    """Return a row for a CSV file; an apostrophe marks as text what would be a formula."""
    return [f"'{cell}" if _is_formula(cell) else cell for cell in row]


def _is_formula(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
