"""Who decided, period by period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.core.sentences import English, Sentence, Share, say
from remit.reports.look import DARK, DOTTED, LIGHT, RULE, STRIPED, Spec, framed, some, upright
from remit.reports.phrases import PERIODS, WHO_DECIDED, in_words
from remit.reports.picture import Picture, picture

Figures = Mapping[str, Any]
FILLS = {
    "tool_unseen": DARK,
    "tool_audited": STRIPED,
    "officer_blind": DOTTED,
    "officer_shown": LIGHT,
}
LEGEND = {
    "tool_unseen": ("dark", say("The tool, and nobody looked")),
    "tool_audited": ("striped", say("The tool, and an audit checked it")),
    "officer_blind": ("dotted", say("An officer, without seeing the proposal (evidence)")),
    "officer_shown": ("light", say("An officer, with the proposal in view")),
}
HEADS = (
    say("Cases"),
    say("Tool, unseen"),
    say("Tool, audited"),
    say("Officer, blind"),
    say("Officer, with proposal"),
)


def deciders(figures: Figures, language: English) -> Picture:
    """Return the bars of each period, stacked by who decided."""
    unit, periods = figures["period_unit"], figures["periods"]
    title = in_words(WHO_DECIDED, unit)
    rows = [(p["name"], p["cases"], *(p[who] for who in FILLS)) for p in periods]
    table = ((in_words(PERIODS, unit), *HEADS), rows)
    legend = [meaning for who, meaning in LEGEND.items() if any(p[who] for p in periods)]
    spec = _bars(periods, unit, language)
    return picture(language, "deciders", title, spec, _says(figures), table, legend)


def by_name(periods: list[Figures], unit: str) -> Spec:
    """Return the axis along which periods stand, with as many names as there is room for."""
    names = [period["name"] for period in periods]
    shown = some(names, 3 if unit == "stretch" else 5)
    axis = {"title": None, "labelAngle": 0, "values": shown, "labelOverlap": "greedy"}
    return {"field": "name", "type": "ordinal", "sort": None, "axis": axis}


def _bars(periods: list[Figures], unit: str, language: English) -> Spec:
    values = [
        {"name": p["name"], "who": who, "place": place, "cases": p[who]}
        for p in periods
        for place, who in enumerate(FILLS)
    ]
    scale = {"domain": list(FILLS), "range": list(FILLS.values())}
    height = {
        "field": "cases",
        "type": "quantitative",
        "axis": upright(language.said(say("cases")), format=",d"),
    }
    return framed(
        {
            "data": {"values": values},
            "mark": {"type": "bar", "stroke": RULE, "strokeWidth": 0.6},
            "encoding": {
                "x": by_name(periods, unit),
                "y": height,
                "color": {"field": "who", "type": "nominal", "scale": scale, "legend": None},
                "order": {"field": "place", "type": "quantitative"},
            },
        }
    )


def _says(figures: Figures) -> tuple[Sentence, ...]:
    periods = figures["periods"]
    decided = say(
        "Of {cases} cases the tool decided {tool} and officers {officers}.",
        cases=figures["cases"],
        tool=sum(p["tool_unseen"] + p["tool_audited"] for p in periods),
        officers=sum(p["officer_blind"] + p["officer_shown"] for p in periods),
    )
    shares = [(p["tool_unseen"] + p["tool_audited"]) / p["cases"] for p in periods]
    if not any(shares):
        return (decided, say("There was no period in which it was allowed to decide alone."))
    at = shares.index(max(shares))
    most = say(
        "The tool's largest share of a period was {share}, in {most}; in the last one, {last}, "
        "it was {end}.",
        share=Share(shares[at]),
        most=periods[at]["name"],
        last=periods[-1]["name"],
        end=Share(shares[-1]),
    )
    return (decided, most)
