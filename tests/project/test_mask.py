from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from remit.project.mask import mask

ROWS = """id,name,phone,message,department
1,CHAN Tai Man,91234567,"Please call me, 9123-4567",Highways Department
2,李小明,+852 6123 4567,昨日Chan Tai Man都投訴,路政署
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch):
    monkeypatch.delenv("REMIT_MASK_KEY", raising=False)
    return lambda *arguments, **more: CliRunner().invoke(mask, [*map(str, arguments)], **more)


def read(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_it_writes_a_masked_copy_and_leaves_the_file_alone(run, table, tmp_path):
    result = run(table)
    first, second = read(tmp_path / "cases.masked.csv")

    assert result.exit_code == 0, result.output
    assert table.read_text(encoding="utf-8") == ROWS
    assert first["department"] == "Highways Department" and second["department"] == "路政署"
    assert first["name"] in second["message"] and first["phone"] in first["message"]


def test_the_report_tells_no_content(run, table, tmp_path):
    run(table)
    text = (tmp_path / "cases.masked.csv.mask-report.json").read_text(encoding="utf-8")
    report = json.loads(text)

    assert report["replaced"] == {"NAME": 3, "PHONE": 3}
    assert report["distinct"] == {"NAME": 2, "PHONE": 2}
    assert report["least_sure"][0]["line"] == 3
    assert not any(word in text for word in ("Tai", "小明", "4567"))


def test_files_masked_under_one_key_share_tokens(run, table, tmp_path):
    outs = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    for out, key in zip(outs, ("one key", "one key", None), strict=True):
        run(table, "--out", out, env={"REMIT_MASK_KEY": key})
    a, b, c = (out.read_text(encoding="utf-8") for out in outs)

    assert a == b != c


def test_rows_that_cannot_be_read_are_left_out_and_told(run, tmp_path):
    path = tmp_path / "cut.csv"
    path.write_bytes(ROWS.encode() + b'3,x,y\n4,Mary,91234567,ok,LCSD\n5,"cut')
    result = run(path)

    assert [row["id"] for row in read(tmp_path / "cut.masked.csv")] == ["1", "2", "4"]
    assert "2 rows could not be read and were left out: lines 4, 6" in result.output


def test_it_never_overwrites_its_input(run, table):
    result = run(table, "--out", table)

    assert result.exit_code == 2 and "is the file to be masked itself" in result.output
    assert table.read_text(encoding="utf-8") == ROWS


def test_columns_may_be_chosen_and_kept(run, table, tmp_path):
    run(table, "--keep", "name", "--kinds", "name,phone", "--out", tmp_path / "a.csv")
    run(table, "--columns", "phone", "--out", tmp_path / "b.csv")
    kept, chosen = read(tmp_path / "a.csv")[0], read(tmp_path / "b.csv")[0]

    assert (kept["name"], kept["phone"][:7]) == ("CHAN Tai Man", "[PHONE-")
    assert (chosen["message"], chosen["phone"][:7]) == ("Please call me, 9123-4567", "[PHONE-")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--columns", "mesage"], 'no column "mesage"'),
        (["--kinds", "FACE"], "none of NAME, PHONE"),
        (["--at-least", "2"], "not in the range"),
    ],
)
def test_what_cannot_be_done_is_said(run, table, arguments, message):
    result = run(table, *arguments)

    assert result.exit_code == 2 and message in result.output


def test_text_is_masked_in_pieces_and_keeps_its_lines(run, tmp_path):
    path = tmp_path / "letters.txt"
    path.write_bytes(
        "Regards,\nPeter Wong\n多謝各位幫忙跟進此事\n".encode() * 3 + b"\xff bad\nbye\n"
    )
    result = run(path)
    lines = (tmp_path / "letters.masked.txt").read_text(encoding="utf-8").split("\n")

    assert result.exit_code == 0, result.output
    assert lines[0] == "Regards," and lines[1].startswith("[NAME-") and lines[9] == "bye"


def test_a_compressed_table_comes_back_compressed(run, tmp_path):
    path = tmp_path / "cases.csv.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    run(path)

    assert b"[PHONE-" in gzip.decompress((tmp_path / "cases.masked.csv.gz").read_bytes())


def test_standard_input_goes_to_standard_output(run):
    result = run("-", input=ROWS)

    assert result.stdout.startswith("id,name,phone,message,department\n1,[NAME-")
    assert "names" in result.stderr


def test_it_answers_in_chinese_too(run, table):
    output = run(table, "--lang", "zh-hant").output

    assert "姓名" in output and "密鑰只為今次執行而產生" in output


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["id", "name", "message"], [1, "CHAN Tai Man", "call 9123 4567"]):
        book.active.append(row)
    book.create_sheet("May").append(["id", "message"])
    book["May"].append([2, "Mr Lau"])
    book.save(path)


def test_a_workbook_comes_back_as_csv_and_says_so(run, tmp_path):
    workbook(tmp_path / "cases.xlsx")
    result = run(tmp_path / "cases.xlsx")
    (row,) = read(tmp_path / "cases.masked.csv")
    said = " ".join(result.output.split())

    assert row["name"].startswith("[NAME-") and row["message"].startswith("call [PHONE-")
    assert "is a workbook; its masked copy is a table of text (CSV)" in said
    assert "the workbook also has “May”" in said


def test_a_sheet_of_a_workbook_may_be_chosen(run, tmp_path):
    workbook(tmp_path / "cases.xlsx")
    run(f"{tmp_path / 'cases.xlsx'}#May")
    (row,) = read(tmp_path / "cases.May.masked.csv")

    assert row["message"].startswith("[NAME-")


def test_every_file_of_a_folder_is_masked_into_a_new_folder(run, tmp_path):
    folder = tmp_path / "months"
    folder.mkdir()
    workbook(folder / "feb.xlsx")
    (folder / "jan.csv").write_text(ROWS, encoding="utf-8")
    (folder / "letter.txt").write_text("Regards,\nChan Tai Man\n", encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    result = run(folder)
    out = tmp_path / "months.masked"
    january, february = read(out / "jan.csv")[0], read(out / "feb.csv")[0]

    assert result.exit_code == 0 and "Not masked, and not copied: scan.pdf" in result.output
    assert january["name"] == february["name"]
    assert january["name"] in (out / "letter.txt").read_text(encoding="utf-8")
    assert not (out / "scan.pdf").exists() and (out / "mask-report.json").exists()


def test_a_folder_that_cannot_be_masked_says_what_to_do(run, tmp_path):
    (tmp_path / "jan.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "empty").mkdir()

    assert "name a folder with such files" in " ".join(run(tmp_path / "empty").output.split())
    assert "name a new folder with --out" in run(tmp_path, "--out", tmp_path).output


def test_a_file_of_a_folder_that_is_no_table_is_left_out_and_told(run, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "good.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "a" / "bad.csv").write_bytes(b"%PDF-1.4")
    result = run(tmp_path / "a")

    assert result.exit_code == 0 and "bad.csv is a PDF document" in " ".join(result.output.split())
    assert not (tmp_path / "a.masked" / "bad.csv").exists()
