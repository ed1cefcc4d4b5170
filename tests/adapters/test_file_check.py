from __future__ import annotations

from remit.adapters.file_check import Contradiction, FileCheck, check_cases, enough_cases
from remit.adapters.past_cases import Columns, open_past_cases
from remit.core.authority import Promise

BY_TIME = Columns("text", "answer", "time", "id")


def checked(tmp_path, content: str, columns: Columns = BY_TIME) -> FileCheck:
    (tmp_path / "cases.csv").write_text(content, encoding="utf-8")
    with open_past_cases(str(tmp_path / "cases.csv"), columns) as cases:
        return check_cases(cases, "cases.csv", columns, Promise())


def test_it_counts_rows_cases_answers_and_the_time_between(tmp_path):
    found = checked(
        tmp_path,
        "id,time,text,answer\n1,2024-03-05,b,x\n2,2024-01-02,a,x\n3,2024-02-01,c,y\n3,,d,y\n",
    )

    assert (found.rows, found.cases) == (4, 3)
    assert found.set_aside.first() == {"id seen before": [5]}
    assert (str(found.first), str(found.last)) == (
        "2024-01-02 00:00:00+00:00", "2024-03-05 00:00:00+00:00",
    )  # fmt: skip
    assert found.answers == {"x": 2, "y": 1}
    assert found.once == (("y", 4),)


def test_the_same_text_with_another_answer_is_shown_once_for_each_text(tmp_path):
    content = "text,answer\nA  lamp,x\na lamp,x\na lamp,y\nA LAMP,z\nother,x\n"

    found = checked(tmp_path, content, Columns("text", "answer"))

    assert (found.repeated, found.contradicting) == (3, 2)
    assert found.contradictions == (Contradiction(4, "y", 2, "x"),)
    assert (found.first, found.last) == (None, None)


def test_a_text_as_long_as_a_cell_may_be_cut(tmp_path):
    content = f"text,answer\n{'a' * 32_767},x\n{'a' * 32_766},x\n"

    assert checked(tmp_path, content, Columns("text", "answer")).cut == 1


def test_a_stricter_promise_takes_more_cases():
    strict, usual = enough_cases(Promise(target_level=0.02)), enough_cases(Promise())

    assert usual.flawless < usual.good
    assert strict.flawless > usual.flawless
