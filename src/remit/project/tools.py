"""Which tool a replay tries: Remit's learner, or another whose answers stand in the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.core.errors import RemitError

if TYPE_CHECKING:
    from remit.adapters.past_cases import PastCases
    from remit.core.cases import Question
    from remit.core.learning.encoder import Encoder
    from remit.core.replay import Tool

REMIT = "Remit"


def folder_name(vendor: Vendor | None) -> str:
    """Return under which name a tool's results are kept; only letters, digits and dashes."""
    name = vendor.name if vendor else REMIT
    return re.sub(r"[^\w]+", "-", name).strip("-").lower() or "tool"


class UnclearTool(RemitError):
    """A tool was named in a way that cannot be read."""


@dataclass(frozen=True)
class Vendor:
    """Another tool, whose answers stand in a column.

    Attributes
    ----------
    confidence
        The column that says how sure it was, or empty.
    trusted
        Whether Remit learns from blind labels how far to trust it, instead of taking its own
        word.
    """

    name: str
    answer: str
    confidence: str = ""
    trusted: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that it needs."""
        return tuple(filter(None, (self.answer, self.confidence)))

    @classmethod
    def parse(cls, written: str) -> Vendor:
        """Read ``NAME=ANSWER,CONFIDENCE``, of which name and confidence may be left out.

        >>> Vendor.parse("acme=acme_answer,acme_sure").fields
        ('acme_answer', 'acme_sure')
        >>> Vendor.parse("acme_answer").name
        'acme_answer'
        """
        name, found, columns = written.rpartition("=")
        answer, _, confidence = (part.strip() for part in columns.partition(","))
        if not answer or (found and not name.strip()):
            raise UnclearTool(
                f'--proposals "{written}" names no tool: write the column with its answers, and '
                "after a comma the column with its confidence, such as acme=acme_answer,acme_sure"
            )
        return cls(name.strip() or answer, answer, confidence)


def make_tool(
    vendor: Vendor | None, question: Question, cases: PastCases, encoder: Encoder | None
) -> Tool:
    """Return a tool that has seen nothing yet."""
    from remit.core.learning import CaseLearner
    from remit.core.replay import Recorded, Trusted
    from remit.core.replay.recorded import confidence_scale

    if vendor is None:
        return CaseLearner(question, encoder)
    stated = (past.case.fields[vendor.confidence] for past in cases.since())
    percent = bool(vendor.confidence) and confidence_scale(stated)
    recorded = Recorded(vendor.answer, vendor.confidence, percent=percent, question=question.key)
    return Trusted(recorded, CaseLearner(question, encoder)) if vendor.trusted else recorded


def attach(tool: Tool, encoder: Encoder | None) -> None:
    """Give a tool restored from a snapshot its encoder back."""
    from remit.core.learning import CaseLearner
    from remit.core.replay import Trusted

    learner = tool.second if isinstance(tool, Trusted) else tool
    if isinstance(learner, CaseLearner):
        learner.attach(encoder)
