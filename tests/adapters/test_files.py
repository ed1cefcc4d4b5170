from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from remit.adapters.files import UnreadableTable, open_plain

CONTENT = b"id,text\n" + b"".join(b"%d,some text\n" % number for number in range(5_000))


def read(path: Path | str) -> tuple[bytes, bool, str]:
    with open_plain(str(path)) as file:
        return file.stream.read(), file.cut, file.fingerprint


def test_a_file_and_its_compressed_copy_have_the_same_content_and_fingerprint(tmp_path):
    (tmp_path / "plain.csv").write_bytes(CONTENT)
    (tmp_path / "small.csv.gz").write_bytes(gzip.compress(CONTENT))

    assert read(tmp_path / "plain.csv") == read(tmp_path / "small.csv.gz")


def test_a_compressed_file_is_known_by_its_content_and_may_have_several_members(tmp_path):
    path = tmp_path / "no-ending"
    path.write_bytes(gzip.compress(CONTENT) + gzip.compress(b"more") + b"\0\0")

    content, cut, _ = read(path)

    assert content == CONTENT + b"more"
    assert not cut


def test_a_compressed_file_cut_in_the_middle_gives_what_can_be_read(tmp_path):
    packed = gzip.compress(CONTENT)
    (tmp_path / "cut.gz").write_bytes(packed[: len(packed) // 2])

    content, cut, _ = read(tmp_path / "cut.gz")

    assert cut
    assert CONTENT.startswith(content)
    assert len(content) > len(CONTENT) / 4


def test_a_compressed_file_that_breaks_in_the_middle_counts_as_cut(tmp_path):
    packed = bytearray(gzip.compress(CONTENT, mtime=0))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) // 2)
    (tmp_path / "broken.gz").write_bytes(packed)

    assert read(tmp_path / "broken.gz")[1]


def test_a_dash_is_standard_input(monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(CONTENT)))

    assert read("-")[0] == CONTENT


@pytest.mark.parametrize(
    ("head", "what"),
    [(b"%PDF-1.7", "PDF"), (b"SQLite format 3", "SQLite"), (b"BZh91AY", "bzip2")],
)
def test_a_file_that_is_no_table_is_named_for_what_it_is(tmp_path, head, what):
    (tmp_path / "file").write_bytes(head + b"...")

    with pytest.raises(UnreadableTable, match=f"{what}.*export it as CSV"):
        read(tmp_path / "file")


def test_a_file_that_does_not_exist_is_said_to_be_missing(tmp_path):
    with pytest.raises(UnreadableTable, match="No such file"):
        read(tmp_path / "nowhere.csv")
