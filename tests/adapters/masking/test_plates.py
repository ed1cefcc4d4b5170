from __future__ import annotations

import pytest

from remit.adapters.masking.findings import Kind
from remit.adapters.masking.mask import find


def plates(text: str) -> list[str]:
    return [f.value for f in find(text) if f.kind is Kind.PLATE]


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("車牌AB 1234違泊", "AB 1234"),
        ("taxi KX7234 refused me", "KX7234"),
        ("YK19 ABC was parked there", "YK19 ABC"),
        ("粤B12345占用车位", "粤B12345"),
        ("粤BD12345充电", "粤BD12345"),
        ("粤Z1234港過境", "粤Z1234港"),
        ("licence plate is LUCKY 88, red", "LUCKY 88"),
        ("車牌號碼LUCKY停喺度", "LUCKY"),
        ("The driver of LUCKY 8 shouted", "LUCKY 8"),
        ("a motorbike (number ZE77) races", "ZE77"),
        ("got a fine for EK 66 again", "EK 66"),
    ],
)
def test_registration_marks_are_found(text, plate):
    assert plates(text) == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "lamp post AB1234 is dark",
        "燈柱編號EB4512",
        "flight CX 888",
        "at 10 PM 2024",
        "KT 12",
        "form TD 111",
    ],
)
def test_street_furniture_and_flights_are_kept(text):
    assert plates(text) == []
