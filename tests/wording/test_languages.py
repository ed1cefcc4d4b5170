from __future__ import annotations

from datetime import date

import pytest

from remit.core.sentences import Names, Share, counted, say
from remit.wording import LANGUAGES, language

ZH = language("zh-hant")


def test_chinese_is_said_from_the_catalogue():
    assert ZH.said(say("Too early to say")) == "言之尚早"


@pytest.mark.parametrize(("n", "said"), [(1, "1個盲評結果"), (2_000, "2,000個盲評結果")])
def test_chinese_counts_have_one_form(n, said):
    assert ZH.said(counted(n, "{n} blind label", "{n} blind labels")) == said


def test_dates_and_names_are_written_as_in_hong_kong():
    assert ZH.written(date(2024, 12, 1)) == "2024年12月1日"
    assert ZH.written(Names(("Roads", "路政處"))) == "「Roads」、「路政處」"
    assert ZH.written(Share(0.125, 1)) == "12.5%"


def test_what_the_catalogue_does_not_hold_is_said_in_english():
    assert ZH.said(say("{n} unheard-of words", n=3)) == "3 unheard-of words"


def test_each_language_names_itself_as_pages_do():
    assert [language(name).code for name in LANGUAGES] == ["en", "zh-Hant-HK"]
