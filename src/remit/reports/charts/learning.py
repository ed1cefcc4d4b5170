"""How fast the tool learnt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.core.sentences import English, Sentence, Share, say
from remit.reports.look import DARK, INK, RULE, SLATE, Spec, framed, upright
from remit.reports.picture import Picture, picture

Figures = Mapping[str, Any]
TITLE = say("How often its proposals were right")
MANY = 100_000
"""From so many cases on, their numbers are long, and fewer stand on the axis."""
LEGEND = (
    ("line", say("In the stretch of cases up to here")),
    ("dashed", say("Since the beginning")),
)
GRANT = ("upward", say("Authority first granted"))
HEADS = (
    say("After so many cases"),
    say("Right in this stretch"),
    say("Right since the beginning"),
)


def learning(figures: Figures, language: English) -> Picture:
    """Return the learning curve: right before it is told, lately and so far."""
    curve = figures["accuracy_curve"]
    grants = sorted(
        d["granted_at"]["after_cases"] for d in figures["delegations"] if d["granted_at"]
    )
    rows = [
        (point["cases"], _share(point["window_accuracy"]), _share(point["accuracy"]))
        for point in curve[1::2] or curve
    ]
    spec = _lines(curve, grants[:1], language)
    legend = (*LEGEND, *([GRANT] if grants else []))
    return picture(language, "learning", TITLE, spec, _says(figures), (HEADS, rows), legend)


def _lines(curve: list[Figures], grants: list[int], language: English) -> Spec:
    cases = {
        "field": "cases",
        "type": "quantitative",
        "axis": {
            "title": language.said(say("cases so far")),
            "format": ",d",
            "tickCount": 4 if curve[-1]["cases"] < MANY else 2,
            "labelFlush": False,
            "labelOverlap": "greedy",
        },
    }
    right = upright(language.said(say("proposals that were right")), format="%")
    lately = _line("window_accuracy", right, color=DARK, strokeWidth=2.5)
    so_far = _line("accuracy", right, color=SLATE, strokeWidth=2, strokeDash=[6, 4])
    first = {
        "data": {"values": [{"cases": grant} for grant in grants]},
        "layer": [
            {"mark": {"type": "rule", "color": RULE, "strokeDash": [2, 3]}},
            {
                "mark": {"type": "point", "shape": "triangle-up", "size": 110, "filled": True,
                         "color": INK, "opacity": 1},
                "encoding": {"y": {"datum": 0}},
            },
        ],
    }  # fmt: skip
    layers = [lately, so_far, *([first] if grants else [])]
    return framed({"data": {"values": curve}, "encoding": {"x": cases}, "layer": layers})


def _line(field: str, axis: Spec, **look: Any) -> Spec:
    height = {"field": field, "type": "quantitative", "axis": axis, "scale": {"domain": [0, 1]}}
    return {"mark": {"type": "line", **look}, "encoding": {"y": height}}


def _says(figures: Figures) -> tuple[Sentence, ...]:
    first, last = figures["accuracy_curve"][0], figures["last_quarter"]["accuracy"]
    sentences = [
        say(
            "It begins at {first} right over the first {cases} cases; over all {all} cases it is "
            "right in {accuracy}.",
            first=Share(first["window_accuracy"]),
            cases=first["cases"],
            all=figures["cases"],
            accuracy=Share(figures["accuracy"]),
        )
    ]
    if last is not None:
        sentences.append(
            say("In the last 25% of the cases it is right in {last}.", last=Share(last))
        )
    return tuple(sentences)


def _share(of_one: float | None) -> Share | None:
    return None if of_one is None else Share(of_one, 1)
