from __future__ import annotations

from dataclasses import replace

from remit.core.authority import Promise
from remit.core.replay import Replay, ReplayPlan, summarise
from remit.core.replay.draws import draws, other_draws
from tests.core.replay.echo import Echo, stream

PLAN = ReplayPlan(Promise(blind_share=0.5), seed=7)


def lives(cases: int, error_rate: float):
    for plan in other_draws(PLAN, cases):
        replay = Replay(Echo(), plan)
        for past in stream(cases, error_rate=error_rate):
            replay.step(past)
        yield summarise(replay)


def test_nothing_but_the_coins_differs():
    plans = other_draws(PLAN, 2_000)

    assert len({plan.coins().commitment for plan in (PLAN, *plans)}) == 21
    assert {replace(plan, seed=7) for plan in plans} == {PLAN}


def test_over_many_cases_fewer_lives_have_to_do():
    assert len(other_draws(PLAN, 200_000)) < len(other_draws(PLAN, 2_000))


def test_a_result_that_hangs_on_luck_shows_its_range():
    found = list(lives(800, error_rate=0.01))
    told = draws(found)
    decided = [figures["last_quarter"]["decided_by_tool"] for figures in found]

    assert told["number"] == 20
    assert 0 < told["in_force"] < 20
    assert told["in_force"] == sum(f["delegations"][0]["state"] == "granted" for f in found)
    assert told["decided_last_quarter"] == {"least": min(decided), "most": max(decided)}


def test_a_result_beyond_doubt_is_the_same_in_all():
    assert draws(list(lives(600, error_rate=0.0)))["in_force"] == 20
