from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from remit.core.authority import Promise
from remit.core.cases import Assignment, Case, Decider, Source
from remit.core.errors import InvalidPromise
from remit.core.replay import LabelDelay, PastCase, Pooling, Replay, ReplayPlan
from tests.core.replay.echo import Echo, Suggestion, stream

ALL_BLIND = Promise(blind_share=1.0)


def replayed(cases, plan: ReplayPlan | None = None, tool: Echo | None = None):
    """Live through `cases`; return the replay and its records."""
    replay = Replay(tool or Echo(), plan or ReplayPlan(ALL_BLIND))
    return replay, [replay.step(past) for past in cases]


def events(replay: Replay, name: str = "all cases") -> list[tuple[str, int]]:
    """Return what happened to a delegation, and after how many cases."""
    return [(type(m.event).__name__, m.after_cases) for m in replay.milestones[name]]


def test_a_tool_that_is_always_right_decides_in_the_end_and_officers_before():
    replay, records = replayed(stream(600))

    granted = events(replay)[0][1]
    assert events(replay)[0][0] == "DelegationSigned"
    assert {record.decided_by for record in records[:granted]} == {Decider.OFFICER}
    assert records[-1].decided_by is Decider.TOOL


def test_a_tool_that_is_often_wrong_never_decides():
    replay, records = replayed(stream(600, error_rate=0.1))

    assert events(replay) == []
    assert {record.decided_by for record in records} == {Decider.OFFICER}


def test_authority_is_withdrawn_when_the_tool_gets_worse_and_can_be_earned_again():
    better = [replace(p, case=replace(p.case, case_id=f"D{p.row}")) for p in stream(2_000)]
    worse = [
        replace(p, case=replace(p.case, case_id=f"W{p.row}")) for p in stream(1_000, 0.4, seed=2)
    ]
    replay, _ = replayed([*stream(600), *worse, *better])

    kinds = [kind for kind, _ in events(replay)]
    assert kinds.index("DelegationSuspended") > 0
    assert kinds[-1] == "DelegationSigned"


def test_officers_decisions_are_learnt_at_once_and_the_tools_own_never():
    tool = Echo()
    replay, records = replayed(stream(900), tool=tool)

    taught = {lesson.case_id: lesson.source for lesson in tool.lessons}
    for record in records:
        if record.decided_by is Decider.TOOL:
            assert (record.case_id in taught) == record.audited
        else:
            assert record.case_id in taught
    assert Source.AUDIT in taught.values()


def test_what_an_officer_saw_decides_how_far_a_decision_is_believed():
    tool = Echo()
    _, records = replayed(stream(600, error_rate=0.5), ReplayPlan(), tool)

    for record, lesson in zip(records, tool.lessons, strict=True):
        seen = Source.ACCEPTANCE if record.correct else Source.CORRECTION
        assert lesson.source is (Source.BLIND if record.blind else seen)


def test_nothing_proposed_is_nothing_seen():
    tool = Echo()
    replayed([PastCase(Case("C1", " 0.0"), "roads")], ReplayPlan(Promise(blind_share=0.02)), tool)

    assert tool.lessons[0].source is Source.BLIND


def test_evidence_comes_late_but_decisions_are_known_when_taken():
    at_once, _ = replayed(stream(600))
    tool = Echo()
    late, _ = replayed(stream(600), ReplayPlan(ALL_BLIND, label_delay=LabelDelay(200)), tool)

    # A verdict 200 cases late is there just before the 200th next case.
    assert events(late)[0][1] == events(at_once)[0][1] + 199
    assert [lesson.case_id for lesson in tool.lessons[:5]] == ["C0", "C1", "C2", "C3", "C4"]


def test_a_delay_in_days_follows_the_clock_of_the_cases():
    start = datetime(2024, 1, 1, tzinfo=UTC)
    cases = [
        replace(past, case=replace(past.case, arrived=start + timedelta(hours=number)))
        for number, past in enumerate(stream(600))
    ]
    at_once, _ = replayed(cases)
    late, _ = replayed(cases, ReplayPlan(ALL_BLIND, label_delay=LabelDelay(10, in_days=True)))

    assert events(late)[0][1] == events(at_once)[0][1] + 239


def test_a_delay_in_days_needs_a_clock():
    with pytest.raises(InvalidPromise, match="C0 has no time.*name a time column"):
        replayed(stream(1), ReplayPlan(label_delay=LabelDelay(14, in_days=True)))


def test_verdicts_still_out_at_the_end_can_be_waited_for():
    plan = ReplayPlan(ALL_BLIND, label_delay=LabelDelay(500))
    replay, _ = replayed(stream(300), plan)
    assert events(replay) == []

    replay.close()
    replay.close()

    assert events(replay)[0] == ("DelegationSigned", 300)


def test_each_answer_may_have_its_own_delegation():
    replay, records = replayed(stream(600), ReplayPlan(ALL_BLIND, Pooling.ANSWER))

    assert set(replay.authorities) == {"roads", "parks", "water"}
    assert all(record.delegation == record.proposal for record in records)


def test_each_group_may_have_its_own_delegation():
    cases = [*stream(5, group="minor"), PastCase(Case("N", "roads 0.5"), "roads")]
    replay, _ = replayed(cases, ReplayPlan(pooling=Pooling.GROUP))

    assert set(replay.authorities) == {"minor", "(no group)"}


def test_a_case_for_which_nothing_is_proposed_belongs_to_no_answer():
    replay, _ = replayed(
        [PastCase(Case("C1", " 0.0"), "roads")], ReplayPlan(pooling=Pooling.ANSWER)
    )

    assert set(replay.authorities) == {"(nothing proposed)"}


def test_a_confidence_that_is_no_number_is_taken_as_none_and_counted():
    replay, records = replayed([PastCase(Case("C1", "roads nan"), "roads")])

    assert replay.not_a_number == 1
    assert records[0].confidence == 0.0


def test_rules_are_noted_once_and_signed_only_if_told():
    for accept in (False, True):
        tool = Echo(Suggestion("parks", "gardens"))
        plan = ReplayPlan(ALL_BLIND, accept_rules=accept)
        replay, _ = replayed(stream(50, error_rate=0.5), plan, tool)

        (rule,) = replay.rules.values()
        assert (rule.old, rule.new, rule.signed) == ("parks", "gardens", accept)
        assert len(tool.signed) == accept


def test_nobody_is_asked_about_rules_while_all_is_right():
    replay, _ = replayed(stream(50), tool=Echo(Suggestion("parks", "gardens")))

    assert not replay.rules


def test_chance_withholds_and_audits_at_the_promised_rates():
    promise = Promise(blind_share=0.3, audit_rate=0.25)
    _, records = replayed(stream(6_000), ReplayPlan(promise))
    shadow = [r for r in records if r.inclusion_probability == 0.3]
    by_tool = [r for r in records if r.decided_by is Decider.TOOL]

    assert abs(sum(r.blind for r in shadow) / len(shadow) - 0.3) < 0.06
    assert abs(sum(r.audited for r in by_tool) / len(by_tool) - 0.25) < 0.03
    withheld = sum(r.assignment is Assignment.WITHHELD for r in records)
    assert abs(withheld / len(records) - promise.comparison_share) < 0.01


def test_another_seed_draws_other_cases():
    _, one = replayed(stream(200), ReplayPlan(seed=1))
    _, two = replayed(stream(200), ReplayPlan(seed=2))

    assert [r.blind for r in one] != [r.blind for r in two]


@pytest.mark.parametrize("break_after", [0, 1, 299, 599])
def test_a_break_changes_nothing(break_after):
    cases = list(stream(600, error_rate=0.02))
    plan = ReplayPlan(ALL_BLIND, label_delay=LabelDelay(50))
    unbroken, expected = replayed(cases, plan)
    first, begun = replayed(cases[:break_after], plan)

    second = pickle.loads(pickle.dumps(first))
    rest = [second.step(past) for past in cases[break_after:]]

    assert begun + rest == expected
    assert second.milestones == unbroken.milestones


def test_when_the_budget_is_spent_decisions_are_checked_before_they_go_out():
    promise = Promise(blind_share=1.0, error_budget=0.0)
    _, records = replayed(stream(400), ReplayPlan(promise))

    decided = [record for record in records if record.decided_by is Decider.TOOL]
    assert decided
    assert all(record.audited and record.before_release for record in decided[:50])
