"""The figures behind the charts, as rows of a page's tables."""

from __future__ import annotations

import math
from collections.abc import Iterable

from remit.core.authority import StratumEvidence, Threshold
from remit.core.sentences import Sentence, Share, Value, say
from remit.web.records.measuring import Band, Leaning

Row = tuple[Value | None, ...]
HIDDEN = say("too few")


def step_row(step: StratumEvidence) -> Row:
    """Return a step of the ladder with its evidence."""
    return (
        _step(step.threshold),
        step.labels,
        _whole(step.errors),
        Share(step.errors / step.labels, 1) if step.labels else None,
        Share(_gathered(step)),
        say("yes") if step.slices_hold else say("no"),
    )


def _step(threshold: Threshold) -> Sentence:
    if not threshold.confidence:
        return say("however sure")
    return say("at least {line} sure", line=Share(threshold.confidence))


def _gathered(step: StratumEvidence) -> float:
    """Return how far the wager has come, on the scale on which right answers add up."""
    if step.e_value <= 1:
        return 0.0
    return min(1.0, math.log(step.e_value) / math.log(step.needed))


def band_row(band: Band) -> Row:
    """Return a band of confidence, and how often it was right."""
    return (
        say("{least} to {most}", least=Share(band.least), most=Share(band.most)),
        band.cases,
        _whole(band.right),
        None if band.share is None else Share(band.share),
    )


def leaning_row(team: str, leaning: Leaning) -> Row:
    """Return how much a team leans on what it is shown."""
    cases = say("{shown} / {blind}", shown=leaning.shown_cases, blind=leaning.blind_cases)
    if leaning.difference is None or leaning.low is None or leaning.high is None:
        return (team, *[HIDDEN] * 4, cases)
    return (
        team,
        Share(leaning.shown or 0.0),
        Share(leaning.blind or 0.0),
        _points(leaning.difference),
        say("{low} to {high}", low=_points(leaning.low), high=_points(leaning.high)),
        cases,
    )


def band_rows(bands: Iterable[Band]) -> list[Row]:
    """Return the bands that hold a case."""
    return [band_row(band) for band in bands if band.cases]


def _points(difference: float) -> Sentence:
    return say("{n} points", n=round(100 * difference))


def _whole(losses: float) -> int | float:
    return int(losses) if losses == int(losses) else losses
