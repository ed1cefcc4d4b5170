"""Finding cases by what citizens wrote, in both scripts, or by their references."""

from __future__ import annotations

import re

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from remit.web.records.models import Case
from remit.web.records.words import wanted

ON_SQLITE = (
    "SELECT case_id FROM records_content WHERE id IN "
    "(SELECT rowid FROM records_search WHERE records_search MATCH %s)"
)
ON_POSTGRESQL = (
    "SELECT case_id FROM records_content "
    "WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)"
)
_NOT_IN_REFERENCES = re.compile(r"[^0-9A-Z]")


def search(cases: QuerySet[Case], query: str) -> QuerySet[Case]:
    """Return those of some cases that match all of a query, the latest first."""
    named = cases.filter(reference=_reference(query))
    phrases = wanted(query)
    if not phrases or named.exists():
        return named
    if connection.vendor == "sqlite":
        found = RawSQL(ON_SQLITE, (_for_sqlite(phrases),))
    else:
        found = RawSQL(ON_POSTGRESQL, (_for_postgresql(phrases),))
    return cases.filter(pk__in=found).order_by("-id")


def _for_sqlite(phrases: list[list[str]]) -> str:
    return " AND ".join(f'"{" ".join(phrase)}"*' for phrase in phrases)


def _for_postgresql(phrases: list[list[str]]) -> str:
    return " & ".join(f"({' <-> '.join([*phrase[:-1], phrase[-1] + ':*'])})" for phrase in phrases)


def _reference(query: str) -> str:
    """Return what was typed as a reference is written, however it was typed."""
    drawn = _NOT_IN_REFERENCES.sub("", query.upper())
    return f"{drawn[:5]}-{drawn[5:]}"
