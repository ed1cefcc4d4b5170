"""Small multiples: the same choices, measured side by side."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from remit.core.sentences import English, Sentence, Share
from remit.reports.look import DARK, INK, LIGHT, RULE, TEXT, Spec

ROOM, BESIDE = 360, 8
Measure = tuple[Sentence, Sequence[float | int | None]]


def panels(
    names: Sequence[str], marked: Sequence[bool], measures: Sequence[Measure], language: English
) -> Spec:
    """Return bars with a row for each name and a column for each measure.

    Parameters
    ----------
    names
        Short ones stand beside the bars, and others above them.
    marked
        Which rows are drawn dark.
    measures
        Headings and values: floats are shares, integers counts.
    """
    above = max(map(_width, names)) > BESIDE
    columns = [
        {
            "width": ROOM // len(measures) - 12,
            "height": (58 if above else 38) * len(names),
            "title": {"text": language.said(heading), "fontSize": TEXT, "offset": 8},
            "data": {"values": _rows(names, marked, values, language)},
            "encoding": {"y": _names(beside=not n and not above, above=above)},
            "layer": [*_bars(values), *([_name_above()] if above and not n else [])],
        }
        for n, (heading, values) in enumerate(measures)
    ]
    return {"hconcat": columns, "spacing": 14}


def _width(name: str) -> int:
    """How many letters a name is as wide as; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in name)


def _rows(
    names: Sequence[str],
    marked: Sequence[bool],
    values: Sequence[float | int | None],
    language: English,
) -> list[Spec]:
    return [
        {
            "name": name, "value": value or 0, "written": _written(value, language),
            "fill": DARK if dark else LIGHT,
        }
        for name, dark, value in zip(names, marked, values, strict=True)
    ]  # fmt: skip


def _names(beside: bool, above: bool) -> Spec:
    axis = {"title": None, "domain": False, "ticks": False} if beside else None
    scale = {"paddingInner": 0.6 if above else 0.4, "paddingOuter": 0.5 if above else 0.2}
    return {"field": "name", "type": "nominal", "sort": None, "axis": axis, "scale": scale}


def _name_above() -> Spec:
    mark = {"type": "text", "align": "left", "dy": -21, "color": INK, "limit": ROOM}
    return {"mark": mark, "encoding": {"x": {"value": 0}, "text": {"field": "name"}}}


def _bars(values: Sequence[float | int | None]) -> list[Spec]:
    top = max((value for value in values if value is not None), default=0) or 1
    scale = {"domain": [0, 1.75 * top]}
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": scale}
    fill = {"field": "fill", "type": "nominal", "scale": None}
    return [
        {
            "mark": {"type": "bar", "stroke": RULE, "strokeWidth": 0.8},
            "encoding": {"x": x, "color": fill},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 5, "color": INK},
            "encoding": {"x": x, "text": {"field": "written"}},
        },
    ]


def _written(value: float | int | None, language: English) -> str:
    if value is None:
        return "–"
    return language.written(Share(value) if isinstance(value, float) else value)
