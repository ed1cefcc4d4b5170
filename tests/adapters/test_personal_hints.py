from __future__ import annotations

import pytest

from remit.adapters.personal_hints import SAMPLE, PersonalHints


def kind_of(header: str, *values: str) -> str:
    hints = PersonalHints()
    for value in values:
        hints.add(value)
    return hints.kind(header)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("write to chan.tm@example.org please", "email"),
        ("call 9123 4567", "phone"),
        ("電話：91234567。", "phone"),
        ("ring 020 794 6001", "phone"),
        ("my card is A123456(7)", "identity number"),
        ("lamp post 12345", ""),
        ("2024-0001-9999", ""),
        ("91234567", ""),
    ],
)
def test_it_notices_what_looks_personal(value, kind):
    assert kind_of("text", value) == kind


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Contact name", "name"), ("E-mail", "email"), ("聯絡電話", "phone"), ("投訴人", "name"),
        ("身份證號碼", "identity number"), ("Home address", "address"), ("department name", ""),
        ("hotel", ""), ("filename", ""),
    ],
)  # fmt: skip
def test_a_name_of_a_column_may_give_it_away(header, kind):
    assert kind_of(header, "x") == kind


def test_one_among_hundreds_is_no_column_of_such_things():
    assert kind_of("text", "a@example.org", *["nothing"] * 200) == ""
    assert kind_of("text", *["nothing"] * SAMPLE, *["a@example.org"] * SAMPLE) == ""
