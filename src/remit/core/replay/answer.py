"""The short answer to "would this work here, on our cases?", in an official's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from remit.core.authority import Promise, labels_to_a_grant
from remit.core.replay.engine import NOTHING_PROPOSED

Figures = dict[str, Any]
NAMED = 3


def short_answer(figures: Figures, promise: Promise) -> list[str]:
    """Return a few sentences: may it decide alone, since when, how well, and what is next.

    Parameters
    ----------
    figures
        What `summarise` returned.
    promise
        The promise under which the past was lived through.
    """
    if figures["labels"] == 1:
        return [
            f"All {figures['cases']:,} cases have the same answer on record: there is nothing to "
            "decide, and nothing that a tool could prove."
        ]
    held = [d for d in figures["delegations"] if d["state"] == "granted"]
    lost = [d for d in figures["delegations"] if d["granted_at"] and d["state"] != "granted"]
    return [
        _verdict(figures, held, lost, promise),
        *([_kept(figures, promise)] if figures["decided_by_tool"] else []),
        _read(figures),
        *_distrust(figures),
        *_next(figures, held),
    ]


def _verdict(
    figures: Figures, held: Sequence[Figures], lost: Sequence[Figures], promise: Promise
) -> str:
    total = len(figures["delegations"])
    if not held and not lost:
        return _refused(figures, promise)
    if total > 1:
        return _several(figures, held, total)
    return _granted(figures, held[0]) if held else _withdrawn(figures, lost[0])


def _refused(figures: Figures, promise: Promise) -> str:
    least = labels_to_a_grant(promise, error_rate=0.0)
    agreed = (
        f"Its proposals agreed with the record in {figures['accuracy']:.0%} of the cases"
        f"{_lately(figures)}."
    )
    if least and figures["blind_labels"] < least:
        return (
            f"Too early to say. {_count(figures['blind_labels'], 'blind label')} came back, and "
            f"no fewer than {least} can prove that the promise would hold. {agreed}"
        )
    return (
        "No. On these cases the tool would not have earned the right to decide anything alone "
        f"under the promise that fewer than {_per_hundred(promise)} of its decisions are wrong. "
        f"{agreed}"
    )


def _granted(figures: Figures, delegation: Figures) -> str:
    line = delegation["threshold"]["confidence"]
    return (
        f"Yes, {'in part' if line else 'in all cases'}. From {_when(delegation['granted_at'])} "
        "on, the tool would have earned the right to decide alone, in the end "
        f"{f'where it is at least {line:.0%} sure' if line else 'however sure it is'}: "
        f"{_decided(figures)}.{_breaks(delegation)}"
    )


def _several(figures: Figures, held: Sequence[Figures], total: int) -> str:
    largest = sorted(held, key=lambda d: -d["decided"])[:NAMED]
    named = ", ".join(f"“{d['name']}”" for d in largest)
    among = f" ({'among them ' if len(held) > NAMED else ''}{named})" if held else ""
    return (
        f"{'In part' if held else 'Not any more'}. {len(held):,} of {total:,} delegations were "
        f"in force at the end{among}. The tool would have decided {_decided(figures)}."
    )


def _withdrawn(figures: Figures, delegation: Figures) -> str:
    return (
        f"Not any more. From {_when(delegation['granted_at'])} on, the tool would have earned the "
        f"right to decide alone, and did in {_decided(figures)}, but in the end it had lost it."
        f"{_breaks(delegation)}"
    )


def _decided(figures: Figures) -> str:
    lately = figures["last_quarter"]["decided_by_tool"]
    return f"{figures['decided_by_tool']:.0%} of all cases, and {lately:.0%} of the last quarter"


def _breaks(delegation: Figures) -> str:
    ends = [entry for entry in delegation["history"] if entry["event"] == "suspended"]
    if not ends:
        return ""
    times = {1: "once", 2: "twice"}.get(len(ends), f"{len(ends)} times")
    return (
        f" Audits would have withdrawn it {times}, the last time {_at(ends[-1])}, because "
        "they found too many errors."
    )


def _kept(figures: Figures, promise: Promise) -> str:
    error, unseen = figures["tool_error"], figures["errors_unseen"]
    sentence = (
        f"The promise that fewer than {_per_hundred(promise)} of its decisions are wrong was "
        f"{'kept' if error < promise.target_level else 'not kept'}: {error:.1%} of them differ "
        f"from the record. {_count(unseen, 'wrong decision')} would have gone out unseen"
    )
    if confidence := figures["errors_unseen_bound_confidence"]:
        bound = figures["errors_unseen_bound"]
        sentence += f"; from its audits alone you could say at most {bound:,} ({confidence:.0%})"
    return sentence + "."


def _read(figures: Figures) -> str:
    share, lately = figures["officers_read"], figures["last_quarter"]["officers_read"]
    checked = _probation(figures["checked_before_release"])
    if share == 1:
        return "Officers would still have read every case." + checked
    return (
        f"Officers would still have read {share:.0%} of the cases, audits included"
        f"{f', and {lately:.0%} in the last quarter' if lately is not None else ''}."
        f"{checked}"
    )


def _probation(checked: int) -> str:
    if not checked:
        return ""
    return (
        f" They would have checked {_count(checked, 'decision')} of the tool before going out, "
        "because too many wrong ones could have gone out unseen before."
    )


def _distrust(figures: Figures) -> list[str]:
    where = figures["not_to_be_trusted"]
    answers, groups, never = where["answers"], where["groups"], where["never_right"]
    sentences = []
    if answers:
        sentences.append(f"Do not trust it where it answers {_worst(answers)}.")
    if groups:
        sentences.append(f"Do not trust it in the group {_worst(groups)}.")
    if never:
        named = ", ".join(f"“{entry['name']}”" for entry in never[:NAMED])
        sentences.append(f"It was never right about {named}.")
    return sentences


def _worst(entries: Sequence[Figures]) -> str:
    return ", ".join(
        f"“{entry['name']}” ({entry['error_rate']:.0%} of {entry['cases']:,} wrong)"
        for entry in entries[:NAMED]
    )


def _next(figures: Figures, held: Sequence[Figures]) -> list[str]:
    """What is still missing: the delegation's own forecast, or the nearest of several."""
    if len(figures["delegations"]) == 1:
        return _missing(figures["delegations"][0], "To widen it" if held else "What is missing")
    waiting = [
        delegation
        for delegation in figures["delegations"]
        if delegation["forecast"]["labels_needed"] and delegation["name"] != NOTHING_PROPOSED
    ]
    if not waiting:
        return []
    nearest = min(waiting, key=lambda d: d["forecast"]["labels_needed"])
    return [f"Nearest to the next step is “{nearest['name']}”: {nearest['forecast']['sentence']}"]


def _missing(delegation: Figures, what: str) -> list[str]:
    forecast = delegation["forecast"]
    if forecast["reason"] == "complete":
        return []
    sentence = f"{what}: {_lowered(forecast['sentence'])}"
    if forecast["reason"] != "early" or not delegation["least_confidence"]:
        return [sentence]
    labels = _count(delegation["labels"], "blind label")
    return [
        f"{sentence} So far {labels} came from cases of which it was at least "
        f"{delegation['least_confidence']:.0%} sure."
    ]


def _lately(figures: Figures) -> str:
    lately = figures["last_quarter"]["accuracy"]
    return f", and in {lately:.0%} of the last quarter" if lately is not None else ""


def _per_hundred(promise: Promise) -> str:
    return f"{100 * promise.target_level:g} in 100"


def _when(milestone: Figures) -> str:
    date = _date(milestone)
    after = f"{milestone['after_cases']:,} cases"
    return f"{date} (after {after})" if date else f"case {milestone['after_cases'] + 1:,}"


def _at(milestone: Figures) -> str:
    date = _date(milestone)
    return f"on {date}" if date else f"after {milestone['after_cases']:,} cases"


def _date(milestone: Figures) -> str:
    if not milestone["time"]:
        return ""
    day = datetime.fromisoformat(milestone["time"])
    return f"{day.day} {day:%B %Y}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
