"""What goes into a replay and what comes out, one value a case."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.cases import Assignment, Case, Decider


@dataclass(frozen=True, slots=True)
class PastCase:
    """A case that was decided long ago, with the answer on record.

    Attributes
    ----------
    row
        Where the case stands in the table that it came from: a row, or in a folder of tables a
        file and its row, such as ``may.csv:17``.
    """

    case: Case
    answer: str
    row: int | str = 0


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """What would have become of one past case, had the tool and the remit been there.

    Attributes
    ----------
    correct
        Whether the proposal agrees with the answer on record.
    decided_by
        The tool, or an officer, whose decision is then the answer on record.
    delegation
        Under which delegation the case fell, whoever decided it.
    audited, inclusion_probability
        Whether a second person looked, and how likely that was beforehand.
    before_release
        Whether the audit came before the decision went out, so that it was put right.
    """

    case_id: str
    row: int | str
    arrived: str
    group: str
    answer: str
    proposal: str
    confidence: float
    familiarity: float
    correct: bool
    decided_by: Decider
    delegation: str
    assignment: Assignment
    blind: bool
    audited: bool
    inclusion_probability: float
    before_release: bool

    @property
    def wrong(self) -> bool:
        """Whether the tool decided, and decided otherwise than the record; seen or not."""
        return self.decided_by is Decider.TOOL and not self.correct

    @property
    def wrong_unseen(self) -> bool:
        """Whether a wrong decision of the tool went out and nobody looked."""
        return self.wrong and not self.audited
