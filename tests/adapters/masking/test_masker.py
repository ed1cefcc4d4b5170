from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.adapters.masking.columns import kind_of, planned
from remit.adapters.masking.findings import Finding, Kind, joined
from remit.adapters.masking.mask import find, replaced
from remit.adapters.masking.masker import Masker
from remit.adapters.masking.tokens import Tokens

TOKENS = Tokens(b"a key")


def test_a_name_found_with_good_evidence_is_masked_wherever_else_it_stands():
    masker = Masker(TOKENS)
    masker.learn("我叫歐陽志強，想查詢。")
    masker.learn("My name is Zubin Irani.")

    assert masker.mask("今日歐陽志強又嚟", 2).startswith("今日[NAME-")
    assert "irani" not in masker.mask("saw zubin irani", 3)


def test_a_guess_is_not_spread():
    masker = Masker(TOKENS)
    masker.learn("Peter was here.")

    assert len(masker.known) == 0


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.PHONE, "+852 9123 4567", "９１２３－４５６７"),
        (Kind.PHONE, "07700 900123", "+44 7700 900123"),
        (Kind.ID, "A123456(3)", "a1234563"),
        (Kind.NAME, "CHAN Tai-man", "chan tai man"),
        (Kind.PLATE, "AB 1234", "ab1234"),
        (Kind.EMAIL, "A.Chan@example.org", "a.chan@EXAMPLE.org"),
    ],
)
def test_the_same_value_written_differently_gets_the_same_token(kind, one, other):
    assert TOKENS.of(kind, one) == TOKENS.of(kind, other)


def test_another_key_gives_other_tokens():
    assert TOKENS.of(Kind.NAME, "Chan") != Tokens(b"another").of(Kind.NAME, "Chan")


def test_masking_twice_changes_nothing():
    text = "Mr Chan, 9123 4567, A123456(3), 深水埗元州街123號5樓A室"
    once = replaced(text, find(text), TOKENS)

    assert replaced(once, find(once), TOKENS) == once
    assert "4567" not in once


def test_overlapping_findings_hide_every_character_of_both():
    findings = [Finding(0, 5, Kind.NAME, 0.9, "a"), Finding(3, 9, Kind.ADDRESS, 0.6, "b")]

    assert [(f.start, f.end, f.kind) for f in joined(findings)] == [(0, 9, Kind.ADDRESS)]


@given(st.text(alphabet="陳大文先生街12號室A(3)9876 4567MrChan,\n@.[]-", max_size=60))
def test_findings_are_in_order_and_within_the_text(text):
    findings = find(text, at_least=0.0)

    ends = [0, *(place for f in findings for place in (f.start, f.end)), len(text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("name", Kind.NAME),
        ("Contact_Person", Kind.NAME),
        ("姓名", Kind.NAME),
        ("聯絡電話", Kind.PHONE),
        ("Mobile No.", Kind.PHONE),
        ("e-mail", Kind.EMAIL),
        ("HKID", Kind.ID),
        ("地址", Kind.ADDRESS),
        ("department name", None),
        ("product_name", None),
        ("message", None),
    ],
)
def test_a_columns_name_says_what_all_of_it_is(header, kind):
    assert kind_of(header) is kind


def test_numbers_dates_and_codes_are_left_alone_unless_they_are_telephone_numbers():
    header = ["case no", "received", "home", "message"]
    rows = [["23456789", "2024-01-02", "91234567", "hello"]] * 3
    columns = planned(header, rows)

    masked = Masker(TOKENS).mask_row(
        ["23456789", "2024-01-02", "91234567", "call 91234567"], columns, 2
    )

    assert masked[:2] == ["23456789", "2024-01-02"]
    assert masked[2] in masked[3] and masked[2].startswith("[PHONE-")


def test_a_text_among_numbers_is_masked_all_the_same():
    columns = planned(["count"], [["1"], ["2"]])

    assert "Chan" not in Masker(TOKENS).mask_row(["ask Mr Chan"], columns, 9)[0]


def test_only_the_kinds_asked_for_are_masked():
    masked = Masker(TOKENS, kinds=[Kind.PHONE]).mask("Mr Chan, 9123 4567", 1)

    assert masked.startswith("Mr Chan, [PHONE-")
