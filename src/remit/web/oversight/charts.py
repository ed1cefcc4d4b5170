"""The pictures of the oversight room, drawn once for the same figures and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.core.cache import cache
from markupsafe import Markup

from remit.core.authority import Promise, StratumEvidence
from remit.core.sentences import Sentence, Share, say
from remit.reports.drawing import drawn
from remit.reports.look import DARK, INK, LIGHT, SLATE, Spec, framed, some, upright
from remit.web.look.language import spoken
from remit.web.records.intervals import wilson
from remit.web.records.measuring import Band, Week

KEPT_FOR = 24 * 60 * 60
TICKS = 8


def chart(spec: Spec, name: str, label: Sentence) -> Markup:
    """Return a chart; what it says stands beside it under the id ``<name>-says``."""
    said = spoken().said(label)
    figures = json.dumps([spec, name, said], sort_keys=True).encode()
    key = f"chart:{hashlib.sha256(figures).hexdigest()}"
    return Markup(
        cache.get_or_set(key, lambda: str(drawn(spec, name, said, f"{name}-says")), KEPT_FOR)
    )


def evidence(steps: Sequence[StratumEvidence], promise: Promise) -> Spec:
    """Return how often blind labels said wrong, at each step, with the line of the promise."""
    values = [_step(step) for step in steps if step.labels]
    top = min(1.0, max([2 * promise.target_level, *(v["rate"] * 1.6 for v in values)]))
    x = {
        "field": "step", "type": "nominal", "sort": None,
        "axis": {"title": _said(say("how sure it is, at least")), "labelAngle": 0, "grid": False},
    }  # fmt: skip
    axis = upright(_said(say("wrong among blind labels")), format=".0%")
    y = {"type": "quantitative", "scale": {"domain": [0, top]}, "axis": axis}
    line = {"type": "rule", "color": INK, "strokeWidth": 1.5, "strokeDash": [6, 4]}
    return framed(
        {
            "data": {"values": values},
            "layer": [
                *_with_bounds(x, y),
                {"data": {"values": [{}]}, "mark": line,
                 "encoding": {"y": {"datum": promise.target_level, **y}}},
            ],
        }
    )  # fmt: skip


def calibration(bands: Sequence[Band]) -> Spec:
    """Return how often answers were right, beside how sure the tool was."""
    values = [_band(band) for band in reversed(bands) if band.cases]
    x = {
        "field": "step", "type": "nominal", "sort": None,
        "axis": {"title": _said(say("how sure it was, at least")), "labelAngle": 0, "grid": False},
    }  # fmt: skip
    axis = upright(_said(say("right among blind labels")), format=".0%")
    y = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}
    claimed = {"type": "bar", "color": LIGHT, "width": {"band": 0.7}}
    return framed(
        {
            "data": {"values": values},
            "layer": [
                {"mark": claimed, "encoding": {"x": x, "y": {"field": "claimed", **y}}},
                *_with_bounds(x, y),
            ],
        }
    )


def volumes(weeks: Sequence[Week]) -> Spec:
    """Return how many decisions went out week by week, by whom."""
    order = [f"{week.begins.day}/{week.begins.month}" for week in weeks]
    rows = [
        {"week": name, "who": who, "n": n}
        for name, week in zip(order, weeks, strict=True)
        for who, n in (("person", week.by_person), ("tool", week.by_tool))
    ]
    x = {
        "field": "week", "type": "nominal", "sort": None,
        "axis": {
            "title": _said(say("week that begins on")), "labelAngle": 0,
            "values": some(order, TICKS), "grid": False,
        },
    }  # fmt: skip
    axis = upright(_said(say("decisions sent")))
    y = {"field": "n", "type": "quantitative", "axis": axis, "stack": "zero"}
    colours = {"domain": ["person", "tool"], "range": [LIGHT, DARK]}
    who = {"field": "who", "type": "nominal", "scale": colours, "legend": None}
    bar = {"type": "bar", "stroke": SLATE, "strokeWidth": 0.5}
    return framed(
        {"data": {"values": rows}, "mark": bar, "encoding": {"x": x, "y": y, "color": who}}
    )


def _with_bounds(x: Spec, y: Spec) -> list[Spec]:
    point = {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": DARK}
    rule = {"type": "rule", "strokeWidth": 2.2, "color": DARK, "clip": True}
    low, high = {"field": "low", **y}, {"field": "high"}
    return [
        {"mark": rule, "encoding": {"x": x, "y": low, "y2": high}},
        {"mark": {**point, "clip": True}, "encoding": {"x": x, "y": {"field": "rate", **y}}},
    ]


def _step(step: StratumEvidence) -> dict[str, Any]:
    rate = step.errors / step.labels
    low, high = wilson(rate, step.labels)
    return {"step": _share(step.threshold.confidence), "rate": rate, "low": low, "high": high}


def _band(band: Band) -> dict[str, Any]:
    rate = band.right / band.cases
    low, high = wilson(rate, band.cases)
    claimed = (band.least + band.most) / 2
    return {"step": _share(band.least), "rate": rate, "low": low, "high": high, "claimed": claimed}


def _share(of_one: float) -> str:
    return spoken().written(Share(of_one))


def _said(sentence: Sentence) -> str:
    return spoken().said(sentence)
