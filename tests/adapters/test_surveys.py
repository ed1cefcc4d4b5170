from __future__ import annotations

import pytest

from remit.adapters.opening import open_source
from remit.adapters.past_cases import Columns
from remit.adapters.surveys import MOST_DISTINCT, Survey, lacking, survey


def surveyed(tmp_path, content: str) -> Survey:
    (tmp_path / "cases.csv").write_text(content, encoding="utf-8")
    with open_source(str(tmp_path / "cases.csv")) as table:
        return survey(table)


def table(header: str, rows: int = 60, text: str = "the street lamp number {n} is broken") -> str:
    day = "{d:02}/03/2024 10:00"
    line = f"C-{{n:04}},{day},{text},{{team}},{{flag}}\n"
    return f"{header}\n" + "".join(
        line.format(n=n, d=n % 28 + 1, team=("Roads", "Parks", "Water")[n % 3], flag=n % 2)
        for n in range(rows)
    )


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("id,received,message,department,urgent", ("message", "department", "received", "id")),
        ("個案編號,收到日期,內容,負責部門,緊急", ("內容", "負責部門", "收到日期", "個案編號")),
        ("ref,date,a,b,c", ("a", "b", "date", "ref")),
    ],
)
def test_it_guesses_what_columns_hold_by_content_and_name(tmp_path, header, found):
    assert surveyed(tmp_path, table(header)).guess == Columns(*found)


def test_it_does_not_take_yes_or_no_for_an_answer(tmp_path):
    content = "message,reply_sent\n" + "".join(
        f"a longer message about matter {n},{'yes' if n % 2 else 'no'}\n" for n in range(50)
    )

    guess = surveyed(tmp_path, content).guess

    assert (guess.text, guess.answer) == ("message", "")
    assert list(lacking(guess)) == ["answer"]


def test_it_counts_what_is_filled_and_how_many_values_there_are(tmp_path):
    found = surveyed(tmp_path, "text,team\na,x\nb,\nc,x\nd, \n")

    assert [(c.name, c.filled, c.distinct) for c in found.columns] == [
        ("text", 1.0, 4), ("team", 0.5, 1),
    ]  # fmt: skip


def test_it_does_not_count_on_where_values_are_many(tmp_path):
    found = surveyed(tmp_path, "n\n" + "".join(f"{n}\n" for n in range(MOST_DISTINCT + 50)))

    assert found.columns[0].distinct == MOST_DISTINCT


def test_rows_that_are_none_are_told_apart(tmp_path):
    found = surveyed(tmp_path, "text,team\na,x\nb\nc,y\n")

    assert found.rows == 3
    assert found.set_aside.first() == {"too few fields": [3]}


def test_columns_of_the_same_name_are_noticed(tmp_path):
    assert surveyed(tmp_path, "text,team,text\na,x,b\n").same_name == ("text",)


def test_a_table_without_rows_has_columns_all_the_same(tmp_path):
    found = surveyed(tmp_path, "text,team\n")

    assert [column.filled for column in found.columns] == [0.0, 0.0]
    assert found.guess == Columns("", "")
