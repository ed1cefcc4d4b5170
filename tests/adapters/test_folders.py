from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.adapters.case_files import open_case_file
from remit.adapters.files import UnreadableTable
from remit.adapters.opening import open_source
from remit.adapters.past_cases import Columns, open_past_cases
from remit.adapters.rows import Reason
from remit.adapters.set_aside import SetAside
from tests.adapters.tables_to_read import workbook, write_csv

HEADER = ["id", "time", "text", "answer"]
BY_TIME = Columns("text", "answer", "time", "id")


@pytest.fixture
def months(tmp_path):
    def months(**files: list[list[str]]) -> Path:
        folder = tmp_path / "months"
        folder.mkdir()
        for name, rows in files.items():
            write_csv(folder / f"{name}.csv", rows)
        return folder

    return months


def cases_of(path: Path | str, columns: Columns = BY_TIME):
    with open_past_cases(str(path), columns) as cases:
        return [(p.case.case_id, p.case.text, p.answer, p.case.arrived) for p in cases.since()]


def test_files_are_read_as_one_and_rows_say_where_they_stand(months):
    folder = months(
        april=[["text", "answer"], ["a", "x"]], may=[["answer", "text"], ["y", "b"], ["z", "c"]]
    )
    with open_past_cases(str(folder), Columns("text", "answer")) as cases:
        found = [(p.case.case_id, p.row, p.case.text, p.answer) for p in cases.since()]

    assert found == [
        ("april.csv:2", "april.csv:2", "a", "x"),
        ("may.csv:2", "may.csv:2", "b", "y"),
        ("may.csv:3", "may.csv:3", "c", "z"),
    ]


def test_time_goes_through_all_files_and_ids_are_unique_across_them(months, tmp_path):
    folder = months(
        a=[HEADER, ["1", "2024-03", "late", "x"], ["2", "2024-01", "early", "x"]],
        b=[HEADER, ["2", "2024-02", "again", "x"], ["3", "2024-02", "middle", "y"]],
    )
    with open_past_cases(str(folder), BY_TIME) as cases:
        assert [p.case.text for p in cases.since()] == ["early", "middle", "late"]
        assert cases.set_aside.first() == {"id seen before": ["b.csv:2"]}
        cases.set_aside.write(tmp_path / "aside.csv")

    assert (tmp_path / "aside.csv").read_text() == "file,row,reason\nb.csv,2,id seen before\n"


def test_files_come_in_the_order_of_their_names_2_before_10(months):
    header = ["text", "answer"]
    folder = months(m10=[header, ["c", "x"]], m2=[header, ["b", "x"]], m1=[header, ["a", "x"]])

    with open_source(str(folder)) as table:
        assert table.parts == ("m1.csv", "m2.csv", "m10.csv")
        assert str(table.notes[0]) == (
            "3 files read as one, in the order of their names, from m1.csv to m10.csv"
        )


def test_a_needed_column_that_is_missing_names_the_files(months):
    folder = months(a=[["text", "answer"]], b=[["text", "team"]], c=[["text", "answer"]])

    with open_source(str(folder)) as table:
        with pytest.raises(UnreadableTable, match='1 of the 3 tables.*no column "answer": b.csv'):
            table.column("answer")
        with pytest.raises(UnreadableTable, match='months has no column "answers".*"answer"'):
            table.column("answers")


def test_a_column_that_is_not_needed_may_be_missing(months):
    folder = months(a=[["text", "answer", "more"], ["a", "x", "m"]], b=[["text"], ["b"]])

    with open_source(str(folder)) as table:
        assert table.header == ["text", "answer", "more"]
        assert [row.fields for row in table.rows()] == [["a", "x", "m"], ["b", "", ""]]


def test_hidden_files_locks_and_our_own_files_are_left_out_and_others_are_named(months):
    folder = months(a=[["text", "answer"], ["a", "x"]])
    for name in (".hidden.csv", "~$a.xlsx", "readme.pdf"):
        (folder / name).write_bytes(b"something")
    (folder / "subfolder").mkdir()
    SetAside().write(folder / "rows_set_aside.csv")
    SetAside(["a.csv"]).write(folder / "rows_set_aside_2.csv")
    with open_case_file(folder / "cases.csv"):
        pass

    with open_source(str(folder)) as table:
        assert table.parts == ("a.csv",)
        assert "were not read: “readme.pdf”" in str(table.notes[1])


def test_kinds_of_files_may_be_mixed(months):
    folder = months(a=[["text", "answer"], ["a", "x"]])
    (folder / "b.csv.gz").write_bytes(
        gzip.compress("text;answer\n街燈壞了;路政署\n".encode("big5"))
    )
    (folder / "c.xlsx").write_bytes(workbook([["codes"]], [["answer", "text"], ["z", "c"]]))

    assert [case[1:3] for case in cases_of(f"{folder}#Sheet2", Columns("text", "answer"))] == [
        ("a", "x"), ("街燈壞了", "路政署"), ("c", "z"),
    ]  # fmt: skip


def test_what_was_assumed_of_a_file_is_said_with_its_name(months):
    folder = months(a=[["text", "answer"], ["a", "x"]])
    for name in ("b.csv", "c.csv"):
        (folder / name).write_bytes(f"text,answer\n街燈壞了,{name}\n".encode("utf-16"))

    with open_source(str(folder)) as table:
        assert "UTF-16" in str(table.notes[-1])
        assert str(table.notes[-1]).endswith("(in 2 files, the first of them b.csv)")


def test_the_same_month_twice_is_said(months):
    folder = months(a=[["text"], ["a"]], b=[["text"], ["b"]], copy=[["text"], ["a"]])

    with open_source(str(folder)) as table:
        assert "a.csv and copy.csv have the same content" in str(table.notes[1])


def test_names_and_contents_make_the_fingerprint(months):
    folder = months(a=[["text"], ["a"]])
    prints = []
    for change in (
        lambda: None,
        lambda: None,
        lambda: (folder / "a.csv").rename(folder / "b.csv"),
    ):
        change()
        with open_source(str(folder)) as table:
            prints.append(table.fingerprint)

    assert prints[0] == prints[1] != prints[2]


def test_a_folder_without_tables_is_refused(months):
    with pytest.raises(UnreadableTable, match=r"holds no table; .*\.csv.*\.xlsx"):
        open_source(str(months())).__enter__()


def test_a_row_that_is_none_is_set_aside_with_its_file(months):
    folder = months(a=[["text", "answer"], ["a", "x"]], b=[["answer", "text"], ["y"], ["y", "b"]])

    with open_past_cases(str(folder), Columns("text", "answer")) as cases:
        assert cases.set_aside.first() == {Reason.TOO_FEW: ["b.csv:2"]}
        assert len(cases) == 2


WORDS = st.text("ab 街燈,;\"'\n12", max_size=12)
DAYS = st.integers(1, 28).map(lambda day: f"2024-03-{day:02}") | st.just("soon")
TABLES = st.lists(
    st.tuples(st.integers(0, 30).map(str), DAYS, WORDS, WORDS), min_size=1, max_size=15
)


@settings(max_examples=40, deadline=None)
@given(rows=TABLES, files=st.integers(1, 4), seed=st.integers(0, 9))
def test_the_same_rows_give_the_same_cases_in_every_form(tmp_path_factory, rows, files, seed):
    where = tmp_path_factory.mktemp("forms")
    rows = [("start", "2024-03-01", "first", "x"), *rows]
    rows += [(f"z{number}", "2024-03-02", "b", "x") for number in range(20)]
    one = write_csv(where / "cases.csv", [HEADER, *rows])
    (where / "cases.xlsx").write_bytes(workbook([HEADER, *rows]))
    (where / "months").mkdir()
    for number in range(files):
        share = rows[len(rows) * number // files : len(rows) * (number + 1) // files]
        order = random.Random(seed + number).sample(range(4), 4)
        shuffled = [[row[place] for place in order] for row in [HEADER, *share]]
        write_csv(where / "months" / f"{number}.csv", shuffled)

    assert cases_of(one) == cases_of(where / "cases.xlsx") == cases_of(where / "months")
