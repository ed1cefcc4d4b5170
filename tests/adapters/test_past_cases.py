from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from remit.adapters.files import UnreadableTable
from remit.adapters.past_cases import Columns, open_past_cases
from remit.adapters.set_aside import described

COLUMNS = Columns("text", "answer")
BY_TIME = Columns("text", "answer", time="time", case_id="id", group="team")


@pytest.fixture
def write(tmp_path):
    def write(content: str | bytes) -> str:
        path = tmp_path / "cases.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def test_cases_keep_the_order_of_the_file_and_their_line(write):
    with open_past_cases(write('text,answer\nb,x\n"a\n a",y\nc,x\n'), COLUMNS) as cases:
        found = [(past.case.text, past.answer, past.row) for past in cases.since()]

    assert found == [("b", "x", 2), ("a\n a", "y", 3), ("c", "x", 5)]


def test_with_times_the_oldest_comes_first_and_equal_times_keep_their_order(write):
    content = "id,team,time,text,answer\n1,t,2024-02,b,x\n2,t,2024-01,c,x\n3,u,2024-01,a,x\n"
    with open_past_cases(write(content), BY_TIME) as cases:
        found = [(past.case.case_id, past.case.group) for past in cases.since()]
        first = next(iter(cases.since())).case.arrived

    assert found == [("2", "t"), ("3", "u"), ("1", "t")]
    assert first is not None and first.isoformat() == "2024-01-01T00:00:00+00:00"


def test_it_can_begin_anywhere(write):
    with open_past_cases(write("text,answer\na,x\nb,x\nc,y\n"), COLUMNS) as cases:
        assert [past.case.text for past in cases.since(2)] == ["c"]
        assert len(cases) == 3


def test_every_row_is_either_a_case_or_set_aside_with_its_line_and_reason(write, tmp_path):
    content = (
        "id,team,time,text,answer\n1,,2024-01-01,a,x\n2,,2024-01-01, ,x\n3,,2024-01-01,b,\n"
        ",,2024-01-01,c,x\n1,,2024-01-01,d,x\n4,,soon,e,x\n5,,2024-01-01\n6,,2024-01-03,f,y\n"
    )
    with open_past_cases(write(content), BY_TIME) as cases:
        cases.set_aside.write(tmp_path / "aside.csv")
        assert [past.case.text for past in cases.since()] == ["a", "f"]

    assert (tmp_path / "aside.csv").read_text().splitlines() == [
        "row,reason", "3,no text", "4,no answer", "5,no id", "6,id seen before",
        "7,no usable date", "8,too few fields",
    ]  # fmt: skip
    assert sum(cases.set_aside.counts().values()) == len(cases.set_aside) == 6


def test_what_was_set_aside_is_told_with_the_first_rows(write):
    with open_past_cases(write("text,answer\na,x\n" + "b,\n" * 7), COLUMNS) as cases:
        told = described(cases.set_aside.counts(), cases.set_aside.first())

    assert told == "7 × no answer (rows 3, 4, 5, 6, 7, ...)"


def test_no_row_left_is_an_error_that_says_why(write):
    with pytest.raises(UnreadableTable, match=r"no usable row.*1 × no answer \(row 2\)"):
        open_past_cases(write("text,answer\na,\n"), COLUMNS).__enter__()


def test_a_header_alone_holds_no_row(write):
    with pytest.raises(UnreadableTable, match="no usable row. Set aside: none"):
        open_past_cases(write("text,answer\n"), COLUMNS).__enter__()


def test_a_time_column_without_times_is_refused_with_its_rows(write):
    content = "text,answer,time\na,x,soon\nb,x,2024-01\nc,x,later\n"

    with pytest.raises(UnreadableTable, match="2 of 3 rows.*no usable date.*the rows 2, 4;"):
        open_past_cases(write(content), Columns("text", "answer", "time")).__enter__()


@pytest.mark.parametrize(
    ("content", "assumed"),
    [
        ("text,answer\n街燈壞了請派人修理,路政署\n".encode("big5hkscs"), ["Big5-HKSCS"]),
        ("text,answer\n街燈壞了請派人修理,路政署\n".encode("utf-16"), ["UTF-16"]),
        ("text,answer\n街燈壞了請派人修理,路政署\n".encode(), []),
    ],
)
def test_what_was_assumed_is_said(write, content, assumed):
    with open_past_cases(write(content), COLUMNS) as cases:
        assert len(cases.notes) == len(assumed)
        assert all(words in str(note) for words, note in zip(assumed, cases.notes, strict=True))


def test_a_guess_about_dates_is_said(write):
    content = "text,answer,time\na,x,03/04/2023\nb,y,04/04/2023\n"
    with open_past_cases(write(content), Columns("text", "answer", "time")) as cases:
        assert "day first" in str(cases.notes[0])


def test_a_compressed_file_cut_in_the_middle_is_read_as_far_as_it_goes(tmp_path: Path):
    rows = "text,answer\n" + "".join(f"text number {n * 7919 % 997},x\n" for n in range(5_000))
    packed = gzip.compress(rows.encode())
    (tmp_path / "cut.csv.gz").write_bytes(packed[: len(packed) // 2])

    with open_past_cases(str(tmp_path / "cut.csv.gz"), COLUMNS) as cases:
        assert len(cases) > 500
        assert "ends too early" in str(cases.notes[0])


def test_a_table_sorted_by_answer_is_noticed_and_can_be_shuffled(write):
    path = write("text,answer\n" + "".join(f"text,{'xyz'[n // 10]}\n" for n in range(30)))
    with open_past_cases(path, COLUMNS) as cases:
        assert "sorted by answer" in str(cases.notes[0])

    with open_past_cases(path, COLUMNS, shuffled_by=1) as cases:
        answers = [past.answer for past in cases.since()]
        assert cases.notes == []
    assert sorted(answers) == ["x"] * 10 + ["y"] * 10 + ["z"] * 10
    assert answers != sorted(answers)


def test_one_frequent_answer_is_no_sorted_table(write):
    path = write("text,answer\n" + "".join(f"text,{'yx'[n % 20 > 0]}\n" for n in range(100)))
    with open_past_cases(path, COLUMNS) as cases:
        assert cases.notes == []


def test_further_columns_are_carried_under_their_own_names(write):
    columns = Columns("text", "answer", fields=("vendor answer", "sure"))
    path = write("text,vendor answer,answer,sure\na, x ,y,0.9\nb,,y,\n")
    with open_past_cases(path, columns) as cases:
        assert [dict(past.case.fields) for past in cases.since()] == [
            {"vendor answer": "x", "sure": "0.9"}, {"vendor answer": "", "sure": ""},
        ]  # fmt: skip


def test_a_further_column_that_is_missing_is_said_like_any_other(write):
    with pytest.raises(UnreadableTable, match='no column "sure"'):
        open_past_cases(
            write("text,answer\na,x\n"), Columns("text", "answer", fields=("sure",))
        ).__enter__()
