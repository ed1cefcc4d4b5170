"""The figures of a replay, and what stands at the end of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from remit.core.authority import Promise, labels_to_a_grant
from remit.core.sentences import Sentence, Share, counted

Figures = dict[str, Any]
Sentences = tuple[Sentence, ...]
NAMED = 3
UNSETTLED = 0.25
"""If so many other draws of chance end otherwise, this one decides nothing."""


class Facts:
    """The figures, and what stands at the end of them."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.promise = Promise(**figures["promise"])
        self.delegations: Sequence[Figures] = figures["delegations"]
        self.held = [d for d in self.delegations if d["state"] == "granted"]
        self.lost = [d for d in self.delegations if d["granted_at"] and d not in self.held]
        self.undecidable = figures["labels"] == 1
        least = labels_to_a_grant(self.promise, error_rate=0.0)
        self.least_labels = least or 0
        self.draws: Figures | None = figures.get("draws")
        self.early = not (self.held or self.lost) and figures["blind_labels"] < self.least_labels

    @property
    def differing(self) -> int:
        """In how many other draws of chance the end is another than in this one."""
        if not self.draws:
            return 0
        in_force = int(self.draws["in_force"])
        return int(self.draws["number"]) - in_force if self.held else in_force

    @property
    def unsettled(self) -> bool:
        """Whether other draws of chance end otherwise too often for a yes or a no."""
        if not self.draws:
            return False
        return self.differing >= UNSETTLED * int(self.draws["number"])

    @property
    def line(self) -> float:
        """The confidence from which the one delegation decides."""
        return float(self.held[0]["threshold"]["confidence"])

    @property
    def wrong_in_100(self) -> float:
        """How many of 100 decisions may be wrong."""
        return 100 * self.promise.target_level

    @property
    def bound_share(self) -> float | None:
        """The largest share of unseen decisions that may be wrong, as audits alone tell."""
        if not self.figures["errors_unseen_bound_confidence"]:
            return None
        return float(self.figures["errors_unseen_bound"] / max(self.unseen, 1))

    @property
    def unseen(self) -> int:
        """How many decisions of the tool nobody saw."""
        return int(self.figures["decided"] - self.figures["audits"])

    @property
    def proven(self) -> bool:
        """Whether the audits alone prove that the promise was kept."""
        return self.bound_share is not None and self.bound_share < self.promise.target_level


def told_apart(rate: float, limit: float, least: int = 0) -> Share:
    """Return a rate with as many decimals as show on which side of a limit it lies.

    >>> told_apart(0.047, 0.05), told_apart(0.12, 0.05)
    (Share(of_one=0.047, decimals=1), Share(of_one=0.12, decimals=0))
    """
    places = range(least, 3)
    return Share(
        rate, next((n for n in places if round(rate, n + 2) != round(limit, n + 2)), least)
    )


def labels(number: int) -> Sentence:
    """Say how many blind labels there are."""
    return counted(number, "{n} blind label", "{n} blind labels")


def day(milestone: Figures) -> date | None:
    """Return the day of a milestone, if times are known."""
    return datetime.fromisoformat(milestone["time"]).date() if milestone["time"] else None
