"""What delegating saves in staff time, and what of that is spent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from remit.core.sentences import English, Sentence, counted, say
from remit.reports.look import DARK, DOTTED, INK, RULE, STRIPED, Spec, framed
from remit.reports.phrases import whole
from remit.reports.picture import Picture, picture

Figures = Mapping[str, Any]
TITLE = say("Staff time freed and spent")
HEADS = (say("What"), say("Hours"))


class _Step(NamedTuple):
    """One bar: from where to where, and how many hours it stands for."""

    name: Sentence
    start: float
    end: float
    hours: float
    fill: str


def hours(staff_time: Figures, language: English) -> Picture:
    """Return a bar for each step from the time freed to what remains of it."""
    steps = _steps(staff_time)
    rows = [(step.name, whole(step.hours)) for step in steps]
    spec = _waterfall(steps, language)
    return picture(language, "hours", TITLE, spec, _says(staff_time), (HEADS, rows))


def _steps(time: Figures) -> list[_Step]:
    freed, net = time["freed_hours"], time["net_hours"]
    audited = freed - time["audit_hours"]
    return [
        _Step(say("Freed: decided by the tool"), 0.0, freed, freed, DARK),
        _Step(say("Spent: audits"), audited, freed, -time["audit_hours"], STRIPED),
        _Step(say("Spent: corrections"), net, audited, -time["correction_hours"], DOTTED),
        _Step(say("What remains"), 0.0, net, net, DARK),
    ]


def _waterfall(steps: Sequence[_Step], language: English) -> Spec:
    values = [
        {
            "row": row,
            "what": language.said(step.name),
            "from": step.start,
            "to": step.end,
            "right": max(step.start, step.end),
            "hours": _written(step.hours, language),
            "fill": step.fill,
        }
        for row, step in enumerate(steps)
    ]
    ends = [end for step in steps for end in (step.start, step.end)]
    scale = {"domain": [min(ends), (max(ends) or 1.0) * 1.2]}
    x = {"type": "quantitative", "axis": None, "scale": scale}
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.55}}
    layers = [_bar(x), _label("hours", "bold", dx=6, x={"field": "right", **x})]
    layers.append(_label("what", "normal", dy=-22, x={"value": 0}))
    return framed({"data": {"values": values}, "encoding": {"y": y}, "layer": layers})


def _bar(x: Spec) -> Spec:
    return {
        "mark": {"type": "bar", "stroke": RULE, "strokeWidth": 0.8},
        "encoding": {
            "x": {"field": "from", **x},
            "x2": {"field": "to"},
            "color": {"field": "fill", "type": "nominal", "scale": None},
        },
    }


def _label(field: str, weight: str, x: Spec, dx: int = 0, dy: int = 0) -> Spec:
    mark = {"type": "text", "align": "left", "dx": dx, "dy": dy, "fontWeight": weight}
    return {"mark": {**mark, "color": INK}, "encoding": {"x": x, "text": {"field": field}}}


def _says(time: Figures) -> tuple[Sentence, ...]:
    total = say(
        "The tool's decisions free {freed}; audits take {audits} of them and corrections "
        "{corrections}, so {net} remain.",
        freed=_in_hours(time["freed_hours"]),
        audits=whole(time["audit_hours"]),
        corrections=whole(time["correction_hours"]),
        net=whole(time["net_hours"]),
    )
    if time["hours_per_week"] is None:
        return (total,)
    weekly = _in_hours(time["hours_per_week"])
    return (total, say("Over the last 25% of the cases that was {hours} a week.", hours=weekly))


def _in_hours(hours: float) -> Sentence:
    amount = whole(hours)
    if isinstance(amount, int):
        return counted(amount, "{n} hour", "{n} hours")
    return say("{n} hours", n=amount)


def _written(amount: float, language: English) -> str:
    written = language.written(whole(abs(amount)))
    return f"−{written}" if amount < 0 else written
