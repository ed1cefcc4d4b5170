"""Who decides, and how authority is won and lost."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from remit.core.authority import (
    LADDER,
    Authority,
    Ceiling,
    Coins,
    Promise,
    Threshold,
)
from remit.core.cases import (
    Assignment,
    DelegationRestarted,
    DelegationSuspended,
    VersionDeclared,
)
from remit.core.errors import NotEntitled
from tests.cast import CEILING_SETTER, OFFICER, OFFICER_FOR_SUPERVISOR, OUTSIDER
from tests.core.authority.builders import ALONE, KEY, OWNER, authority, betrayed, granted, live

# Who decides -------------------------------------------------------------------------------


def test_it_delegates_nothing_without_evidence():
    judged = authority()
    assert judged.eligible is None
    assert not judged.route("C1", 1.0, 1.0, at=0).by_stand_in


def test_in_shadow_a_share_of_the_cases_is_decided_blind():
    judged = authority(Promise(blind_share=0.2))
    routes = [judged.route(str(i), 1.0, 1.0, at=i) for i in range(3000)]
    assert np.mean([route.blind for route in routes]) == pytest.approx(0.2, abs=0.03)
    assert {route.assignment for route in routes if not route.blind} == {Assignment.SHOWN}


def test_under_delegation_some_cases_are_withheld_and_some_audited():
    judged = granted(Promise(blind_share=1.0, audit_rate=0.3, comparison_share=0.1))
    routes = [judged.route(str(i), 1.0, 1.0, at=1000) for i in range(3000)]
    withheld = [route.assignment is Assignment.WITHHELD for route in routes]
    audited = [route.audited for route in routes if route.by_stand_in]
    assert np.mean(withheld) == pytest.approx(0.1, abs=0.02)
    assert np.mean(audited) == pytest.approx(0.3, abs=0.03)
    assert {round(route.inclusion_probability, 3) for route in routes} == {0.37}


def test_only_cases_within_the_threshold_are_decided_by_the_stand_in():
    judged = granted(ladder=(Threshold(0.9), Threshold(0.5)))
    assert judged.in_force == 0
    assert not judged.route("C1", 0.7, 1.0, at=9999).by_stand_in


@pytest.mark.parametrize(
    ("confidence", "familiarity", "stratum"),
    [(0.95, 0.9, 0), (0.95, 0.2, 2), (0.6, 0.9, 1), (0.1, 0.9, 2), (float("nan"), 0.9, 3)],
)
def test_a_case_belongs_to_the_strictest_threshold_that_it_meets(confidence, familiarity, stratum):
    ladder = (Threshold(0.9, 0.5), Threshold(0.5, 0.5), Threshold(0.0))
    assert authority(ladder=ladder).stratum_of(confidence, familiarity) == stratum


def test_an_officer_in_place_of_a_supervisor_is_judged_alike():
    judged = Authority(OFFICER_FOR_SUPERVISOR, Promise(blind_share=1.0), Coins(KEY), ALONE)
    live(judged, 100)
    assert judged.eligible == 0


# How it is won -----------------------------------------------------------------------------


def test_the_owner_signs_while_the_evidence_holds():
    judged = granted()
    assert judged.state == "granted"
    assert judged.status().stratum == 0


def test_nobody_else_signs():
    judged = authority()
    live(judged, 100)
    with pytest.raises(NotEntitled, match="may not sign"):
        judged.sign(OUTSIDER.staff_number, at=100)


def test_nobody_signs_without_evidence():
    with pytest.raises(NotEntitled, match="does not hold now"):
        authority().sign(OWNER, at=0)


def test_eligibility_is_lost_with_the_evidence():
    judged = authority()
    live(judged, 90)
    assert judged.state == "eligible"
    live(judged, 5, loss=1.0)
    assert judged.state == "learning"


def test_what_is_in_force_can_be_widened():
    judged = granted(ladder=(Threshold(0.9), Threshold(0.5)))
    while judged.eligible is None:
        live(judged, 20, sure=0.7)
    assert judged.sign(OWNER, at=9999).stratum == 1
    assert judged.route("C1", 0.7, 1.0, at=9999).by_stand_in


def test_the_ceiling_holds_whatever_the_evidence_says():
    ceiling = Ceiling(CEILING_SETTER.staff_number, "new law", lowest_confidence=0.8)
    judged = authority(ladder=(Threshold(0.9), Threshold(0.0)), ceiling=ceiling)
    live(judged, 300)
    live(judged, 100, sure=0.5)
    assert judged.sign(OWNER, at=400).stratum == 0
    assert judged.status().forecast.reason == "ceiling"


def test_the_owner_cannot_set_the_ceiling():
    with pytest.raises(NotEntitled, match="cannot also set its ceiling"):
        authority(ceiling=Ceiling(OWNER, "mine"))


def test_late_verdicts_delay_a_grant_and_do_not_bring_it_nearer():
    judged = authority()
    for number in range(120):
        judged.route(str(number), 1.0, 1.0, at=number)
    for number in range(1, 120):  # the first verdict is still out
        judged.record_verdict(str(number), 0.0, at=200)
    assert judged.eligible is None
    judged.record_verdict("0", 1.0, at=300)
    assert judged.status().settled == 120


# How it is lost ----------------------------------------------------------------------------


def test_an_alarm_suspends_and_new_evidence_must_be_gathered():
    judged = betrayed(granted())
    suspended = [dated.event for dated in judged.status().history][-1]
    assert suspended == DelegationSuspended(
        judged.delegation.name, 1, "alarm", verdicts=5, losses=5.0
    )
    assert (judged.state, judged.epoch) == ("suspended", 2)
    live(judged, 200)
    assert judged.state == "eligible"


def test_a_grant_after_an_alarm_takes_more_evidence_than_the_first():
    judged = granted()
    price = judged.status().evidence[0].needed
    betrayed(judged)
    assert judged.status().evidence[0].needed > price


def test_verdicts_from_before_the_alarm_are_no_evidence_after_it():
    judged = granted(Promise(blind_share=1.0, audit_rate=1.0))
    for number in range(5000, 5400):
        judged.route(str(number), 1.0, 1.0, at=number)
    for number in range(5000, 5010):
        judged.record_verdict(str(number), 1.0, at=6000)
    assert judged.epoch == 2
    for number in range(5010, 5400):
        judged.record_verdict(str(number), 0.0, at=6000)
    assert judged.status().evidence[0].labels == 0


def test_anybody_may_stop_it_and_only_the_owner_restarts_it():
    judged = granted()
    (event,) = judged.stop(OFFICER.staff_number, at=500)
    name = judged.delegation.name
    assert event == DelegationSuspended(name, 1, "stopped", OFFICER.staff_number)
    assert judged.stop(OFFICER.staff_number, at=501) == ()
    live(judged, 300)
    assert (judged.state, judged.eligible) == ("stopped", None)
    with pytest.raises(NotEntitled, match="may not restart"):
        judged.restart(OFFICER.staff_number, at=900)
    judged.restart(OWNER, at=900)
    assert (judged.state, judged.epoch) == ("learning", 2)


def test_an_alarm_does_not_undo_a_stop():
    judged = granted(Promise(blind_share=1.0, audit_rate=1.0))
    for number in range(5000, 5020):
        judged.route(str(number), 1.0, 1.0, at=number)
    judged.stop(OFFICER.staff_number, at=5020)
    for number in range(5000, 5020):
        assert judged.record_verdict(str(number), 1.0, at=5030) == ()
    assert judged.state == "stopped"


def test_what_runs_is_not_restarted():
    with pytest.raises(NotEntitled, match="is granted"):
        granted().restart(OWNER, at=500)


def test_overdue_verdicts_lapse_the_measurement_and_say_nothing_against_the_stand_in():
    judged = granted(Promise(blind_share=1.0, audit_rate=1.0, overdue_after=10))
    judged.route("late", 1.0, 1.0, at=1000)
    judged.route("next", 1.0, 1.0, at=1011)
    assert judged.state == "lapsed"
    assert judged.status().forecast.reason == "lapsed"
    with pytest.raises(NotEntitled, match="1 verdicts are still overdue"):
        judged.restart(OWNER, at=1012)
    judged.record_verdict("late", 0.0, at=1013)
    (event,) = judged.restart(OWNER, at=1014)
    assert event == DelegationRestarted(judged.delegation.name, 1, OWNER)
    assert judged.state == "granted"


def test_overdue_verdicts_in_shadow_count_as_errors():
    judged = authority(Promise(blind_share=1.0, overdue_after=10))
    judged.route("late", 1.0, 1.0, at=0)
    judged.route("next", 1.0, 1.0, at=11)
    assert judged.status().evidence[0].errors == 1
    assert judged.state == "learning"


def test_appeals_can_end_it():
    judged = granted()
    routes = [(f"D{i}", judged.route(f"D{i}", 1.0, 1.0, at=1000)) for i in range(100)]
    for case_id, route in routes:
        if route.by_stand_in:
            judged.record_outcome(case_id, 1.0, at=1001)
    assert judged.state == "suspended"


def test_an_outcome_of_somebody_elses_decision_counts_nothing():
    judged = granted()
    assert judged.record_outcome("somebody else's", 1.0, at=1000) == ()


def test_a_new_version_starts_from_nothing():
    judged = granted()
    ended, declared = judged.new_version("2.0", at=1000)
    assert ended == DelegationSuspended(judged.delegation.name, 1, "version")
    assert declared == VersionDeclared(judged.delegation.name, 2, "2.0")
    assert (judged.state, judged.version) == ("learning", "2.0")


def test_a_new_version_in_shadow_starts_from_nothing_too():
    judged = authority()
    live(judged, 100)
    assert len(judged.new_version("2.0", at=100)) == 1
    assert judged.eligible is None


def test_a_new_version_does_not_undo_a_stop():
    judged = granted()
    judged.stop(OFFICER.staff_number, at=500)
    judged.new_version("2.0", at=501)
    assert judged.state == "stopped"


# The error budget --------------------------------------------------------------------------


def test_a_spent_budget_has_every_decision_checked_before_its_release():
    judged = granted(Promise(blind_share=1.0, error_budget=42.0))
    while not judged.status().errors_found:
        live(judged, 1, loss=1.0)
    routes = [judged.route(f"P{i}", 1.0, 1.0, at=9000) for i in range(50)]
    decided = [route for route in routes if route.by_stand_in]
    assert decided
    assert all(route.before_release and route.audited for route in decided)


def test_a_healthy_tool_hardly_ever_comes_under_probation():
    judged = granted()
    healthy = np.random.default_rng(5).random(6000) < 0.025
    probation = 0
    for i, wrong in enumerate(healthy):
        route = judged.route(f"H{i}", 1.0, 1.0, at=1000 + i)
        probation += route.before_release
        if route.labelled:
            judged.record_verdict(f"H{i}", float(wrong), at=1000 + i)
    assert probation <= 60


# Everything else ---------------------------------------------------------------------------


def test_it_can_be_saved_and_goes_on_as_if_nothing_had_happened():
    judged = authority(Promise(blind_share=0.5), ladder=LADDER)
    live(judged, 300, loss=lambda number: float(number % 40 == 0), sure=0.99)
    resumed = pickle.loads(pickle.dumps(judged))
    for each in (judged, resumed):
        live(each, 300, loss=lambda number: float(number % 40 == 0), sure=0.9)
    assert resumed.status() == judged.status()


def test_a_claim_carries_evidence_only_while_in_force():
    judged = granted()
    assert judged.claim.e_value >= 20
    judged.stop(OFFICER.staff_number, at=500)
    assert judged.claim.e_value == 0
