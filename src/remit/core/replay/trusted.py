"""Another tool's proposals, with Remit's trust in place of the confidence it states."""

from __future__ import annotations

from dataclasses import replace

from remit.core.cases import Case, Proposal, RuleSigned, Source
from remit.core.learning.trust import BLIND, Trust
from remit.core.replay.engine import Rule, Tool
from remit.core.replay.progressive import OnlineTool


class Trusted:
    """A tool whose answers stay its own, and whose confidence is what its answers deserve.

    The second opinion learns from all that officers decide, as a tool of its own would; trust
    learns only from decisions taken without seeing the proposal.  What the second opinion took
    over from officers who agreed too easily is therefore weighed by those who could not.

    Parameters
    ----------
    tool
        Makes the proposals.
    second
        Gives a second opinion on each case: a `CaseLearner`.
    """

    def __init__(self, tool: Tool, second: OnlineTool) -> None:
        self.tool, self.tool_version = tool.tool, f"{tool.tool_version}, trust 1"
        self.trusts = tool
        self.second = second
        self.trust = Trust()

    def predict_one(self, case: Case) -> Proposal:
        """Return the tool's proposal with the probability that it is right."""
        proposal = self.trusts.predict_one(case)
        if not proposal.answer:
            return proposal
        confidence = self.trust.probability(proposal, self.second.predict_one(case))
        return replace(proposal, confidence=confidence, tool_version=self.tool_version)

    def learn_one(
        self, case: Case, answer: str, source: Source = Source.BLIND, decided_by: str = ""
    ) -> None:
        """Learn what the tool's proposal was worth, and let both tools learn the decision."""
        if source in BLIND:
            self._weigh(case, answer)
        self.trusts.learn_one(case, answer, source, decided_by)
        self.second.learn_one(case, answer, source, decided_by)

    def _weigh(self, case: Case, answer: str) -> None:
        proposal = self.trusts.predict_one(case)
        if proposal.answer:
            right = proposal.answer == answer
            self.trust.learn_one(proposal, self.second.predict_one(case), right)

    def suggested_rules(self) -> tuple[Rule, ...]:
        """Return the rules that the tool itself proposes."""
        return self.trusts.suggested_rules()

    def sign(self, rule: RuleSigned) -> None:
        """Let the tool follow a rule of its own."""
        self.trusts.sign(rule)
