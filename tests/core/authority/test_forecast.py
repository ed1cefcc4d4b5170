"""Every state says what is missing, or why it never will be enough."""

from __future__ import annotations

import pytest

from remit.core.authority import Promise, Threshold, labels_to_a_grant
from tests.cast import OFFICER
from tests.core.authority.builders import OWNER, authority, granted, live


def wrong_every(many: int):
    return lambda number: float(number % many == many - 1)


def test_without_labels_it_tells_the_least_that_is_needed():
    judged = authority()
    forecast = judged.status().forecast
    assert (forecast.reason, forecast.labels_needed) == ("early", 86)
    assert "if none says wrong" in str(forecast.sentence(judged.promise))


def test_it_tells_the_labels_at_the_present_error_rate():
    judged = authority()
    live(judged, 100, loss=wrong_every(50))
    forecast = judged.status().forecast
    assert forecast.error_rate == pytest.approx(0.02)
    live(judged, (forecast.labels_needed or 0) + 10, loss=wrong_every(50))
    assert judged.state == "eligible"


def test_at_a_lower_blind_share_the_same_labels_take_more_cases():
    judged = authority(Promise(blind_share=0.2))
    live(judged, 100)
    forecast = judged.status().forecast
    assert forecast.cases_needed == pytest.approx(5 * (forecast.labels_needed or 0), rel=0.1)


def test_a_rate_above_the_target_never_suffices():
    judged = authority()
    live(judged, 60, loss=wrong_every(10))
    forecast = judged.status().forecast
    assert (forecast.reason, forecast.labels_needed) == ("error_rate", None)
    assert forecast.remedies == ("learn",)
    assert str(forecast.sentence(judged.promise)).startswith("Never at the present error rate")


def test_too_small_a_volume_is_said_and_what_would_help():
    judged = authority(Promise(blind_share=0.1))
    for number in range(300):
        route = judged.route(str(number), 1.0, 1.0, at=number / 600)  # 600 cases a year
        if route.labelled:
            judged.record_verdict(str(number), wrong_every(50)(number), at=number / 600)
    forecast = judged.status(horizon=1.0).forecast
    assert forecast.reason == "volume"
    assert forecast.remedies == ("pool", "blind_share")
    assert "Never at this volume" in str(forecast.sentence(judged.promise))


def test_a_slice_in_doubt_is_projected_too():
    judged = authority(ladder=(Threshold(0.9), Threshold(0.0)))
    for batch in range(40):
        live(judged, 17)
        live(judged, 4, sure=0.5)
        live(judged, 1, loss=float(batch % 6 < 5), sure=0.5)
    assert judged.sign(OWNER, at=9999).stratum == 0
    forecast = judged.status().forecast
    assert (forecast.reason, forecast.stratum) == ("slice", 1)
    assert "the least sure cases" in str(forecast.sentence(judged.promise))


def test_where_labels_are_not_what_is_missing_it_says_what_is():
    judged = granted()
    everything = judged.status().forecast
    assert everything.reason == "complete"
    assert str(everything.sentence(judged.promise)) == "Everything that could be delegated is."
    judged.stop(OFFICER.staff_number, at=500)
    assert judged.status().forecast.reason == "stopped"


def test_an_eligible_delegation_waits_for_its_signature():
    judged = authority()
    live(judged, 100)
    assert judged.status().forecast.remedies == ("sign",)


@pytest.mark.parametrize(("error_rate", "labels"), [(0.0, 90), (0.01, 180), (0.02, 360)])
def test_planning_tells_the_labels_in_advance(error_rate, labels):
    assert (labels_to_a_grant(Promise(), error_rate) or 1e9) <= labels


def test_no_number_of_labels_earns_authority_at_the_target():
    assert labels_to_a_grant(Promise(), 0.05) is None


def test_of_a_tool_that_is_never_sure_the_last_threshold_is_forecast():
    judged = authority(ladder=(Threshold(0.9), Threshold(0.0)))
    live(judged, 40, loss=wrong_every(4), sure=0.0)
    assert (judged.status().forecast.stratum, judged.status().forecast.reason) == (0, "early")

    live(judged, 200, loss=wrong_every(4), sure=0.0)
    assert (judged.status().forecast.stratum, judged.status().forecast.reason) == (1, "error_rate")


def test_where_hardly_a_case_is_left_to_hand_over_it_says_so():
    judged = authority(ladder=(Threshold(0.9), Threshold(0.0)))
    live(judged, 400)
    judged.sign(OWNER, at=9999)
    live(judged, 1, sure=0.5)
    live(judged, 399)
    assert judged.in_force == 0
    assert judged.status().forecast.reason == "rare"
