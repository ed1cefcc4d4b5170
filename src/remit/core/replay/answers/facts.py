"""The figures of a replay, and what stands at the end of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from remit.core.authority import Promise, labels_to_a_grant
from remit.core.sentences import Sentence, counted

Figures = dict[str, Any]
Sentences = tuple[Sentence, ...]
NAMED = 3


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
        unseen = self.figures["decided"] - self.figures["audits"]
        return float(self.figures["errors_unseen_bound"] / max(unseen, 1))

    @property
    def proven(self) -> bool:
        """Whether the audits alone prove that the promise was kept."""
        return self.bound_share is not None and self.bound_share < self.promise.target_level


def labels(number: int) -> Sentence:
    """Say how many blind labels there are."""
    return counted(number, "{n} blind label", "{n} blind labels")


def day(milestone: Figures) -> date | None:
    """Return the day of a milestone, if times are known."""
    return datetime.fromisoformat(milestone["time"]).date() if milestone["time"] else None
