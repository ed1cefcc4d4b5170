from __future__ import annotations

import doctest

from remit.core.replay import recommendation
from remit.core.replay.batch_means import Interval
from remit.core.replay.recommendation import recommended

AHEAD, LEVEL = Interval(0.2, 0.1, 0.3, 32), Interval(0.2, -0.1, 0.5, 8)
WORTH = {"acme": 0.5, "rules": 0.3}


def test_its_examples_hold():
    assert doctest.testmod(recommendation).failed == 0


def test_the_better_of_two_in_force_is_recommended():
    found = recommended(["acme", "rules"], WORTH, {("acme", "rules"): AHEAD})

    assert (found["key"], found["tools"]) == ("better", ["acme"])
    assert found["closest"] == {
        "tool": "rules", "difference": 0.2, "low": 0.1, "high": 0.3, "blocks": 32,
    }  # fmt: skip


def test_it_matters_not_who_is_named_first():
    found = recommended(["acme", "rules"], WORTH, {("rules", "acme"): AHEAD.reversed()})
    assert (found["key"], found["closest"]["low"]) == ("better", 0.1)


def test_two_that_are_not_told_apart_are_either():
    found = recommended(["acme", "rules"], WORTH, {("acme", "rules"): LEVEL})
    assert (found["key"], found["tools"]) == ("either", ["acme", "rules"])


def test_one_in_force_is_not_called_better_than_what_it_is_not_told_apart_from():
    found = recommended(["acme"], WORTH, {("acme", "rules"): LEVEL})
    assert (found["key"], found["not_separated_from"]) == ("alone", ["rules"])


def test_one_in_force_behind_a_tool_that_lost_it_is_not_called_better():
    found = recommended(["rules"], WORTH, {("acme", "rules"): AHEAD})
    assert (found["key"], found["tools"]) == ("alone", ["rules"])
    assert found["closest"]["difference"] == -0.2


def test_none_in_force_is_neither():
    found = recommended([], WORTH, {("acme", "rules"): AHEAD})
    assert found == {"key": "neither_earned", "tools": []}


def test_a_tool_that_costs_more_than_it_saves_is_not_recommended():
    found = recommended(["acme"], {"acme": -0.1, "rules": 0.0}, {("acme", "rules"): LEVEL})
    assert found == {"key": "neither_pays", "tools": ["acme"]}


def test_of_three_the_one_in_force_nearest_to_the_best_is_named():
    worth = {"acme": 0.5, "rules": 0.3, "remit": 0.45}
    ahead = {("acme", "rules"): AHEAD, ("acme", "remit"): LEVEL, ("rules", "remit"): LEVEL}
    found = recommended(["acme", "rules", "remit"], worth, ahead)

    assert (found["key"], found["tools"]) == ("either", ["acme", "remit"])
    assert found["closest"]["tool"] == "remit"
