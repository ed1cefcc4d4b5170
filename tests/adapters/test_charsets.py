from __future__ import annotations

import io

import pytest

from remit.adapters.charsets import DAMAGED, ON_ERROR, detect_charset

TRADITIONAL = "街燈壞了，請派人修理。海港城十三號碼頭附近的路面有大坑洞，行人容易跌倒。"
SIMPLIFIED = "路灯坏了，请派人修理。海港城十三号码头附近的路面有大坑洞，行人容易跌倒。"
FRENCH = "Le café était fermé à Noël, où êtes-vous ? Déjà vu, façade abîmée; Müller Straße"


def detected(content: bytes) -> str:
    return detect_charset(io.BytesIO(content)).codec


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "big5hkscs"),
        (SIMPLIFIED, "gb18030"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-8"),
        ("plain words", "utf-8"),
        (TRADITIONAL + "\n" + "id,text\n" * 20, "utf-16-le"),
        (TRADITIONAL + "\n" + "id,text\n" * 20, "utf-16-be"),
    ],
)
def test_an_encoding_is_known_by_its_bytes(text, codec):
    assert detected(text.encode(codec)) == codec


@pytest.mark.parametrize(
    ("codec", "read_as"),
    [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_a_byte_order_mark_decides(codec, read_as):
    assert detected(TRADITIONAL.encode(codec)) == read_as


def test_utf_8_with_a_few_broken_bytes_stays_utf_8():
    content = TRADITIONAL.encode() * 10

    assert detected(content[:50] + b"\xff" + content[50:-1]) == "utf-8"


def test_a_foreign_word_far_down_the_file_is_not_overlooked():
    assert detected(b"id,text\n" * 400_000 + FRENCH.encode("cp1252")) == "cp1252"


def test_other_encodings_are_left_to_the_library_that_knows_them():
    russian = "Здравствуйте, во дворе не работает фонарь, прошу починить его поскорее. " * 5

    assert detected(russian.encode("koi8-r")) not in ("utf-8", "big5hkscs", "gb18030")


def test_bytes_that_fit_no_character_are_marked():
    assert b"a\xffb".decode("utf-8", ON_ERROR) == f"a{DAMAGED}b"


def test_only_what_cannot_be_read_is_marked_not_what_cannot_be_written():
    with pytest.raises(UnicodeEncodeError):
        DAMAGED.encode("utf-8", ON_ERROR)
