"""Another tool's answers, as they stand in a table, proposed as if it were asked now."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable

from remit.core.cases import Alternative, Case, Proposal, RuleSigned, Source

NOT_STATED = 0.0
_NUMBER = re.compile(r"((?:\d+[.,]?\d*|[.,]\d+)(?:e[-+]?\d+)?)\s*(%?)", re.IGNORECASE)
_GRADES = 10
"""Numbers up to here alone may be grades, one to five; they are not taken for per cent."""


class Recorded:
    """A tool whose proposals are on record: it proposes them, and learns nothing.

    Parameters
    ----------
    answer
        The name of the field that holds its answer; an empty answer proposes nothing.
    confidence
        The name of the field that holds how sure it was, or empty where it did not say.  Then
        it is 0 for all cases, and authority has one line to draw: all cases or none.
    percent
        Whether a confidence without a sign is in per cent; see `confidence_scale`.
    question
        What was asked.
    tool, tool_version
        What the tool is called, by default as the field, and which version of it answered.

    Examples
    --------
    >>> acme = Recorded("acme", "acme_sure")
    >>> case = Case("1", "Street lamp is out", fields={"acme": "Lighting", "acme_sure": "93 %"})
    >>> proposal = acme.predict_one(case)
    >>> proposal.answer, proposal.confidence
    ('Lighting', 0.93)
    """

    def __init__(
        self,
        answer: str,
        confidence: str = "",
        *,
        percent: bool = False,
        question: str = "",
        tool: str = "",
        tool_version: str = "1",
    ) -> None:
        self.tool, self.tool_version = tool or answer, tool_version
        self._question = question
        self._answer, self._confidence, self._percent = answer, confidence, percent

    def predict_one(self, case: Case) -> Proposal:
        """Return what the tool answered; a confidence that nobody can read is NaN."""
        answer = case.fields.get(self._answer, "").strip()
        confidence = self._sure_of(case) if answer else NOT_STATED
        stated = bool(answer and self._confidence) and not math.isnan(confidence)
        return Proposal(
            case_id=case.case_id,
            question=self._question,
            answer=answer,
            alternatives=(Alternative(answer, confidence),) if stated else (),
            confidence=confidence,
            familiarity=1.0,
            evidence=(),
            tool=self.tool,
            tool_version=self.tool_version,
            position=0,
        )

    def _sure_of(self, case: Case) -> float:
        if not self._confidence:
            return NOT_STATED
        return read_confidence(case.fields.get(self._confidence, ""), self._percent)

    def learn_one(
        self, case: Case, answer: str, source: Source = Source.BLIND, decided_by: str = ""
    ) -> None:
        """Learn nothing: what was answered long ago cannot change."""

    def suggested_rules(self) -> tuple[()]:
        """Return nothing: answers on record notice no reorganisation."""
        return ()

    def sign(self, rule: RuleSigned) -> None:
        """Change nothing: answers on record follow no rule."""


def read_confidence(written: str, percent: bool = False) -> float:
    """Return a confidence in [0, 1] as people write it; NaN where it cannot be one.

    Parameters
    ----------
    percent
        Whether a number without a sign is in per cent, as `confidence_scale` finds out.

    Examples
    --------
    >>> [read_confidence(written) for written in ("0.93", "93%", "93 %", "９３％", "0,93")]
    [0.93, 0.93, 0.93, 0.93, 0.93]
    >>> read_confidence("93", percent=True), read_confidence("93"), read_confidence("very sure")
    (0.93, nan, nan)
    """
    number, signed = _parsed(written)
    confidence = number / 100 if signed or percent else number
    return confidence if 0 <= confidence <= 1 else math.nan


def confidence_scale(values: Iterable[str]) -> bool:
    """Say whether a column's confidences without a sign are in per cent.

    One value cannot tell: "1" is certainty on one scale and next to nothing on the other.  The
    column can: it is in per cent if more of its numbers lie above 1 than are fractions below 1,
    so that a few slips do not decide.  Where all are 0 or 1, they are shares.  Grades, such as
    one to five, are neither: they stay unreadable, rather than to be read as 3 %.

    Examples
    --------
    >>> confidence_scale(["97", "88.5", "1", "100"]), confidence_scale(["0.97", "1", "0", "7"])
    (True, False)
    """
    numbers = [number for number, signed in map(_parsed, values) if not signed]
    above = [number for number in numbers if 1 < number <= 100]
    fractions = sum(0 < number < 1 for number in numbers)
    return len(above) > fractions and max(above) > _GRADES


def _parsed(written: str) -> tuple[float, bool]:
    """Return the number as written, NaN if there is none, and whether it has a per-cent sign."""
    plain = unicodedata.normalize("NFKC", written).strip()
    found = _NUMBER.fullmatch(plain)
    if not found:
        return math.nan, False
    return float(found[1].replace(",", ".")), bool(found[2])
