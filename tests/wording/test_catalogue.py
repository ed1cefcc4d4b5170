"""Every sentence of the product has its Chinese, with the same values in it."""

from __future__ import annotations

import re

import pytest

from tools.messages import said, translated

SAID = said()
HELD = [message for message in translated() if message.id]
# Characters that Hong Kong writes otherwise.
ONLY_SIMPLIFIED = set(
    "个为这来时对们过说还发没见录单报错请门开关经从业务员审办处备误历数据网线问题"
)  # fmt: skip


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_nothing_is_said_that_the_catalogue_does_not_hold():
    assert SAID - {message.id for message in HELD} == set()


def test_the_catalogue_holds_nothing_that_nobody_says():
    assert {message.id for message in HELD} - SAID == set()


def test_everything_is_translated():
    assert [m.id for m in HELD if m.fuzzy or not "".join(m.string or "")] == []


@pytest.mark.parametrize("message", HELD, ids=lambda m: str(m.id)[:60])
def test_a_translation_has_the_values_of_the_original(message):
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    translations = message.string if isinstance(message.string, tuple) else (message.string,)

    wanted = set.union(*map(placeholders, originals))
    assert all(placeholders(text) == wanted for text in translations)


def test_it_is_written_in_traditional_characters():
    written = "".join("".join(message.string or "") for message in HELD)
    assert set(written) & ONLY_SIMPLIFIED == set()
