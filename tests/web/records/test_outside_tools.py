from __future__ import annotations

import pytest

from remit.web.records import delegating, outside_tools
from remit.web.records.folding import looking_at


def version(city, name, number):
    """Return the version that is declared for a tool."""
    outside_tools.appoint(city.service, name, number, "WU")
    with looking_at(city.service) as remit:
        return remit.authority("lighting").version


@pytest.mark.parametrize(
    "one, other", [(("acme x", "0"), ("acme", "x 0")), (("a'", "b"), ("a", "'b"))]
)
def test_no_tool_lives_on_what_another_of_a_similar_name_has_earned(city, one, other):
    delegating.open_delegation(city.service, "lighting", "1")
    assert version(city, *one) != version(city, *other)
