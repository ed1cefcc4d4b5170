from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from remit.core.authority import Promise
from remit.core.cases import Case
from remit.core.replay import (
    PastCase,
    Pooling,
    Replay,
    ReplayPlan,
    answers,
    summarise,
)
from tests.core.replay.echo import Echo, Suggestion, stream

Figures = dict[str, Any]
ALL_BLIND = Promise(blind_share=1.0)


def told(cases, pooling: Pooling = Pooling.ONE, promise: Promise = ALL_BLIND) -> str:
    """Return the short answer to a replay of `cases`."""
    plan = ReplayPlan(promise, pooling)
    replay = Replay(Echo(), plan)
    for past in cases:
        replay.step(past)
    said = answers(summarise(replay))
    return "\n".join(map(str, (*said.may, *said.what, *said.since, *said.wrong, *said.next)))


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

    assert answer.startswith("Yes, in all cases. The tool would have earned the right")
    assert "From case 2" in answer
    assert "fewer than 5 in 100" in answer
    assert "was kept: 0.0% of them differ" in answer
    assert "0 wrong decisions would have gone out unseen" in answer


def test_since_when_is_a_date_where_there_are_dates():
    assert "September 2024 on, after 260 cases." in told(dated(stream(600)))


def test_a_tool_that_is_too_often_wrong_is_refused_and_told_why():
    answer = told(stream(600, error_rate=0.3))

    assert answer.startswith("No. On these cases")
    assert "Officers would still have read every case." in answer
    assert "What is missing: " in answer


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


def test_the_present_error_rate_is_told_with_what_it_is_of():
    answer = told(stream(2_000, error_rate=0.06))
    ((labels, wrong),) = re.findall(r"So far ([\d,]+) blind labels .* and (\d+) of", answer)
    assert f"error rate of {int(wrong) / int(labels.replace(',', '')):.1%}" in answer


def test_what_is_missing_is_told_in_labels_and_cases():
    answer = told(stream(2_000, error_rate=0.06))
    assert "more blind labels on cases of which it is at least 97% sure at the present" in answer


def test_one_answer_leaves_nothing_to_decide():
    answer = told([PastCase(Case(str(n), "roads 0.9"), "roads") for n in range(5)])

    assert answer.startswith("All 5 cases have the same answer")


def test_authority_lost_is_told_with_how_often_and_when():
    answer = told([*stream(600), *worse(300)])
    later = told(dated([*stream(600), *worse(300)]))

    assert answer.startswith("Not any more")
    assert "withdrawn it once, after" in answer
    assert "withdrawn it once, on" in later


def test_a_broken_promise_is_called_broken():
    assert "was not kept: " in told([*stream(300), *worse(60)])


def test_with_many_delegations_the_largest_are_named():
    answer = told(stream(900), Pooling.ANSWER)

    assert "3 of 3 delegations were in force at the end." in answer
    assert "It decides “" in answer
    assert "The first was “" in answer


def test_with_many_delegations_the_one_nearest_to_its_goal_is_named():
    few = told(stream(200), Pooling.ANSWER)

    assert few.startswith("No")
    assert "Nearest to the next step is “" in few


def test_delegations_that_have_everything_need_nothing_more():
    assert "Nearest" not in told(stream(3_000), Pooling.ANSWER)


def test_many_delegations_can_all_be_lost():
    answer = told([*stream(900), *worse(900)], Pooling.ANSWER)

    assert answer.startswith(("Not any more.", "Yes, in part"))


def test_groups_not_to_be_trusted_are_named_where_there_are_several():
    bad = [PastCase(Case(f"B{n}", "roads 0.99", group="bad"), "parks") for n in range(60)]
    ill = [PastCase(Case(f"I{n}", "roads 0.99", group="ill"), "water") for n in range(60)]

    answer = told([past for pair in zip(bad, ill, strict=True) for past in pair])

    assert "wrong in 100% of 30 cases of the group “bad”" in answer
    assert "It was never right about “parks”, “water”." in answer


def test_after_a_withdrawal_it_is_told_since_when_it_is_in_force_again():
    cases = [*stream(600), *worse(150), *stream(3_000, seed=3)]
    named = [replace(p, case=replace(p.case, case_id=str(n))) for n, p in enumerate(cases)]

    assert "in force again since case" in told(named)
    assert "in force again since" in told(dated(named))


def test_a_withdrawal_that_comes_again_is_counted():
    cases = [*stream(600), *worse(150), *stream(3_000, seed=3), *worse(150)]
    named = [replace(p, case=replace(p.case, case_id=str(n))) for n, p in enumerate(cases)]

    assert "withdrawn it 2 times, the last time after" in told(named)


def test_of_many_that_hold_a_delegation_only_some_are_named():
    cases = []
    for number, past in enumerate(stream(4_000)):
        name = f"office {number % 5}".replace(" ", "-")
        cases.append(PastCase(Case(past.case.case_id, f"{name} 0.99"), name))

    assert "Among what it decides are “" in told(cases, Pooling.ANSWER)


def test_no_bound_is_told_where_too_many_delegations_share_the_confidence():
    names = [f"office-{n}" for n in range(30)]
    cases = [PastCase(Case(str(n), f"{names[n % 30]} 0.99"), names[n % 30]) for n in range(6_000)]

    told_alone = told(cases, Pooling.ANSWER)
    assert "would have gone out unseen" in told_alone
    assert "from the audits alone" not in told_alone


def test_rules_that_nobody_signed_are_to_be_looked_at():
    replay = Replay(Echo(Suggestion("roads", "parks")), ReplayPlan(ALL_BLIND))
    for past in stream(200, error_rate=0.3):
        replay.step(past)

    advice = str(answers(summarise(replay)).next[-1])
    assert advice.startswith("The tool proposes a rule: “roads” is now called “parks”, after ")
    assert advice.endswith("if you really renamed or reorganised it; otherwise ignore it.")


def test_what_happened_is_told_in_three_sentences():
    replay = Replay(Echo(), ReplayPlan(ALL_BLIND))
    for past in dated(stream(600)):
        replay.step(past)

    first, second, third = map(str, answers(summarise(replay)).summary)
    assert first.startswith("600 past cases from 1 January 2024 to 22 August 2025 were lived")
    assert second.startswith("The tool would have decided ")
    assert "where fewer than 5% were promised" in third


def test_a_random_order_is_not_called_their_own():
    replay = Replay(Echo(), ReplayPlan())
    for past in stream(20):
        replay.step(past)

    told = answers({**summarise(replay), "options": {"shuffle": True}})
    assert "lived through again in random order" in str(told.summary[0])


def test_the_verdict_is_a_few_words():
    few = Replay(Echo(), ReplayPlan(ALL_BLIND))
    for past in stream(5):
        few.step(past)

    assert str(answers(summarise(few)).verdict) == "Too early to say"


LUCK = {
    "number": 20, "in_force": 10, "decided_last_quarter": {"least": 0.0, "most": 0.37},
}  # fmt: skip


def figures_of(cases, promise: Promise = ALL_BLIND) -> Figures:
    replay = Replay(Echo(), ReplayPlan(promise))
    for past in cases:
        replay.step(past)
    return summarise(replay)


@pytest.mark.parametrize(
    ("cases", "in_force", "words"),
    [
        (stream(1_000), 16, "held that right at the end as well;"),
        (stream(600, 0.3), 4, "at the end;"),
    ],
    ids=["earned", "refused"],
)
def test_it_is_told_how_far_the_verdict_hangs_on_chance(cases, in_force, words):
    luck = {**LUCK, "in_force": in_force}
    may = str(answers({**figures_of(cases), "draws": luck}).may[-1])

    assert may.startswith(f"In {in_force} of 20 other draws of chance")
    assert words in may
    assert may.endswith("ranged from 0% to 37%.")


@pytest.mark.parametrize(
    ("cases", "in_force", "standing"),
    [
        (stream(1_000), 16, "all"),
        (stream(1_000), 15, "chance"),
        (stream(600, 0.3), 4, "no"),
        (stream(600, 0.3), 5, "chance"),
        ([*stream(600), *worse(300)], 20, "chance"),
    ],
    ids=["a yes", "no yes", "a no", "no no", "no loss"],
)
def test_where_a_quarter_of_other_draws_end_otherwise_the_verdict_is_open(
    cases, in_force, standing
):
    luck = {**LUCK, "in_force": in_force}
    told = answers({**figures_of(cases), "draws": luck})

    assert told.standing == standing
    assert (str(told.verdict) == "Hangs on chance") == (standing == "chance")
    assert str(told.may[0]).startswith(f"{told.verdict}")


@pytest.mark.parametrize(
    ("pooling", "where"),
    [(Pooling.ONE, "at the end in all cases;"), (Pooling.ANSWER, "under 3 of 3 delegations;")],
)
def test_an_open_verdict_says_what_is_held_in_this_run(pooling, where):
    replay = Replay(Echo(), ReplayPlan(ALL_BLIND, pooling))
    for past in stream(1_000):
        replay.step(past)

    assert where in str(answers({**summarise(replay), "draws": LUCK}).may[0])


def test_an_open_verdict_says_that_only_labels_are_missing():
    figures = figures_of(stream(600, 0.3))
    (delegation,) = figures["delegations"]
    short = {
        **delegation, "error_rate": 0.024, "labels": 468, "least_confidence": 0.97,
        "forecast": {**delegation["forecast"], "labels_needed": 266},
    }  # fmt: skip
    told = answers({**figures, "delegations": [short], "draws": LUCK})

    assert "in 10 of 20 other draws" in str(told.chance[0])
    assert "2.4% of 468 blind labels where it is at least 97% sure, is below the 5%" in str(
        told.chance[1]
    )
    assert told.chance[1] in told.may


def test_an_open_verdict_blames_no_lack_of_labels_where_none_would_help():
    told = answers({**figures_of(stream(600, 0.3)), "draws": LUCK})

    assert "enough to earn the right, or to lose it" in str(told.may[1])


def test_of_several_rules_the_one_with_most_corrections_is_quoted():
    rule = {"old": "a", "new": "b", "corrections": 5, "case_number": 9, "signed": False}
    rules = [rule, {**rule, "old": "c", "corrections": 8}]

    advice = str(answers({**figures_of(stream(600, 0.3)), "rules_suggested": rules}).next[-1])
    assert "“c” is now called “b”, after 8 corrections, and 1 more." in advice


def test_a_refusal_that_no_draw_changes_is_told_in_one_sentence():
    never = {**LUCK, "in_force": 0, "decided_last_quarter": {"least": 0.0, "most": 0.0}}
    may = answers({**figures_of(stream(600, 0.3)), "draws": never}).may

    assert str(may[-1]) == "None of 20 other draws of chance changes that."


def test_a_promise_that_was_kept_and_withdrawn_is_told_in_one_breath():
    cases = [*stream(3_000), *worse(60)]

    answer = told(cases)
    assert "was kept: " in answer
    assert "not at all times: just before authority was withdrawn" in answer
    assert "blind verdicts on cases that it was allowed to decide said wrong: " in answer


def test_too_few_audits_prove_nothing_and_that_is_said():
    few = Promise(blind_share=1.0, audit_rate=0.02)

    assert "audits alone would not yet have proven the promise" in told(stream(500), promise=few)
    assert "That is below the 5% promised." in told(stream(4_000))


def test_a_tool_that_decides_nothing_is_not_called_safe():
    wrong = "\n".join(map(str, answers(figures_of(stream(600, 0.3))).wrong))

    assert "Officers err too" in wrong


def test_answers_that_stay_with_officers_are_named_and_the_rest_counted():
    figures = figures_of(stream(1_000))
    left = [{"name": f"office {n}", "cases": 30, "sure": 0} for n in range(5)]
    where = {**figures["not_to_be_trusted"], "with_officers": left}

    last = str(answers({**figures, "not_to_be_trusted": where}).wrong[-1])
    assert "“office 0”, “office 1”, “office 2” and 2 more answers" in last


def choice(value: float, in_force: int, present: bool = False) -> Figures:
    return {
        "value": value, "present": present, "in_force": in_force,
        "decided_last_quarter": 0.28 * in_force, "tool_error": 0.06,
    }  # fmt: skip


def test_where_nothing_was_earned_the_nearest_choice_that_earns_is_named():
    choices = [choice(0.05, 0, present=True), choice(0.1, 1), choice(0.2, 1)]
    row = {"dimension": "promise", "choices": choices}

    advice = map(str, answers({**figures_of(stream(600, 0.3)), "what_if": [row]}).next)
    (named,) = (sentence for sentence in advice if "With a promise" in sentence)
    assert "fewer than 10% (now 5%) wrong it would have decided 28% of the last 25%" in named


def test_all_cases_left_to_officers_decided_blind_are_called_all():
    row = {"dimension": "blind_share", "choices": [choice(0.2, 0, present=True), choice(1.0, 1)]}

    advice = answers({**figures_of(stream(600, 0.3)), "what_if": [row]}).next
    assert "Had officers decided blind all (now 20%) of the cases left to them" in str(advice[-2])
    assert "a single life through the cases: chance plays a part" in str(advice[-1])


def test_a_rate_is_never_rounded_to_the_promise_that_it_breaks():
    figures = figures_of(stream(1_000))
    entry = {"name": "roads", "cases": 170, "error_rate": 0.0529}
    where = {**figures["not_to_be_trusted"], "answers": [entry]}

    told = "\n".join(map(str, answers({**figures, "not_to_be_trusted": where}).wrong))
    assert "lately wrong in 5.3% of 170 proposals of “roads”" in told
