from __future__ import annotations

import pytest

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find


def phones(text: str) -> list[str]:
    return [text[f.start : f.end] for f in find(text) if f.kind is Kind.PHONE]


@pytest.mark.parametrize(
    "number",
    [
        "9123 4567",
        "91234567",
        "9123-4567",
        "+852 9123 4567",
        "(852) 9123 4567",
        "９１２３　４５６７",
        "07700 900123",
        "020 7946 0018",
        "+44 7700 900123",
        "13812345678",
        "0755-12345678",
    ],
)
def test_numbers_of_hong_kong_britain_and_the_mainland_are_found(number):
    assert phones(f"請致電{number}跟進") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "on 2024-01-12 at 14:30",
        "case 20240112",
        "檔案編號 23456789",
        "it cost $12345678",
        "水費12345678元",
        "call 1823",
        "between 2019 - 2023",
    ],
)
def test_dates_amounts_and_references_are_no_telephone_numbers(text):
    assert phones(text) == []


def test_several_numbers_and_figures_in_words_are_found():
    assert phones("tel 2345-6789/2345-6780") == ["2345-6789", "2345-6780"]
    assert phones("電話六一二三四五六七") == ["六一二三四五六七"]


def test_a_cue_makes_it_surer():
    (cued,), (bare,) = find("電話 91234567"), find("91234567")

    assert cued.confidence > bare.confidence
