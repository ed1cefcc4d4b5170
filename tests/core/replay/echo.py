"""A tool that proposes what a case's text says, as confidently as it says: no learner needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from remit.core.cases import Case, Proposal, RuleSigned, Source
from remit.core.replay import PastCase


class Lesson(NamedTuple):
    """What the tool was taught."""

    case_id: str
    answer: str
    source: Source


class Suggestion(NamedTuple):
    """A rule that the tool proposes."""

    old: str
    new: str
    corrections: int = 12
    first_case: str = "C0"


class Echo:
    """Proposes the first word of a text with the confidence in its second."""

    tool, tool_version = "echo", "1"

    def __init__(self, *suggestions: Suggestion) -> None:
        self.lessons: list[Lesson] = []
        self.signed: list[RuleSigned] = []
        self.suggestions = suggestions

    def predict_one(self, case: Case) -> Proposal:
        answer, confidence = case.text.split(" ")
        return Proposal(
            case.case_id, "department", answer, (), float(confidence), 1.0, (), "echo", "1", 0
        )

    def learn_one(self, case, answer, source=Source.BLIND, decided_by="") -> None:
        self.lessons.append(Lesson(case.case_id, answer, source))

    def suggested_rules(self) -> tuple[Suggestion, ...]:
        return self.suggestions

    def sign(self, rule: RuleSigned) -> None:
        self.signed.append(rule)


def stream(cases: int, error_rate: float = 0.0, seed: int = 1, **details) -> Iterator[PastCase]:
    """Yield cases that the echo gets wrong at `error_rate`, whatever its confidence."""
    dice = np.random.default_rng(seed)
    for number in range(cases):
        answer = ("roads", "parks", "water")[dice.integers(3)]
        proposal = "wrong" if dice.random() < error_rate else answer
        case = Case(f"C{number}", f"{proposal} {dice.random():.3f}", **details)
        yield PastCase(case, answer, row=number + 2)
