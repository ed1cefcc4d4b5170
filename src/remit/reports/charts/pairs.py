"""How sure the differences between two tools are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from remit.core.sentences import English, Sentence, Share, Value, counted, say
from remit.reports.look import DARK, INK, Spec, framed
from remit.reports.picture import Picture, picture

Figures = Mapping[str, Any]
Entry = tuple[str, Sentence, Figures]
LONGEST = 22
MEASURES = {
    "accuracy": say("Proposals that were right"),
    "decided_by_tool": say("Cases decided by the tool"),
    "reading_freed": say("Cases that nobody need read"),
    "net_minutes": say("Minutes saved a case, on balance"),
}


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
    shown = [entry for entry in lately if _differs(entry[2])] or lately
    spec = _intervals(a, b, shown, language)
    says = (_apart(pair), *_told(a, b, lately))
    return picture(
        language, f"pair-{n}", say("{a} against {b}", a=a, b=b), spec, says, (heads, rows)
    )


def distinct(pairs: Sequence[Figures]) -> list[Figures]:
    """Return the pairs that differ in something, and repeat no other number for number."""
    found: list[Figures] = []
    for pair in pairs:
        repeats = any(_numbers(pair) == _numbers(other) for other in found)
        if not repeats and any(map(_differs, (entry for _, _, entry in _entries(pair)))):
            found.append(pair)
    return found


def _numbers(pair: Figures) -> Figures:
    return {key: value for key, value in pair.items() if key != "tools"}


def _differs(entry: Figures) -> bool:
    return bool(entry["difference"] or entry["low"] or entry["high"])


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
    ends = (say("← more with {b}", b=_cut(b)), say("more with {a} →", a=_cut(a)))
    title = [language.said(end) for end in ends]
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


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
