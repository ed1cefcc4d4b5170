"""Several tools side by side, and how sure their differences are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from remit.core.sentences import English, Sentence, Share, Value, counted, say
from remit.reports.charts.panels import panels
from remit.reports.look import DARK, INK, Spec, framed
from remit.reports.phrases import whole
from remit.reports.picture import Picture, Row, picture

Figures = Mapping[str, Any]
Entry = tuple[str, Sentence, Figures]
TITLE = say("The tools side by side")
HEADS = (
    say("Tool"),
    say("Proposals that were right"),
    say("Decided by the tool"),
    say("Of these wrong"),
    say("Read by officers"),
    say("Wrong and unseen"),
    say("Hours freed, net"),
)
MEASURES = {
    "accuracy": say("Proposals that were right"),
    "decided_by_tool": say("Cases decided by the tool"),
    "reading_freed": say("Cases that nobody need read"),
    "net_minutes": say("Minutes saved a case, on balance"),
}


def side_by_side(tools: Sequence[Figures], language: English) -> Picture:
    """Return how often each tool is right, what officers still read, and what goes out wrong."""
    names = [tool["name"] for tool in tools]
    measures = [
        (say("right"), [tool["accuracy"] for tool in tools]),
        (say("officers read"), [tool["officers_read"] for tool in tools]),
        (say("wrong, unseen"), [tool["errors_unseen"] for tool in tools]),
    ]
    spec = panels(names, [tool["in_force"] for tool in tools], measures, language)
    legend = (
        ("dark", say("With authority in force at the end")),
        ("light", say("Without")),
    )
    table = (HEADS, [_row(tool) for tool in tools])
    return picture(language, "tools", TITLE, spec, _says(tools), table, legend)


def difference(pair: Figures, language: English, n: int) -> Picture:
    """Return the differences between two tools, each with its interval."""
    a, b = pair["tools"]
    entries = list(_entries(pair))
    heads = (say("Measure"), say("Difference"), say("At least"), say("At most"))
    rows = [
        (name, *(_value(measure, entry[key]) for key in ("difference", "low", "high")))
        for measure, name, entry in entries
    ]
    lately = entries[::2]
    spec = _intervals(a, b, lately, language)
    says = (_apart(pair), *_told(a, b, lately))
    return picture(
        language, f"pair-{n}", say("{a} against {b}", a=a, b=b), spec, says, (heads, rows)
    )


def _entries(pair: Figures) -> Iterator[Entry]:
    """All differences; which tool to take is judged by those of the last quarter."""
    for measure, words in MEASURES.items():
        if measure in pair:
            lately = pair["last_quarter"][measure]
            yield measure, say("{measure}, last 25% of the cases", measure=words), lately
            yield measure, say("{measure}, all cases", measure=words), pair[measure]


def _intervals(a: str, b: str, entries: Sequence[Entry], language: English) -> Spec:
    """Only shares: minutes have no place on their axis."""
    values = [
        {
            "row": row,
            "what": language.said(name),
            "difference": entry["difference"],
            "low": entry["difference"] if entry["low"] is None else entry["low"],
            "high": entry["difference"] if entry["high"] is None else entry["high"],
        }
        for row, (measure, name, entry) in enumerate(entries)
        if measure != "net_minutes"
    ]
    far = 1.15 * max(0.01, *(abs(value[key]) for value in values for key in ("low", "high")))
    title = language.said(say("← more with {b} · more with {a} →", a=_cut(a), b=_cut(b)))
    axis = {"title": title, "format": "+.0%" if far > 0.04 else "+.1%", "tickCount": 5}
    x = {"type": "quantitative", "scale": {"domain": [-far, far]}, "axis": axis}
    y = {"field": "row", "type": "ordinal", "axis": None}
    zero = {"type": "rule", "color": INK, "strokeDash": [6, 4]}
    point = {"type": "point", "filled": True, "size": 90, "color": DARK, "opacity": 1}
    layers = [
        {"data": {"values": [{}]}, "mark": zero, "encoding": {"x": {"datum": 0, **x}}},
        {
            "mark": {"type": "rule", "color": DARK, "strokeWidth": 2.5},
            "encoding": {"y": y, "x": {"field": "low", **x}, "x2": {"field": "high"}},
        },
        {"mark": point, "encoding": {"y": y, "x": {"field": "difference", **x}}},
        *(
            {
                "mark": {"type": "text", "align": "left", "dy": -17, **ink},
                "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "what"}},
            }
            for ink in ({"stroke": "#fff", "strokeWidth": 5}, {"color": INK})
        ),
    ]
    return framed({"data": {"values": values}, "layer": layers}, height=70 + 46 * len(values))


def _row(tool: Figures) -> Row:
    return (
        tool["name"], _share(tool["accuracy"]), _share(tool["decided_by_tool"]),
        _share(tool["tool_error"]), _share(tool["officers_read"]), tool["errors_unseen"],
        None if tool["net_hours"] is None else whole(tool["net_hours"]),
    )  # fmt: skip


def _says(tools: Sequence[Figures]) -> tuple[Sentence, ...]:
    right = max(tools, key=lambda tool: tool["accuracy"])
    least = min(tools, key=lambda tool: tool["officers_read"])
    return (
        say(
            "Right most often is {tool}, in {share} of the cases.",
            tool=right["name"],
            share=Share(right["accuracy"], 1),
        ),
        say(
            "Least is left to officers by {tool}: they still read {share} of the cases, and "
            "{wrong} out unseen.",
            tool=least["name"],
            share=Share(least["officers_read"], 1),
            wrong=counted(
                least["errors_unseen"], "{n} wrong decision goes", "{n} wrong decisions go"
            ),
        ),
    )


def _apart(pair: Figures) -> Sentence:
    a, b = pair["tools"]
    return say(
        "{only_a} only {a} answered rightly, {only_b} only {b}.",
        a=a,
        b=b,
        only_a=counted(pair["only_first_right"], "{n} case", "{n} cases"),
        only_b=pair["only_second_right"],
    )


def _told(a: str, b: str, entries: Sequence[Entry]) -> Iterator[Sentence]:
    for measure, name, entry in entries:
        if entry["low"] is None:
            yield say("{measure}: too few cases to say.", measure=name)
        elif not (entry["low"] or entry["high"]):
            yield say("{measure}: the same.", measure=name)
        elif entry["low"] <= 0 <= entry["high"]:
            yield say(
                "{measure}: no clear difference, {a} less {b} between {low} and {high}.",
                measure=name,
                a=a,
                b=b,
                low=_amount(measure, entry["low"]),
                high=_amount(measure, entry["high"]),
            )
        else:
            least, most = sorted((abs(entry["low"]), abs(entry["high"])))
            yield say(
                "{measure}: more with {tool}, by {least} to {most}.",
                measure=name,
                tool=a if entry["difference"] > 0 else b,
                least=_amount(measure, least),
                most=_amount(measure, most),
            )


def _value(measure: str, value: float | None) -> Value | None:
    if value is None:
        return None
    return round(value, 2) if measure == "net_minutes" else Share(value, 1)


def _amount(measure: str, value: float) -> Sentence:
    if measure == "net_minutes":
        return say("{n} minutes a case", n=round(value, 2))
    return say("{n} percentage points", n=round(100 * value, 1))


def _share(of_one: float | None) -> Share | None:
    return None if of_one is None else Share(of_one, 1)


def _cut(name: str) -> str:
    return name if len(name) <= 12 else name[:11] + "…"
