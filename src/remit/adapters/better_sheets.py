"""Which sheet of a workbook holds the cases, where the first is a cover or a title."""

from __future__ import annotations

from contextlib import suppress

from remit.adapters.files import UnreadableTable
from remit.adapters.opening import open_source
from remit.adapters.surveys import lacking, survey
from remit.adapters.workbooks import Sheet


def better_sheet(file: str) -> str:
    """Return the first other sheet that seems to hold texts and answers; empty where none does."""
    for sheet in _other_sheets(file):
        with suppress(UnreadableTable), open_source(sheet) as table:
            if not list(lacking(survey(table).guess)):
                return sheet
    return ""


def _other_sheets(file: str) -> list[str]:
    with open_source(file) as table:
        if isinstance(table, Sheet):
            return [f"{table.name}#{sheet}" for sheet in table.others]
    return []
