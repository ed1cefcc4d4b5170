from __future__ import annotations

import gzip
import io
import random
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from remit.adapters import zips
from remit.adapters.files import UnreadableTable
from remit.adapters.opening import open_source
from remit.core.errors import RemitError
from tests.adapters.tables_to_read import workbook

ROWS = [["text", "answer"], ["a", "x"], ["b", "y"]]


@pytest.fixture
def read(tmp_path):
    def read(content: bytes, name: str = "cases.xlsx", sheet: str = ""):
        (tmp_path / name).write_bytes(content)
        with open_source(str(tmp_path / name) + sheet) as table:
            rows = [(row.line, row.fault or row.fields) for row in table.rows()]
            return table.header, rows, [str(note) for note in table.notes]

    return read


def test_a_sheet_reads_like_a_table(read):
    assert read(workbook(ROWS)) == (["text", "answer"], [(2, ["a", "x"]), (3, ["b", "y"])], [])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (12, "12"),
        (12.5, "12.5"),
        (-3.0, "-3"),
        (1e300, "1e+300"),
        (True, "TRUE"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime.fromisoformat("2024-05-01T13:04:05"), "2024-05-01T13:04:05"),
        (datetime.fromisoformat("2024-05-01"), "2024-05-01"),
        (time(13, 4), "13:04:00"),
        (timedelta(hours=30), "30 h"),
        ("#N/A", ""),
        ("=1/0", ""),
        ("街燈壞了", "街燈壞了"),
        ("0012", "0012"),
    ],
)
def test_a_cell_is_written_as_a_person_would_read_it(read, cell, written):
    assert read(workbook([["text", "x"], ["a", cell]]))[1] == [(2, ["a", written])]


def test_rows_keep_the_numbers_of_the_sheet_and_empty_ones_are_skipped(read):
    rows = [[], [], [None, "text", "answer"], [None, "a", "x"], [], [None, "b", "y", None], []]

    header, found, _ = read(workbook(rows))

    assert header == ["text", "answer"]
    assert found == [(4, ["a", "x"]), (6, ["b", "y"])]


def test_what_stands_beside_the_table_sets_its_row_aside(read):
    assert read(workbook([*ROWS, ["c", "z", None, "note"]]))[1][-1] == (4, "too many fields")


def test_merged_cells_come_as_they_are(read):
    book = Workbook()
    for place, value in {"A1": "text", "B1": "answer", "A2": "a", "B2": "x", "A3": "b"}.items():
        book.worksheets[0][place] = value
    book.worksheets[0].merge_cells("B2:B3")
    content = io.BytesIO()
    book.save(content)

    assert read(content.getvalue())[1] == [(2, ["a", "x"]), (3, ["b", ""])]


def test_the_first_sheet_that_shows_is_read_and_the_others_are_named(read):
    content = workbook([["old"]], ROWS, [["codes"]], hidden=["Sheet1"])

    header, _, notes = read(content)

    assert header == ["text", "answer"]
    assert notes == ["the sheet “Sheet2” was read; the workbook also has “Sheet1”, “Sheet3”"]


def test_another_sheet_can_be_named_behind_a_hash(read):
    assert read(workbook([["codes"]], ROWS), sheet="#sheet2")[0] == ["text", "answer"]
    assert read(workbook(ROWS), name="cases #1.xlsx")[0] == ["text", "answer"]


def test_the_sheet_belongs_to_the_fingerprint(tmp_path):
    (tmp_path / "cases.xlsx").write_bytes(workbook(ROWS, ROWS))
    prints = set()
    for sheet in ("", "#Sheet1", "#Sheet2"):
        with open_source(f"{tmp_path / 'cases.xlsx'}{sheet}") as table:
            prints.add(table.fingerprint)

    assert len(prints) == 3


def test_a_sheet_that_is_not_there_is_said_with_those_that_are(read):
    with pytest.raises(UnreadableTable, match='no sheet "May"; it has: Sheet1, Sheet2'):
        read(workbook(ROWS, ROWS), sheet="#May")


def test_an_empty_sheet_is_said_to_be_empty_with_the_next_to_try(read):
    with pytest.raises(UnreadableTable, match='"Sheet1".*is empty.*cases.xlsx#Sheet2'):
        read(workbook([], ROWS))


def test_a_sheet_of_a_text_file_is_refused(read):
    with pytest.raises(UnreadableTable, match='is no workbook and has no sheet "May"'):
        read(b"text,answer\na,x\n", "cases.csv", "#May")


def test_compressed_workbooks_and_standard_input_are_read_too(read, monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(workbook(ROWS, ROWS))))
    with open_source("-#Sheet2") as table:
        assert table.header == ["text", "answer"]
    assert read(gzip.compress(workbook(ROWS)), "cases.xlsx.gz")[0] == ["text", "answer"]


def test_a_zip_archive_is_no_workbook(read):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("cases.csv", "text,answer\n")

    with pytest.raises(UnreadableTable, match="zip archive without a workbook.*unpack it"):
        read(content.getvalue())


def test_a_workbook_with_a_password_is_said_to_have_one(read):
    directory = "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(UnreadableTable, match="protected by a password"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000) + directory + bytes(2_000))


def test_an_old_office_document_that_is_no_workbook_is_refused(read):
    with pytest.raises(UnreadableTable, match="cannot be read"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))


def test_a_workbook_that_would_unpack_to_a_monster_is_not_opened(read, monkeypatch):
    monkeypatch.setattr(zips, "SUSPICIOUS_FROM", 1 << 20)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(bytes(2 << 20))

    with pytest.raises(UnreadableTable, match="would unpack from .* more than can be read safely"):
        read(content.getvalue())


def test_one_stray_cell_at_the_far_corner_is_refused_before_it_fills_the_memory(read):
    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD1048576"] = "text", "stray"
    content = io.BytesIO()
    book.save(content)

    with pytest.raises(UnreadableTable, match="row 1,048,576 and column 16,384.*stray cells"):
        read(content.getvalue())


def test_a_tall_sheet_is_no_monster(monkeypatch, tmp_path):
    monkeypatch.setattr(zips, "CHUNK", 1_000)
    rows = [["text", "answer"], *(["a" * 50, "x"] for _ in range(500))]

    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as archive:
        assert zips._extent(archive, "xl/worksheets/sheet1.xml") == (501, 2)


def test_a_damaged_workbook_ends_in_a_message_or_in_the_rows_that_are_there(read):
    dice, whole = random.Random(3), workbook([["text", "answer"], *[["message", "x"]] * 300])
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(dice.choice([1, 5, 50])):
            content[dice.randrange(4, len(content))] = dice.randrange(256)
        try:
            read(bytes(content[: dice.choice([len(content), dice.randrange(len(content))])]))
        except RemitError as error:
            assert "cases.xlsx" in str(error)


def test_opendocument_sheets_are_read_without_the_million_empty_rows_that_they_repeat(read):
    def row(*cells: str) -> str:
        cell = (
            '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        )
        return f"<table:table-row>{''.join(map(cell.format, cells))}</table:table-row>"

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        '<table:table table:name="S">'
        f"{row('text', 'answer')}{row('a', 'x')}"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", body)
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )

    assert read(content.getvalue(), "cases.ods")[:2] == (["text", "answer"], [(2, ["a", "x"])])
