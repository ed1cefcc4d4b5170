"""Blind error with its bounds against the promise, and what happened to the delegations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from remit.core.sentences import English, Sentence, Share, counted, say
from remit.reports.charts.bounds import MANY, bounds, top_of
from remit.reports.phrases import PERIODS, in_words, percent
from remit.reports.picture import Picture, Row, picture

Figures = Mapping[str, Any]
TITLE = say("Wrong among the cases it was sure of, against the promise")
LEGEND = (
    ("bounds", say("Share of blind labels that say wrong, with its 95% interval")),
    ("faint", say("The same from fewer than {n} labels", n=MANY)),
    ("dashed", say("The promise")),
)
MARKS = {
    "granted": ("upward", say("Granted")),
    "widened": ("diamond", say("Widened")),
    "suspended": ("downward", say("Withdrawn")),
}
HEADS = (
    say("Blind labels"),
    say("Wrong"),
    say("Share wrong"),
    say("At least"),
    say("At most"),
    say("In truth"),
)


def errors(figures: Figures, language: English) -> Picture:
    """Return the error that blind labels show, period by period."""
    unit = figures["period_unit"]
    happened = {entry["event"] for d in figures["delegations"] for entry in d["history"]}
    legend = (*LEGEND, *(entry for event, entry in MARKS.items() if event in happened))
    table = ((in_words(PERIODS, unit), *HEADS), _rows(figures["periods"]))
    spec = bounds(figures, language)
    return picture(language, "errors", TITLE, spec, _says(figures), table, legend)


def _rows(periods: list[Figures]) -> list[Row]:
    def share(of_one: float | None) -> Share | None:
        return None if of_one is None else Share(of_one, 1)

    return [
        (
            p["name"], p["labels"], p["label_errors"],
            *(share(p[key]) for key in ("label_rate", "label_low", "label_high", "sure_rate")),
        )
        for p in periods
    ]  # fmt: skip


def _says(figures: Figures) -> tuple[Sentence, ...]:
    periods, promise = figures["periods"], figures["promise"]["target_level"]
    labels = sum(p["labels"] for p in periods)
    if not labels:
        return (say("No blind label came back, so nothing could be measured."),)
    wrong = sum(p["label_errors"] for p in periods)
    return (
        say(
            "Among the cases that the tool was sure of, {labels} came back and {wrong} of them "
            "said that it was wrong; in truth it was wrong in {true} of all such cases. The "
            "promise is to stay below {promise}.",
            labels=counted(labels, "{n} blind label", "{n} blind labels"),
            wrong=Share(wrong / labels, 1),
            true=Share(_true_rate(periods), 1),
            promise=percent(promise),
        ),
        _outside(figures),
        *_cut(periods, top_of(figures)),
    )


def _true_rate(periods: list[Figures]) -> float:
    return float(sum(p["sure_wrong"] for p in periods) / sum(p["sure"] for p in periods))


def _outside(figures: Figures) -> Sentence:
    promise = figures["promise"]["target_level"]
    above = [p["name"] for p in figures["periods"] if (p["label_low"] or 0.0) > promise]
    if above:
        return _above(above)
    if any(e["event"] == "suspended" for d in figures["delegations"] for e in d["history"]):
        return say(
            "No whole period was clearly above the promise: authority was withdrawn for a spell "
            "within one, which the table of events shows."
        )
    return say(
        "No period was clearly above the promise. One period alone proves little: authority rests "
        "on all its evidence together."
    )


def _above(above: list[str]) -> Sentence:
    return counted(
        len(above),
        "In {n} period it was clearly above the promise: {last}.",
        "In {n} periods it was clearly above the promise, the last time in {last}.",
        last=above[-1],
    )


def _cut(periods: list[Figures], top: float) -> Iterator[Sentence]:
    if any(p["label_high"] is not None and p["label_high"] > top for p in periods):
        yield say(
            "Few labels make long intervals; what lies beyond the top is whole in the table."
        )
