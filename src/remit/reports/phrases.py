"""Words for what the figures only name: states, events, reasons, conditions, moments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from remit.core.authority import Promise
from remit.core.replay.answers.next_step import forecast_of
from remit.core.replay.engine import ALL_CASES, NO_GROUP, NOTHING_PROPOSED
from remit.core.sentences import Sentence, Share, Value, counted, say

Figures = Mapping[str, Any]

STATES = {
    "learning": say("Not yet earned"),
    "eligible": say("Earned, waiting for a signature"),
    "granted": say("In force at the end"),
    "suspended": say("Withdrawn, not yet earned again"),
    "lapsed": say("Paused: verdicts are overdue"),
    "stopped": say("Stopped by its owner"),
}
EVENTS = {
    "granted": say("Granted"),
    "widened": say("Widened"),
    "suspended": say("Withdrawn"),
}
REASONS = {
    "alarm": say("Audits found too many errors"),
    "lapsed": say("Verdicts came back too late"),
    "stopped": say("Its owner stopped it"),
    "version": say("The tool became another version"),
}
WHO_DECIDED = {
    "day": say("Who decided, day by day"),
    "week": say("Who decided, week by week"),
    "month": say("Who decided, month by month"),
    "quarter": say("Who decided, quarter by quarter"),
    "year": say("Who decided, year by year"),
    "stretch": say("Who decided, from the first case to the last"),
}
PERIODS = {
    "day": say("Day"),
    "week": say("Week"),
    "month": say("Month"),
    "quarter": say("Quarter"),
    "year": say("Year"),
    "stretch": say("Cases, by number"),
}
SET_ASIDE = {
    "no text": say("no text"),
    "no answer": say("no answer"),
    "no id": say("no id"),
    "id seen before": say("id seen before"),
    "no usable date": say("no usable date"),
    "too few fields": say("too few fields"),
    "too many fields": say("too many fields"),
    "quotation marks do not match": say("quotation marks do not match"),
    "a field of more than 1,000,000 characters": say("a field of more than 1,000,000 characters"),
    "zero bytes": say("zero bytes"),
    "characters that do not fit the encoding": say("characters that do not fit the encoding"),
    "the file ends in the middle of the row": say("the file ends in the middle of the row"),
}
GROUPS = {
    ALL_CASES: say("All cases"),
    NO_GROUP: say("Cases without a group"),
    NOTHING_PROPOSED: say("Cases without a proposal"),
}


def in_words(words: Mapping[str, Sentence], key: str) -> Sentence | str:
    """Return the words for a key, or the key where there are none."""
    return words.get(key, key)


def state_of(delegation: Figures) -> Sentence | str:
    """Return in which state a delegation was at the end."""
    return in_words(STATES, delegation["state"])


def group_of(name: str) -> Sentence | str:
    """Return what a delegation covers."""
    return in_words(GROUPS, name)


def day(moment: str) -> date:
    """Return the day of a moment as written in figures."""
    return date.fromisoformat(moment[:10])


def when(milestone: Figures | None) -> Sentence | None:
    """Return when something happened; nothing where it never did."""
    if milestone is None:
        return None
    after = counted(milestone["after_cases"], "after {n} case", "after {n} cases")
    if not milestone["time"]:
        return after
    return say("{day}, {after}", day=day(milestone["time"]), after=after)


def seen(entry: Figures) -> Sentence:
    """Return at which case an answer was seen, and when."""
    if not entry["time"]:
        return say("case {number}", number=entry["case_number"])
    return say("{day}, case {number}", day=day(entry["time"]), number=entry["case_number"])


def why(milestone: Figures) -> Sentence | str | None:
    """Return why something happened: the reason of an end, or else the line that was signed."""
    if milestone["event"] == "suspended":
        return _ended(milestone)
    return above(milestone.get("threshold"))


def _ended(milestone: Figures) -> Sentence | str:
    if not milestone.get("verdicts"):
        return in_words(REASONS, milestone["reason"])
    return say(
        "Audits found too many errors: {wrong} of the latest {verdicts} verdicts, or {rate}",
        wrong=milestone["wrong"],
        verdicts=milestone["verdicts"],
        rate=Share(milestone["error_rate"]),
    )


def above(threshold: Figures | None) -> Sentence | None:
    """Return from which confidence a tool decides."""
    if threshold is None:
        return None
    if not threshold["confidence"]:
        return say("However sure the tool is")
    return say("Where the tool is at least {line} sure", line=Share(threshold["confidence"]))


def forecast(delegation: Figures, promise: Figures) -> Sentence:
    """Return what a delegation still lacks."""
    return forecast_of(dict(delegation)).sentence(Promise(**promise))


def percent(of_one: float) -> Share:
    """Return a share with as many decimals as it needs."""
    return Share(of_one, 0 if abs(100 * of_one - round(100 * of_one)) < 1e-6 else 1)


def chosen(dimension: str, value: float, in_days: bool = False) -> Value:
    """Return a condition's value in words."""
    if dimension != "label_delay":
        return percent(value)
    if not value:
        return say("at once")
    if in_days:
        return counted(round(value), "{n} day", "{n} days")
    return counted(round(value), "{n} case", "{n} cases")


def whole(hours: float) -> int | float:
    """Return hours as people say them: whole from ten on."""
    return round(hours) if abs(hours) >= 10 or hours == round(hours) else round(hours, 1)
