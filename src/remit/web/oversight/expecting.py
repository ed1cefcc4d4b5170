"""What its owner has to expect of a delegation that she signs now, a month."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.authority import StratumEvidence
from remit.web.oversight.cards import Card
from remit.web.records.intervals import wilson
from remit.web.records.measuring import LATELY


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of a month.

    Attributes
    ----------
    rate, low, high
        The share that was wrong at the step, and between which bounds the true one lies.
    cases
        How many cases it would decide.
    """

    labels: int
    errors: float
    rate: float
    low: float
    high: float
    cases: float

    @property
    def wrong(self) -> float:
        """Wrong decisions in a month, at the rate that was measured."""
        return self.cases * self.rate

    @property
    def wrong_at_most(self) -> float:
        """Wrong decisions in a month, at the upper bound of the rate."""
        return self.cases * self.high


def expected(card: Card, step: int) -> Expected | None:
    """Return what to expect where a step is signed; nothing without a label or a case."""
    evidence: StratumEvidence = card.status.evidence[step]
    cases = _monthly(card, evidence.threshold.confidence)
    if not evidence.labels or not cases:
        return None
    rate = evidence.errors / evidence.labels
    low, high = wilson(rate, evidence.labels)
    return Expected(evidence.labels, evidence.errors, rate, max(low, 0.0), high, cases)


def _monthly(card: Card, line: float) -> float:
    """Return how many cases of a month lie at or above a line.

    What is in force is counted; of the other cases, blind labels tell how many lie there.
    """
    lately, lent = card.lately, card.status.stratum
    start = 2.0 if lent is None else card.ladder[lent].confidence
    alone = 0 if lent is None else lately.decided
    below = [band for band in card.bands if band.least < start]
    labels = sum(band.cases for band in below)
    above = sum(band.cases for band in below if band.least >= line)
    others = (lately.decided + lately.by_person - alone) * above / labels if labels else 0.0
    return (alone + others) * LATELY / card.days if card.days else 0.0
