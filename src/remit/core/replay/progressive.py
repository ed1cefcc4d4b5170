"""The plain measure of learning: propose each case, then learn its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from remit.core.cases import Case, Proposal, Source


class OnlineTool(Protocol):
    """A tool that proposes and learns one case at a time."""

    def predict_one(self, case: Case) -> Proposal:
        """Return what the tool would answer, and learn nothing."""

    def learn_one(
        self, case: Case, answer: str, source: Source = ..., decided_by: str = ...
    ) -> None:
        """Learn how a case was decided."""


class Attempt(NamedTuple):
    """A proposal, and the answer on record that was learnt after it."""

    proposal: Proposal
    answer: str

    @property
    def correct(self) -> bool:
        """Whether the proposal agrees with the record."""
        return self.proposal.answer == self.answer


def progressive(cases: Iterable[tuple[Case, str]], tool: OnlineTool) -> Iterator[Attempt]:
    """Yield what the tool proposes for each case before it learns the answer on record.

    Every answer is learnt at once, as blind: this measures the tool, not a remit.
    """
    for case, answer in cases:
        proposal = tool.predict_one(case)
        tool.learn_one(case, answer, Source.BLIND)
        yield Attempt(proposal, answer)
