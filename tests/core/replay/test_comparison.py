from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from remit.core.authority import Promise
from remit.core.cases import Case
from remit.core.errors import InvalidEvidence
from remit.core.replay import PastCase, Replay, ReplayPlan, summarise
from remit.core.replay.comparison import Entrant, compare
from remit.core.replay.recorded import Recorded
from remit.core.replay.staff_time import Minutes

ANSWERS = ("roads", "parks", "water")
TWINS = ("acme", "twin")


def cases(count: int = 1_200, seed: int = 1, **error_rates: float) -> list[PastCase]:
    """Return cases with a column for each tool, which is wrong at its rate."""
    dice, past = np.random.default_rng(seed), []
    for number in range(count):
        answer = ANSWERS[dice.integers(3)]
        said = {t: "wrong" if dice.random() < rate else answer for t, rate in error_rates.items()}
        past.append(PastCase(Case(f"C{number}", "", fields=said), answer))
    return past


def entrants(past: list[PastCase], *names: str) -> list[Entrant]:
    """Live through the cases once with each tool."""
    lived = []
    for name in names:
        replay = Replay(Recorded(name), ReplayPlan(Promise(blind_share=1.0)))
        for one in past:
            replay.step(one)
        lived.append(Entrant(name, replay.ledger, summarise(replay)))
    return lived


@pytest.fixture(scope="module")
def good_and_bad() -> list[Entrant]:
    return entrants(cases(acme=0.01, rules=0.2), "acme", "rules")


def test_a_tool_that_earned_its_authority_is_better_than_one_that_never_did(good_and_bad):
    found = compare(good_and_bad)

    assert found["recommendation"]["key"] == "better"
    assert found["recommendation"]["tools"] == ["acme"]
    assert [tool["in_force"] for tool in found["tools"]] == [True, False]
    assert found["measure"] == "reading_freed"


def test_differences_are_paired_and_have_intervals(good_and_bad):
    (pair,) = compare(good_and_bad)["pairs"]
    right = {one.name: one.ledger.correct for one in good_and_bad}

    assert pair["tools"] == ["acme", "rules"]
    assert pair["only_first_right"] == (right["acme"] & ~right["rules"]).sum()
    accuracy = pair["accuracy"]
    difference = right["acme"].mean() - right["rules"].mean()
    assert accuracy["difference"] == pytest.approx(difference, abs=1e-6)
    assert 0 < accuracy["low"] < accuracy["difference"] < accuracy["high"]


def test_it_says_of_each_tool_what_stands_in_its_way(good_and_bad):
    acme, rules = compare(good_and_bad)["tools"]

    assert (acme["ever_granted"], rules["ever_granted"]) == (True, False)
    assert rules["delegation"] == "all cases"
    assert {"reason", "labels_needed", "remedies"} <= set(rules)
    assert rules["accuracy"] == good_and_bad[1].figures["accuracy"]


def test_equal_tools_are_either():
    twins = [
        replace(
            past, case=replace(past.case, fields=dict.fromkeys(TWINS, past.case.fields["acme"]))
        )
        for past in cases(acme=0.01)
    ]
    found = compare(entrants(twins, *TWINS))

    assert found["recommendation"]["key"] == "either"
    assert found["pairs"][0]["reading_freed"]["difference"] == 0.0


def test_no_tool_is_recommended_where_none_earned_it():
    found = compare(entrants(cases(acme=0.2, rules=0.3), "acme", "rules"))
    assert found["recommendation"] == {"key": "neither_earned", "tools": []}


def test_with_minutes_tools_are_judged_by_what_they_save_on_balance(good_and_bad):
    found = compare(good_and_bad, Minutes(a_case=6, a_repair=30))
    acme = good_and_bad[0].figures

    assert found["measure"] == "net_minutes"
    hours = Minutes(6, 30).hours(acme)["net_hours"]
    assert found["tools"][0]["net_hours"] == pytest.approx(hours, abs=0.01)
    assert found["pairs"][0]["last_quarter"]["net_minutes"]["low"] > 0


def test_a_repair_that_costs_too_much_makes_it_neither(good_and_bad):
    found = compare(good_and_bad, Minutes(a_case=1, a_repair=9_000))
    assert found["recommendation"]["key"] == "neither_pays"


def test_the_more_tools_the_wider_each_interval():
    past = cases(600, acme=0.1, rules=0.2, third=0.15)
    two = compare(entrants(past, "acme", "rules"))
    three = compare(entrants(past, "acme", "rules", "third"))

    assert (two["confidence_each"], three["confidence_each"]) == (0.95, 0.975)
    assert three["pairs"][0]["accuracy"]["high"] > two["pairs"][0]["accuracy"]["high"]


def test_the_figures_can_be_written_down(good_and_bad):
    assert json.loads(json.dumps(compare(good_and_bad))) == compare(good_and_bad)


def test_different_cases_are_not_compared(good_and_bad):
    other = entrants(cases(1_200, seed=2, rules=0.1), "rules")
    with pytest.raises(InvalidEvidence, match="need the same cases"):
        compare([good_and_bad[0], *other])


@pytest.mark.parametrize("names", [(), ("acme",), ("acme", "acme")])
def test_a_comparison_needs_two_tools_with_names(good_and_bad, names):
    one = good_and_bad[0]
    with pytest.raises(InvalidEvidence, match="two tools or more"):
        compare([Entrant(name, one.ledger, one.figures) for name in names])


def test_no_share_differs_by_more_than_all():
    found = compare(entrants(cases(24, acme=0.0, rules=0.5), "acme", "rules"))
    for difference in (found["pairs"][0][key] for key in ("accuracy", "reading_freed")):
        assert -1 <= difference["low"] <= difference["high"] <= 1
    assert found["pairs"][0]["last_quarter"]["accuracy"]["low"] is None
