from __future__ import annotations

from datetime import UTC, datetime

from remit.adapters.case_files import open_case_file
from remit.adapters.recorded_cases import case_records, recorded_cases
from remit.core.cases import Case
from remit.core.replay import CaseRecord, PastCase, Replay, ReplayPlan
from tests.core.replay.echo import Echo


def written(path) -> list[CaseRecord]:
    replay = Replay(Echo(), ReplayPlan())
    when = datetime(2024, 5, 1, tzinfo=UTC)
    cases = [PastCase(Case(f"C{n}", "roads 0.25", when, "g"), "parks", n + 2) for n in range(30)]
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
