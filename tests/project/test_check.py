from __future__ import annotations

import io

import pytest
from rich.console import Console

from remit.adapters.files import UnreadableTable
from remit.adapters.past_cases import Columns
from remit.core.authority import Promise
from remit.project.check import check

NONE = Columns("", "")
NAMED = Columns("message", "team")


@pytest.fixture
def told(tmp_path):
    """Check a table with this content; return what is said, on one line, and the verdict."""

    def told(content: str, columns: Columns = NONE, lang: str = "en") -> tuple[str, bool]:
        (tmp_path / "cases.csv").write_text(content, encoding="utf-8")
        written = io.StringIO()
        console = Console(file=written, width=100, highlight=False)
        good = check(str(tmp_path / "cases.csv"), columns, "", lang, Promise(), console)
        return " ".join(written.getvalue().split()), good

    return told


def table(rows: int, header: str = "no,message,team") -> str:
    teams = ("Roads", "Parks", "Water")
    lines = (f"{n},a message about matter {n},{teams[n % 3]}\n" for n in range(rows))
    return header + "\n" + "".join(lines)


def test_without_columns_it_lists_them_guesses_and_says_what_to_run_next(told):
    said, good = told(table(50))

    assert good
    assert "50 rows below the row of column names, 3 columns." in said
    assert "message 100.0% 50 what the citizen wrote" in said
    assert "cases.csv --text message --answer team --id no" in said
    assert "remit replay --check" in said


def test_a_column_that_was_named_is_not_guessed_again(told):
    assert "--text message --answer no" in told(table(50), Columns("", "no"))[0]


def test_without_a_column_of_answers_nothing_can_be_replayed(told):
    said, good = told("message\n" + "".join(f"a message about matter {n}\n" for n in range(9)))

    assert not good
    assert "No column looks like how it was decided" in said
    assert "--answer COLUMN" in said


def test_columns_that_seem_personal_are_pointed_out(told):
    said, _ = told(table(50, "contact phone,message,team"))

    assert "The column contact phone seems to hold telephone numbers" in said
    assert "`remit mask`" in said


def test_with_columns_it_says_by_row_what_cannot_be_used(told):
    said, good = told(table(498) + "x,,Roads\ny,text,\nz,text\n", NAMED)

    assert good
    assert "501 rows below the row of column names; 498 cases can be replayed." in said
    assert "! 1 row set aside (0.2%), no text: 500" in said
    assert "too few fields: 502" in said
    assert "remit replay" in said and "--text message --answer team" in said


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        (100, "! 100 cases cannot earn anything"),
        (600, "! 600 cases may be too few"),
        (2_000, "- 2,000 cases are enough to earn something"),
    ],
)
def test_it_says_whether_that_is_enough_to_earn_anything(told, rows, verdict):
    assert verdict in told(table(rows), NAMED)[0]


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ("1,a,roads\n", "written in several ways: “Roads” × 34, “roads” × 1"),
        ("1,a,Rare\n", "Answers on record only once: 1; behind each stands its row: Rare (102)"),
        ("1,a,Roads\n2,a,Parks\n", "row 102: Roads; row 103: Parks"),
        ("1,a,Roads\n2,a,Roads\n", "The text of 1 case (1.0%) came before, word for word."),
        (f"1,{'a' * 32_767},Roads\n", "as long as a cell of a workbook"),
        ("1,write to a@example.org,Roads\n" * 3, "The texts seem to hold e-mail addresses"),
        ("", "No time column is named"),
    ],
)
def test_it_points_out_what_is_worth_a_look(told, rows, finding):
    assert finding in told(table(100) + rows, NAMED)[0]


def test_a_slip_of_the_pen_is_pointed_out(told):
    content = "message,team\n" + "a,Highways\nb,Parks\n" * 30 + "c,Higways\n"

    assert (
        "looks like a slip of the pen: “Highways” × 30, “Higways” × 1" in told(content, NAMED)[0]
    )


def test_a_table_sorted_by_answer_is_said_once(told):
    said, _ = told("message,team\n" + "a,x\n" * 30 + "b,y\n" * 30, NAMED)

    assert "sorted by answer" in said
    assert "No time column is named" not in said


def test_one_answer_for_all_is_nothing_to_decide(told):
    assert "Every case has the same answer, “x”" in told("message,team\na,x\nb,x\n", NAMED)[0]


def test_times_are_said_as_they_were_read(told):
    content = "message,team,day\na,x,03/04/2024\nb,y,04/05/2024\n"

    said, _ = told(content, Columns("message", "team", "day"))

    assert "Assumed: dates such as 03/04/2023 were read with the day first." in said
    assert "The cases came in from 3 April 2024 to 4 May 2024: 2 months." in said


def test_two_columns_of_one_name_are_pointed_out(told):
    assert "Several columns are named “team”" in told(table(50, "team,message,team"))[0]


def test_it_speaks_chinese(told):
    said, good = told(table(100), NAMED, "zh-hant")

    assert good
    assert "欄名之下有100列" in said
    assert "below" not in said


def test_a_file_that_cannot_be_read_is_an_error_like_any_other(told):
    with pytest.raises(UnreadableTable, match="is empty"):
        told("")
    with pytest.raises(UnreadableTable, match='no column "team"'):
        told("message\na\n", NAMED)
