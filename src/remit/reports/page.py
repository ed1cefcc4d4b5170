"""The page about one replay: what an official prints and acts on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.core.replay import answers
from remit.core.sentences import English
from remit.reports.charts.choices import changes_nothing, choices, unchanged
from remit.reports.charts.deciders import deciders
from remit.reports.charts.errors import errors
from remit.reports.charts.hours import hours
from remit.reports.charts.learning import learning
from remit.reports.environment import rendered
from remit.reports.phrases import WHO_DECIDED, in_words
from remit.reports.sections import conditions, delegations, draws, events, held, tone, withdrawals
from remit.reports.shortened import shortened

Figures = Mapping[str, Any]


def replay_page(figures: Figures, language: English) -> str:
    """Return the report of a replay as one self-contained page of HTML.

    Parameters
    ----------
    figures
        The content of ``summary.json``.
    language
        In which everything is said but the names that come from the data.
    """
    told = shortened(dict(figures))
    return rendered(
        "replay.html",
        language,
        figures=told,
        answers=answers(told),
        tone=tone(told),
        withdrawals=withdrawals(told),
        held=held(told),
        confused=sum(period["cases"] - period["correct"] for period in told["periods"]),
        who_decided=in_words(WHO_DECIDED, told["period_unit"]),
        pictures=_pictures(told, language),
        events=events(told),
        delegations=delegations(told),
        conditions=conditions(told),
        draws=draws(told),
    )


def _pictures(figures: Figures, language: English) -> dict[str, Any]:
    time, rows = figures["staff_time"], figures["what_if"]
    return {
        "deciders": deciders(figures, language),
        "learning": learning(figures, language),
        "errors": errors(figures, language),
        "hours": hours(time, language) if time and figures["decided"] else None,
        "choices": [choices(row, language) for row in rows if not changes_nothing(row)],
        "unchanged": [unchanged(row, language) for row in rows if changes_nothing(row)],
    }
