from __future__ import annotations

import csv

import pytest

from remit.adapters.case_files import open_case_file
from remit.core.cases import Assignment, Decider
from remit.core.errors import SnapshotMismatch
from remit.core.replay import CaseRecord


def record(case_id: str, proposal: str = "x") -> CaseRecord:
    return CaseRecord(
        case_id, 2, "", "", "x", proposal, 0.123456789, 1.0, proposal == "x", Decider.TOOL,
        "all cases", Assignment.OPEN, False, True, 0.118, False,
    )  # fmt: skip


def test_each_case_is_one_line_with_plain_numbers(tmp_path):
    with open_case_file(tmp_path / "cases.csv") as lines:
        lines.write(record("C1", "y"))

    with (tmp_path / "cases.csv").open(encoding="utf-8") as file:
        (line,) = csv.DictReader(file)
    assert line["case_id"] == "C1"
    assert (line["confidence"], line["correct"], line["wrong"]) == ("0.123457", "0", "1")
    assert (line["decided_by"], line["assignment"], line["audited"]) == ("tool", "open", "1")


def test_it_goes_on_after_the_bytes_that_are_known_to_be_sound(tmp_path):
    path = tmp_path / "cases.csv"
    with open_case_file(path) as lines:
        lines.write(record("C1"))
        length = lines.length()
        lines.write(record("lost"))

    with open_case_file(path, length) as lines:
        lines.write(record("C2"))

    assert [line.split(",")[0] for line in path.read_text().splitlines()] == [
        "case_id", "C1", "C2",
    ]  # fmt: skip


def test_a_file_shorter_than_it_was_is_refused(tmp_path):
    (tmp_path / "cases.csv").write_text("case_id\n")

    with pytest.raises(SnapshotMismatch, match="shorter"):
        open_case_file(tmp_path / "cases.csv", 1_000).__enter__()


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(SnapshotMismatch, match="shorter"):
        open_case_file(tmp_path / "cases.csv", 1_000).__enter__()
