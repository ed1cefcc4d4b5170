from __future__ import annotations

import pytest

from remit.adapters.files import UnreadableTable, open_plain
from remit.adapters.tables import Table


def table(tmp_path, content: str | bytes, encoding: str = ""):
    """Return the header, the delimiter and the rows of a file with this content."""
    path = tmp_path / "cases.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_plain(str(path)) as file:
        found = Table(file, encoding)
        return found.header, found.delimiter, [row.fields for row in found.rows()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_splits_rows_alike(tmp_path, delimiter):
    rows = [["id", "text", "label"], ["1", '"one; two, three | four\tfive"', "x"], ["2", "b", "y"]]
    content = "".join(delimiter.join(row) + "\n" for row in rows)

    header, found, read = table(tmp_path, content)

    assert (header, found) == (rows[0], delimiter)
    assert read == [["1", "one; two, three | four\tfive", "x"], ["2", "b", "y"]]


def test_commas_in_unquoted_texts_do_not_mislead(tmp_path):
    content = "id;text, with comma\n" + "1;a, b, c\n2;d, e, f\n" * 3

    assert table(tmp_path, content)[1] == ";"


def test_a_very_long_text_in_the_first_rows_does_no_harm(tmp_path):
    content = f'id;text\n1;"{"long, " * 150_000}"\n2;short\n' + f"3;{'x' * 2_000_000}\n4;y\n"

    _, delimiter, rows = table(tmp_path, content)

    assert delimiter == ";"
    assert [row[0] for row in rows if len(row) == 2] == ["1", "2", "4"]


def test_excels_own_hint_is_followed(tmp_path):
    header, delimiter, rows = table(tmp_path, "sep=|\r\nid|text\r\n1|a,b,c\r\n")

    assert (header, delimiter, rows) == (["id", "text"], "|", [["1", "a,b,c"]])


def test_names_of_columns_are_stripped_and_empty_lines_skipped(tmp_path):
    content = "\n\n id , text \n1,a\n\n".encode("utf-8-sig")

    assert table(tmp_path, content) == (["id", "text"], ",", [["1", "a"]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5hkscs", "gb18030"])
def test_chinese_survives_every_encoding(tmp_path, encoding):
    content = "編號,內容,部門\n1,街燈壞了請派人修理,路政署\n" * 3 if encoding != "gb18030" else (
        "编号,内容,部门\n1,街灯坏了请派人修理,路政署\n" * 3
    )  # fmt: skip

    _, _, rows = table(tmp_path, content.encode(encoding))

    assert rows[0] == content.splitlines()[1].split(",")


def test_an_encoding_can_be_told(tmp_path):
    assert table(tmp_path, "id,text\n1,Привет\n".encode("cp1251"), "cp1251")[2][0][1] == "Привет"


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_refused(tmp_path, encoding):
    with pytest.raises(UnreadableTable, match=f'no encoding is called "{encoding}"'):
        table(tmp_path, "id,text\n", encoding)


@pytest.mark.parametrize("content", ["", "\n \n", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, content):
    with pytest.raises(UnreadableTable, match="is empty"):
        table(tmp_path, content)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("Message", 'Did you mean "message"'),
        ("mesage", 'Did you mean "message"'),
        ("answered", 'Did you mean "answered_by"'),
        ("colour", "it has: id, message, answered_by.$"),
    ],
)
def test_a_missing_column_is_named_with_those_that_exist_and_the_likely_one(tmp_path, asked, hint):
    (tmp_path / "cases.csv").write_text("id,message,answered_by\n1,a,b\n")

    with open_plain(str(tmp_path / "cases.csv")) as file:
        with pytest.raises(UnreadableTable, match=hint):
            Table(file).column(asked)
