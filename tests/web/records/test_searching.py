from __future__ import annotations

import pytest

from remit.web.records.erasing import erase
from remit.web.records.models import Case, Content
from remit.web.records.searching import search

pytestmark = pytest.mark.django_db


def found(query):
    return [case.content.text for case in search(Case.objects.all(), query)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("海街的街燈壞了三天", "街燈"),
        ("海街的街燈壞了三天", "燈"),
        ("海街的街燈壞了三天", "三天"),
        ("海街的街燈壞了三天", "壞了 海街"),
        ("The lamp in Ferry Street is out", "FERRY lam"),
        ("Lamp post 12 in 海街", "海街 lamp"),
        ("The café leaks", "café"),
        ("ＬＡＭＰ at the pier", "lamp"),
    ],
)
def test_a_message_is_found_in_both_scripts(city, text, query):
    city.arrive(text)
    assert found(query) == [text]


@pytest.mark.parametrize(
    "query", ["海燈", "amp", "lamp 海街", "", "'", '"', "* OR", "a:b & !", "NEAR("]
)
def test_what_does_not_match_is_not_found_and_nothing_breaks(city, query):
    city.arrive("海街的街燈壞了")
    assert found(query) == []


def test_a_place_is_found(city):
    city.arrive("It is dark", place="Ferry Street 12")
    assert found("ferry") == ["It is dark"]


def test_what_is_erased_is_not_found_any_more(city):
    case = city.arrive("海街的街燈壞了")
    erase(case.reference, "HO")
    assert found("街燈") == []
    assert Content.objects.get(case=case).words == ""


def test_a_changed_text_is_found_by_its_new_words_only(city):
    content = city.arrive("It is dark").content
    content.text = "It is bright"
    content.save()
    assert found("bright") == ["It is bright"] and found("dark") == []


def test_of_a_long_message_the_beginning_is_indexed(city):
    case = city.arrive("beginning " + "x" * 10_000 + " ending")
    assert [one.pk for one in search(Case.objects.all(), "beginning")] == [case.pk]
    assert found("ending") == []
