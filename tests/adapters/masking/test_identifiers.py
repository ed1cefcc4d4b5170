from __future__ import annotations

import pytest

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find


def ids(text: str) -> list[tuple[str, float]]:
    return [(text[f.start : f.end], f.confidence) for f in find(text) if f.kind is Kind.ID]


@pytest.mark.parametrize(
    "number",
    [
        "A123456(3)",
        "A123456 (3)",
        "Ａ１２３４５６（３）",
        "A1234563",
        "AB987654(3)",
        "AB123456C",
        "AB 12 34 56 C",
        "943 476 5919",
        "11010519491231002X",
        "110105491231002",
        "H0123456701",
    ],
)
def test_numbers_of_identity_documents_are_found_without_a_cue(number):
    assert [value for value, _ in ids(f"see {number}, please")] == [number]


@pytest.mark.parametrize(
    "text",
    ["護照號碼K12345678", "passport no. 123456789", "回鄉證H01234567", "港澳通行證 C12345678"],
)
def test_travel_documents_are_found_where_they_are_named(text):
    assert len(ids(text)) == 1


def test_a_right_check_digit_makes_it_surer():
    right, wrong = ids("身份證 A123456(3)"), ids("身份證 A123456(4)")

    assert right[0][1] > wrong[0][1] >= 0.8


@pytest.mark.parametrize(
    "text", ["943 476 5918", "K12345678", "ref 943 476 5919", "case A1234563"]
)
def test_numbers_that_are_no_persons_are_kept(text):
    assert ids(text) == []
