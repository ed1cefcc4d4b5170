from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from remit.core.authority import Promise
from remit.core.cases import Case
from remit.core.replay import PastCase, Pooling, Replay, ReplayPlan, short_answer, summarise
from tests.core.replay.echo import Echo, stream

ALL_BLIND = Promise(blind_share=1.0)


def told(cases, pooling: Pooling = Pooling.ONE, promise: Promise = ALL_BLIND) -> str:
    """Return the short answer to a replay of `cases`."""
    plan = ReplayPlan(promise, pooling)
    replay = Replay(Echo(), plan)
    for past in cases:
        replay.step(past)
    return "\n".join(short_answer(summarise(replay), plan.promise))


def worse(cases: int) -> Iterator[PastCase]:
    """Yield cases, under names of their own, of which the echo gets half wrong."""
    for past in stream(cases, error_rate=0.5, seed=9):
        yield PastCase(Case(f"W{past.row}", past.case.text), past.answer)


def dated(cases: Iterable[PastCase]) -> Iterator[PastCase]:
    """Give each case a day of its own, from the beginning of 2024."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    for number, past in enumerate(cases):
        yield replace(past, case=replace(past.case, arrived=start + timedelta(days=number)))


def test_a_tool_that_earns_authority_is_told_with_since_when_and_how_well():
    answer = told(stream(1_000))

    assert answer.startswith("Yes, in all cases. From case 2")
    assert "fewer than 5 in 100" in answer
    assert "was kept: 0.0% of them" in answer
    assert "0 wrong decisions would have gone out unseen" in answer


def test_since_when_is_a_date_where_there_are_dates():
    assert "on, the tool would have earned" in told(dated(stream(600)))
    assert "September 2024 (after 260 cases)" in told(dated(stream(600)))


def test_a_tool_that_is_too_often_wrong_is_refused_and_told_why():
    answer = told(stream(600, error_rate=0.3))

    assert answer.startswith("No. On these cases")
    assert "Officers would still have read every case." in answer
    assert "What is missing: " in answer
    assert "Do not trust it where it answers “wrong” (100%" in answer


def test_decisions_checked_before_they_go_out_are_counted():
    answer = told(stream(400), promise=Promise(blind_share=1.0, error_budget=0.0))

    assert "They would have checked" in answer
    assert "because too many wrong ones could have gone out unseen" in answer


@pytest.mark.parametrize("cases", [5, 10])
def test_a_handful_of_cases_proves_nothing(cases):
    answer = told(stream(cases))

    assert answer.startswith(f"Too early to say. {cases} blind labels came back")
    assert "more blind labels" in answer


def test_of_surer_cases_it_is_told_how_many_labels_there_are():
    unsure = [PastCase(Case(str(n), f"{'ab'[n % 2]} 0.6"), "ba"[n % 2]) for n in range(300)]

    assert "So far 0 blind labels came from cases of which it was at least" in told(unsure)


def test_what_is_missing_is_told_in_labels_and_cases():
    assert "more blind labels at the present error rate" in told(stream(2_000, error_rate=0.06))


def test_one_answer_leaves_nothing_to_decide():
    answer = told([PastCase(Case(str(n), "roads 0.9"), "roads") for n in range(5)])

    assert answer.startswith("All 5 cases have the same answer")


def test_authority_lost_is_told_with_how_often_and_when():
    answer = told([*stream(600), *worse(300)])
    later = told(dated([*stream(600), *worse(300)]))

    assert answer.startswith("Not any more")
    assert "withdrawn it once, the last time after" in answer
    assert "the last time on" in later


def test_a_broken_promise_is_called_broken():
    assert "was not kept: " in told([*stream(300), *worse(60)])


def test_with_many_delegations_the_largest_are_named():
    answer = told(stream(900), Pooling.ANSWER)

    assert "3 of 3 delegations were in force at the end (“" in answer


def test_with_many_delegations_the_one_nearest_to_its_goal_is_named():
    few = told(stream(200), Pooling.ANSWER)

    assert few.startswith("No")
    assert "Nearest to the next step is “" in few


def test_delegations_that_have_everything_need_nothing_more():
    assert "Nearest" not in told(stream(3_000), Pooling.ANSWER)


def test_many_delegations_can_all_be_lost():
    answer = told([*stream(900), *worse(900)], Pooling.ANSWER)

    assert answer.startswith(("Not any more. 0 of", "In part"))


def test_groups_not_to_be_trusted_are_named_where_there_are_several():
    bad = [PastCase(Case(f"B{n}", "roads 0.9", group="bad"), "parks") for n in range(60)]
    ill = [PastCase(Case(f"I{n}", "roads 0.9", group="ill"), "water") for n in range(60)]

    answer = told([past for pair in zip(bad, ill, strict=True) for past in pair])

    assert "Do not trust it in the group “bad” (100% of 30 wrong), “ill”" in answer
    assert "It was never right about “parks”, “water”." in answer
