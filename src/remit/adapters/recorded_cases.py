"""`cases.csv` read again: what was decided, and what was proposed then."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from remit.adapters.files import UnreadableTable
from remit.adapters.rows import LONGEST_FIELD
from remit.core.cases import Assignment, Case, Decider
from remit.core.replay.records import CaseRecord, PastCase

PROPOSED, SURE = "proposal", "confidence"


def recorded_cases(path: Path) -> Iterator[PastCase]:
    """Yield the cases of a run, without their texts; each carries its proposal as fields."""
    for row in _rows(path):
        arrived = datetime.fromisoformat(row["arrived"]) if row["arrived"] else None
        fields = {PROPOSED: row[PROPOSED], SURE: row[SURE]}
        yield PastCase(
            Case(row["case_id"], "", arrived, row["group"], fields=fields), row["answer"]
        )


def case_records(path: Path) -> Iterator[CaseRecord]:
    """Yield what became of each case of a run."""
    for row in _rows(path):
        yield CaseRecord(
            case_id=row["case_id"],
            row=row["row"],
            arrived=row["arrived"],
            group=row["group"],
            answer=row["answer"],
            proposal=row[PROPOSED],
            confidence=float(row[SURE]),
            familiarity=float(row["familiarity"]),
            correct=row["correct"] == "1",
            decided_by=Decider(row["decided_by"]),
            delegation=row["delegation"],
            assignment=Assignment(row["assignment"]),
            blind=row["blind"] == "1",
            audited=row["audited"] == "1",
            inclusion_probability=float(row["inclusion_probability"]),
            before_release=row["before_release"] == "1",
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(LONGEST_FIELD)  # there is one for the whole process
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if None in row.values():
                raise UnreadableTable(f"{path} ends within a row; run the replay again")
            yield row
