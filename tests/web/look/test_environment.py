from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from remit.core.sentences import say
from remit.web.look.language import in_language
from remit.web.look.times import local

WHEN = datetime(2026, 11, 16, 7, 5, tzinfo=UTC)  # five past three in the afternoon, in Hong Kong


def written(template: str, language: str = "en", **values) -> str:
    with override(language):
        return engines["jinja2"].from_string(template).render(values)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "16 November 2026, 3:05 pm"), ("zh-hant", "2026年11月16日下午3時05分")],
)
def test_a_moment_is_written_as_the_clocks_of_the_city_show_it(language, text):
    assert written("{{ when }}", language, when=WHEN) == text


@pytest.mark.parametrize(("hour", "text"), [(16, "12:00 am"), (4, "12:00 pm")])
def test_midnight_and_noon_are_twelve(hour, text):
    assert local(WHEN.replace(hour=hour, minute=0)).endswith(text)


def test_a_day_has_no_time():
    assert written("{{ day }}", day=date(2026, 11, 16)) == "16 November 2026"


def test_a_sentence_speaks_the_language_of_the_page():
    assert written("{{ sentence }} {{ t('Sign out') }}", "zh-hant", sentence=say("Sign in")) == (
        "登入 登出"
    )


def test_a_number_is_not_written_apart_where_it_may_be_part_of_an_address():
    assert written("{{ n }} {{ n | number }}", n=12_345) == "12345 12,345"


def test_nothing_is_written_for_what_is_not_there():
    assert written("[{{ nothing }}]", nothing=None) == "[]"


def test_markup_of_strangers_stays_text():
    assert written("{{ t('Page {page} of {pages}', page=text, pages=2) }}", text="<b>") == (
        "Page &lt;b&gt; of 2"
    )


@pytest.mark.parametrize(
    ("language", "attribute"), [("zh-hant", ""), ("en", ' lang="zh-Hant-HK"')]
)
def test_a_passage_in_the_other_language_is_marked(language, attribute):
    assert written("<p{{ lang('zh-hant') }}>", language) == f"<p{attribute}>"


def test_a_name_in_one_script_alone_is_used_in_both():
    with override("zh-hant"):
        assert in_language("Ms Chan", "") == "Ms Chan"
