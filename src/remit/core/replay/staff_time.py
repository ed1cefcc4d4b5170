"""What a delegation saves and costs in staff time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from remit.core.errors import InvalidPromise

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a person needs for one case, in minutes.

    Attributes
    ----------
    a_case
        To read and decide a case, or to audit a decision.
    a_repair
        To put a wrong decision right.
    """

    a_case: float
    a_repair: float

    def __post_init__(self) -> None:
        for minutes in (self.a_case, self.a_repair):
            if not 0 < minutes < 10_000:
                raise InvalidPromise(f"{minutes:g} minutes for a case is not between 0 and 10,000")

    def hours(self, counts: Figures) -> Figures:
        """Return what so many decisions of a tool free, and what of that is spent again.

        Nobody reads what the tool decides but for the audits.  Every wrong decision comes back
        and is put right, whether or not an audit found it.  No time is claimed for proposals
        that officers see: a replay cannot know how much faster they are with them.

        >>> Minutes(6, 12).hours({"decided": 100, "audits": 10, "wrong": 2})["net_hours"]
        8.6
        """
        freed, audit = counts["decided"] * self.a_case / 60, counts["audits"] * self.a_case / 60
        repair = counts["wrong"] * self.a_repair / 60
        return {
            "freed_hours": round(freed, 2),
            "audit_hours": round(audit, 2),
            "correction_hours": round(repair, 2),
            "net_hours": round(freed - audit - repair, 2),
        }


def in_hours(figures: Figures, minutes: Minutes | None) -> Figures:
    """Return the figures of a replay with the staff time that every part of them means.

    ``staff_time`` is ``None`` where nobody has said how long a case takes.
    """
    if minutes is None:
        return {**figures, "staff_time": None}
    last = figures["last_quarter"]
    lately, weeks = minutes.hours(last)["net_hours"], (last["days"] or 0.0) / 7
    return {
        **figures,
        "staff_time": {
            "minutes": minutes.a_case,
            "minutes_a_repair": minutes.a_repair,
            **minutes.hours(figures),
            "hours_per_week": round(lately / weeks, 2) if weeks else None,
        },
        "delegations": [_with_net(entry, minutes) for entry in figures["delegations"]],
        "by_answer": [_with_net(entry, minutes) for entry in figures["by_answer"]],
        "what_if": [
            {**row, "choices": [_with_net(choice, minutes) for choice in row["choices"]]}
            for row in figures.get("what_if", [])
        ],
    }


def _with_net(counts: Figures, minutes: Minutes) -> Figures:
    return {**counts, "net_hours": minutes.hours(counts)["net_hours"]}
