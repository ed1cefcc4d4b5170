"""Whatever a table, an option or a terminal is like: a result, or one message that helps."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from tests.project.commands import COLUMNS, alone, names, remit, said
from tests.project.messages import write_messages

QUICK = [*COLUMNS, "--no-what-if"]


@pytest.fixture
def table(tmp_path) -> Path:
    return write_messages(tmp_path / "mine.csv", 60)


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def with_column(table: Path, values) -> Path:
    """Add a column `vendor` to a table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*rows[0], "vendor"])
        writer.writerows([*row, value(row)] for row, value in zip(rows[1:], values, strict=False))
    return table


def test_a_piped_table_can_be_compared_and_masked(table, out):
    vendor = ["--proposals", "harm", "--out", out]

    status, told = alone("compare", "-", *COLUMNS, *vendor, stdin=table.read_bytes())
    assert status == 0, told
    status, told = alone("mask", "-", stdin=table.read_bytes())
    assert status == 0 and told.startswith("id,received,message"), told


@pytest.mark.parametrize("command", [["compare", *COLUMNS, "--proposals", "harm"], ["mask"]])
def test_what_can_be_read_only_once_is_refused_where_that_is_not_enough(tmp_path, command):
    os.mkfifo(tmp_path / "pipe")

    told = said(remit(*command, tmp_path / "pipe", "--out", tmp_path / "out"))

    assert "is a pipe and can be read only once" in told and "standard input" in told


def test_an_encoding_that_decodes_nothing_is_refused(table, out):
    told = said(remit("replay", table, *QUICK, "--file-encoding", "undefined", "--out", out))

    assert 'no encoding is called "undefined"' in told


def test_a_file_name_that_is_not_utf_8_is_no_obstacle(table, out, tmp_path):
    odd = Path(os.fsdecode(b"f\xe4lle.csv"))
    table.rename(tmp_path / odd)

    assert remit("replay", tmp_path / odd, *QUICK, "--out", out).exit_code == 0
    assert json.loads((out / "summary.json").read_bytes())["file"]["name"] == "f\\xe4lle.csv"
    assert remit("mask", tmp_path / odd, "--lang", "zh-hant").exit_code == 0


def test_nor_in_a_folder(table, out, tmp_path):
    folder = tmp_path / "months"
    folder.mkdir()
    table.rename(folder / os.fsdecode(b"f\xe4lle.csv"))
    write_messages(folder / "may.csv", 30)

    assert remit("replay", folder, *QUICK, "--out", out).exit_code == 0
    assert "f\\xe4lle.csv:2" in (out / "cases.csv").read_text("utf-8")
    assert remit("mask", folder, "--out", tmp_path / "masked").exit_code == 0


DAMAGES = {
    "no JSON": lambda text: text[:200],
    "no mapping": lambda text: "[1, 2]",
    "deep": lambda text: "[" * 200_000,
    "not a number": lambda text: text.replace('"accuracy": ', '"accuracy": NaN, "was": ', 1),
    "a key is missing": lambda text: text.replace('"accuracy"', '"was"'),
    "a wrong type": lambda text: json.dumps({**json.loads(text), "delegations": 5}),
    "another wrong type": lambda text: json.dumps({**json.loads(text), "last_quarter": "x"}),
    "a wrong type within": lambda text: json.dumps({**json.loads(text), "periods": [None]}),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_figures_are_one_clear_message(table, out, damage):
    assert remit("replay", table, *QUICK, "--out", out).exit_code == 0
    summary = out / "summary.json"
    summary.write_text(damage(summary.read_text("utf-8")), "utf-8")

    result = remit("report", out, "--minutes", "5")

    assert result.exit_code == 2, result.exception
    assert "summary.json" in said(result) and "run the replay again" in said(result)


def test_a_terminal_that_knows_no_chinese_is_no_obstacle(table, out):
    status, told = alone(
        "replay", table, *QUICK, "--out", out, "--lang", "zh-hant", PYTHONIOENCODING="ascii"
    )
    assert status == 0 and "?" in told, told


@pytest.mark.parametrize(
    ("values", "doubt"),
    [
        (lambda row: row[3], "although they equal the recorded answer in every row"),
        (lambda row: row[3].upper(), "none of the answers in “vendor” is spelt like one"),
        (lambda row: "", "the column “vendor” is empty in every row"),
    ],
)
def test_a_column_of_proposals_that_cannot_be_right_is_doubted(table, out, values, doubt):
    with_column(table, [values] * 60)

    assert doubt in said(remit("replay", table, *QUICK, "--proposals", "vendor", "--out", out))
    compared = remit("compare", table, *COLUMNS, "--proposals", "vendor", "--out", out / "two")
    assert said(compared).count(doubt) == 1


def test_a_sound_column_of_proposals_is_not_doubted(table, out):
    with_column(table, [lambda row: row[3]] * 30 + [lambda row: "roads"] * 30)

    told = said(remit("replay", table, *QUICK, "--proposals", "vendor", "--out", out))

    assert "vendor” is" not in told and "although" not in told


def test_the_same_table_gives_the_same_examples(table, out):
    with_column(table, [lambda row: "roads"] * 60)
    text = table.read_text("utf-8").replace(",parks,", " call 9123 4567,parks,")
    table.write_text(text, "utf-8")
    command = ["replay", table, *QUICK, "--proposals", "vendor", "--with-texts"]

    for folder in ("first", "second"):
        assert remit(*command, "--out", out / folder).exit_code == 0

    first, second = ((out / f / "summary.json").read_bytes() for f in ("first", "second"))
    assert first == second and b"[PHONE-" in first


def test_a_wrong_column_of_times_is_told_without_what_citizens_wrote(table, out):
    told = said(remit("replay", table, *QUICK, "--time", "message", "--out", out))

    assert 'in the column "message"' in told and "such as the rows 2, 3, 4" in told
    first = table.read_text("utf-8").splitlines()[1].split(",")[2]
    assert first.split()[0] not in told


def test_an_answer_sheet_behind_a_cover_sheet_is_named(out, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Annual export"])
    book.active.append(["made by the hotline"])
    book.create_sheet("Cases").append(["message", "department"])
    for number in range(30):
        book["Cases"].append([f"a message about matter {number}", ("Roads", "Parks")[number % 2]])
    path = tmp_path / "book.xlsx"
    book.save(path)

    assert "book.xlsx#Cases" in said(remit("replay", path, "--check"))
    assert "book.xlsx#Cases" in said(remit("replay", path, *QUICK, "--out", out))


def test_a_check_of_a_sorted_table_says_to_shuffle_it(tmp_path):
    lines = "".join(f"matter {n},{'ab'[n // 50]}\n" for n in range(100))
    (tmp_path / "sorted.csv").write_text("message,department\n" + lines)

    command = remit("replay", tmp_path / "sorted.csv", "--check", *COLUMNS).output.splitlines()[-1]

    assert command.split()[:3] == ["remit", "replay", "--shuffle"]


def test_a_check_of_a_folder_says_which_file_lacks_which_column(tmp_path):
    (tmp_path / "a.csv").write_text("message,department\nx,y\n")
    (tmp_path / "b.csv").write_text("message,team\nx,y\n")

    told = said(remit("replay", tmp_path, "--check"))

    assert "a.csv has no column “team”." in told and "b.csv has no column “department”." in told


@pytest.mark.parametrize("content", ["", "message,department\n", "\n\n"])
def test_a_file_without_a_row_to_mask_is_refused(tmp_path, content):
    (tmp_path / "empty.csv").write_text(content)

    result = remit("mask", tmp_path / "empty.csv")

    assert result.exit_code == 2 and names(tmp_path) == {"empty.csv"}


def test_a_mask_of_a_cover_sheet_says_which_sheets_there_are(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Annual export"])
    book.create_sheet("Cases").append(["message"])
    book.save(tmp_path / "book.xlsx")

    result = remit("mask", tmp_path / "book.xlsx")

    assert result.exit_code == 2 and "“Cases”" in said(result)


class FullDisk(io.FileIO):
    """A file that the disk has no room for."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("command", [["sample", "sample.csv"], ["mask", "mine.csv"]])
def test_a_full_disk_is_said_and_nothing_half_written_stays(table, monkeypatch, command):
    monkeypatch.chdir(table.parent)
    monkeypatch.setattr(
        "remit.adapters.whole_files._opened",
        lambda path, packed: io.TextIOWrapper(FullDisk(path, "w"), write_through=True),
    )

    result = remit(*command)

    assert result.exit_code == 2 and "the disk is full" in said(result)
    assert names(table.parent) == {"mine.csv"}


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(table, tmp_path):
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "out"):
        told = said(remit("replay", table, *QUICK, "--out", place))
        assert "Errno" not in told and "is a file" in told and str(tmp_path / "file") in told
