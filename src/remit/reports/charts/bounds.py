"""Rates with their intervals against a line, and above them what happened when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from remit.core.sentences import English, say
from remit.reports.charts.deciders import by_name
from remit.reports.look import DARK, FAINT, INK, Spec, framed, upright

Figures = Mapping[str, Any]
MANY = 10
SHAPES = {"granted": "triangle-up", "widened": "diamond", "suspended": "triangle-down"}
LINE = 15


def top_of(figures: Figures) -> float:
    """Return where the picture ends: the promise must stand well within, few labels may not."""
    rates = [p["label_rate"] for p in figures["periods"] if p["labels"] >= MANY]
    promise = figures["promise"]["target_level"]
    return float(min(1.0, max([3 * promise, *(1.25 * rate for rate in rates)])))


def bounds(figures: Figures, language: English) -> Spec:
    """Return the picture: faint where labels are few, so that they do not weigh like many."""
    periods, marks = figures["periods"], _marks(figures)
    x = by_name(periods, figures["period_unit"])
    x["scale"] = {"domain": [period["name"] for period in periods]}
    title = language.said(say("wrong among blind labels"))
    axis = upright(title, format=".0%", titleY=-12 - LINE * len(marks))
    y = {"type": "quantitative", "scale": {"domain": [0, top_of(figures)]}, "axis": axis}
    few = [p for p in periods if 0 < p["labels"] < MANY]
    many = [p for p in periods if p["labels"] >= MANY]
    layers = [
        *_rates(few, x, y, FAINT, width=1.2),
        *_rates(many, x, y, DARK, width=2.2),
        _promised(figures["promise"]["target_level"], y),
        *(_row_of(marked, row, x) for row, marked in enumerate(marks.items())),
    ]
    return framed({"layer": layers}, height=250 + LINE * len(marks))


def _rates(periods: Sequence[Figures], x: Spec, y: Spec, colour: str, width: float) -> list[Spec]:
    point = {"type": "point", "filled": True, "size": 28 * width, "opacity": 1}
    rule = {"type": "rule", "strokeWidth": width, "clip": True}
    high, low = {"field": "label_high"}, {"field": "label_low", **y}
    within = [p for p in periods if p["label_rate"] <= y["scale"]["domain"][1]]
    return [
        {
            "data": {"values": list(periods)},
            "mark": {**rule, "color": colour},
            "encoding": {"x": x, "y": low, "y2": high},
        },
        {
            "data": {"values": within},
            "mark": {**point, "color": colour},
            "encoding": {"x": x, "y": {"field": "label_rate", **y}},
        },
    ]


def _promised(level: float, y: Spec) -> Spec:
    line = {"type": "rule", "color": INK, "strokeWidth": 1.5, "strokeDash": [6, 4]}
    return {"data": {"values": [{}]}, "mark": line, "encoding": {"y": {"datum": level, **y}}}


def _row_of(marked: tuple[str, list[str]], row: int, x: Spec) -> Spec:
    event, names = marked
    mark = {"type": "point", "shape": SHAPES[event], "filled": True, "size": 80, "opacity": 1}
    return {
        "data": {"values": [{"name": name} for name in names]},
        "mark": {**mark, "color": INK},
        "encoding": {"x": x, "y": {"value": -9 - LINE * row}},
    }


def _marks(figures: Figures) -> dict[str, list[str]]:
    """The periods in which something happened; of equal events in one period, one is marked."""
    periods = figures["periods"]
    ends = list(accumulate(period["cases"] for period in periods))
    found: dict[str, set[int]] = {}
    for delegation in figures["delegations"]:
        for entry in delegation["history"]:
            at = min(bisect_left(ends, max(entry["after_cases"], 1)), len(ends) - 1)
            found.setdefault(entry["event"], set()).add(at)
    rows = [event for event in reversed(SHAPES) if event in found]
    return {event: [periods[at]["name"] for at in sorted(found[event])] for event in rows}
