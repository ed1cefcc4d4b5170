from __future__ import annotations

import pytest

from remit.web.look.cells import harmless


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert harmless([text]) == [f"'{text}"]


def test_words_and_numbers_stay_as_they_are():
    assert harmless(["Hotline", -1.5, None]) == ["Hotline", -1.5, None]
