from __future__ import annotations

import pytest

from remit.web.records.errors import Refused
from remit.web.records.suggesting import suggest, suggestions

pytestmark = pytest.mark.django_db


def test_a_department_reads_its_own_the_latest_first(city):
    for department, text in (("city", "one"), ("parks", "two"), ("city", "three")):
        suggest(city.people["chan"], department, "/", text)
    assert [one.text for one in suggestions(["city"])] == ["three", "one"]
    assert suggestions(None).count() == 3


def test_nothing_is_kept_without_words(city):
    with pytest.raises(Refused, match="Say what you would change"):
        suggest(city.people["chan"], "city", "/", "  ")
    assert not suggestions(None).exists()
