from __future__ import annotations

import csv
from datetime import UTC, datetime

import pytest

from remit.adapters.case_files import open_case_file
from remit.adapters.files import UnreadableTable
from remit.adapters.recorded_cases import case_records, recorded_cases
from remit.core.cases import Case
from remit.core.replay import CaseRecord, PastCase, Replay, ReplayPlan
from tests.core.replay.echo import Echo


def written(path, answer: str = "parks") -> list[CaseRecord]:
    replay = Replay(Echo(), ReplayPlan())
    when = datetime(2024, 5, 1, tzinfo=UTC)
    cases = [PastCase(Case(f"C{n}", "roads 0.25", when, "g"), answer, n + 2) for n in range(30)]
    with open_case_file(path) as lines:
        records = [replay.step(past) for past in cases]
        for record in records:
            lines.write(record)
    return records


def test_what_was_written_is_read_again(tmp_path):
    records = written(tmp_path / "cases.csv")
    again = list(case_records(tmp_path / "cases.csv"))

    assert [(r.case_id, r.correct, r.blind, r.decided_by, r.arrived) for r in again] == [
        (r.case_id, r.correct, r.blind, r.decided_by, r.arrived) for r in records
    ]


def test_a_recorded_case_carries_its_proposal_and_no_text(tmp_path):
    written(tmp_path / "cases.csv")
    past = next(recorded_cases(tmp_path / "cases.csv"))

    assert past.case.text == ""
    assert past.case.fields == {"proposal": "roads", "confidence": "0.25"}
    assert past.case.arrived == datetime(2024, 5, 1, tzinfo=UTC)
    assert past.answer == "parks"


def test_answers_longer_than_a_reader_of_csv_expects_are_read_again(tmp_path):
    answer = "x" * 200_000
    written(tmp_path / "cases.csv", answer)
    csv.field_size_limit(131_072)  # with which every process begins

    assert {r.answer for r in case_records(tmp_path / "cases.csv")} == {answer}


def test_a_file_that_was_cut_is_not_taken_for_a_whole_one(tmp_path):
    written(tmp_path / "cases.csv")
    content = (tmp_path / "cases.csv").read_bytes()
    (tmp_path / "cases.csv").write_bytes(content[:-4])

    with pytest.raises(UnreadableTable, match="ends within a row"):
        list(case_records(tmp_path / "cases.csv"))
