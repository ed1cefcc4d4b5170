from __future__ import annotations

import re

import pytest

from remit.core.replay.staff_time import Minutes
from remit.core.sentences import ENGLISH
from remit.reports import comparison_page, replay_page
from remit.reports.charts.bounds import top_of
from remit.reports.charts.hours import hours
from remit.reports.look import PATTERNS
from tests.reports.figures import comparison_figures, replay_figures


@pytest.fixture(scope="module", params=["replay", "comparison"])
def page(request):
    if request.param == "comparison":
        return comparison_page(comparison_figures(), ENGLISH)
    return replay_page(replay_figures(minutes=Minutes(6, 12), choices=True), ENGLISH)


def test_every_chart_is_one_image_with_a_label_and_a_text_that_exists(page):
    charts = re.findall(r'<svg class="chart"[^>]*>', page)

    assert charts
    for chart in charts:
        assert 'role="img"' in chart
        assert re.search(r'aria-label="[^"]+"', chart)
        (described_by,) = re.findall(r'aria-describedby="([^"]+)"', chart)
        assert f'id="{described_by}"' in page


def test_nothing_has_the_same_id_twice(page):
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert len(ids) == len(set(ids))


def test_whatever_is_referred_to_is_there(page):
    ids = set(re.findall(r'\sid="([^"]+)"', page))

    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= ids
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_patterns_stand_where_a_colour_alone_would_not_be_told_apart(page):
    assert not any(stand_in in page for stand_in in PATTERNS)


def test_one_unlucky_label_does_not_make_the_promise_a_line_at_the_bottom():
    def period(labels: int, rate: float) -> dict[str, float]:
        return {"labels": labels, "label_rate": rate}

    figures = {"promise": {"target_level": 0.05}, "periods": [period(1, 1.0), period(40, 0.02)]}

    assert top_of(figures) == pytest.approx(0.15)
    assert top_of({**figures, "periods": [period(20, 0.5)]}) == pytest.approx(0.625)


def test_a_tool_that_costs_more_than_it_frees_ends_below_zero():
    time = {
        "freed_hours": 10.0, "audit_hours": 4.0, "correction_hours": 9.0, "net_hours": -3.0,
        "hours_per_week": None,
    }  # fmt: skip
    chart = hours(time, ENGLISH)

    assert chart.rows[-1][1] == -3
    assert "−3" in chart.svg
