"""Which tool a replay tries: Remit's learner, or another whose answers stand in the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from remit.core.errors import RemitError
from remit.core.sentences import Names, Sentence, say

if TYPE_CHECKING:
    from remit.adapters.past_cases import PastCases
    from remit.core.cases import Question
    from remit.core.learning.encoder import Encoder
    from remit.core.replay import Tool

REMIT = "Remit"
LONGEST_NAME = 60


def folder_name(vendor: Vendor | None) -> str:
    """Return under which name a tool's results are kept; only letters, digits and dashes."""
    name = unicodedata.normalize("NFC", vendor.name if vendor else REMIT)
    return re.sub(r"[^\w]+", "-", name).strip("-").lower()[:LONGEST_NAME] or "tool"


def folder_names(tools: Iterable[Vendor | None]) -> Iterator[str]:
    """Yield a folder's name for each tool, no two the same.

    >>> list(folder_names([None, Vendor("A/B", "a"), Vendor("a b", "a")]))
    ['remit', 'a-b', 'a-b-2']
    """
    taken: set[str] = set()
    for tool in tools:
        name = folder_name(tool)
        numbered = (f"{name}-{number}" for number in count(2))
        name = next(each for each in chain([name], numbered) if each not in taken)
        taken.add(name)
        yield name


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


def doubts(vendor: Vendor, cases: PastCases) -> Iterator[Sentence]:
    """Yield what makes it unlikely that a column holds a tool's own answers."""
    column = Names((vendor.answer,))
    given, recorded = set[str](), set[str]()
    alike = True
    for past in cases.since():
        answer = past.case.fields[vendor.answer]
        given.add(answer)
        recorded.add(past.answer)
        alike = alike and answer == past.answer
    if given == {""}:
        yield say("the column {column} is empty in every row: nothing is proposed", column=column)
    elif alike:
        yield say(
            "the answers in {column} are the tool's own, although they equal the recorded answer "
            "in every row",
            column=column,
        )
    elif given.isdisjoint(recorded):
        yield say(
            "none of the answers in {column} is spelt like one that officers gave, so all count "
            "as wrong; spell both alike",
            column=column,
        )


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
