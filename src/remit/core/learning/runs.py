"""Runs of corrections: the sign that a department was reorganised.

When nearly every proposal of one answer is corrected to one other answer, somebody moved the
work.  The run is put before an accountable person as a rule; nobody has to wait for a learner
to find out by itself.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from math import comb

RUN = 6
"""So many of the last proposals of an answer are looked at."""

FEWEST = 5
"""So many of them corrected to one and the same answer at least."""

BY_CHANCE = 1e-5
"""How likely chance may give a run at the pair's usual rate of confusion."""

ESTABLISHED = 10
"""An answer must have been right so often before; a learner's first errors are no reform."""


@dataclass(frozen=True, slots=True)
class SuggestedRule:
    """Proposals of `old` are being corrected to `new`: is this a rule now?

    Attributes
    ----------
    corrections, proposals
        "`corrections` of the last `proposals` cases proposed as `old` were decided as `new`."
    first_case, last_case
        Where the run began, and where it was noticed.
    """

    old: str
    new: str
    corrections: int
    proposals: int
    first_case: str
    last_case: str


class RunsOfCorrections:
    """What became of the proposals of each answer: the latest ones, and usually."""

    def __init__(self) -> None:
        self._recent: dict[str, deque[tuple[str, str]]] = {}
        self._usual: dict[str, Counter[str]] = {}
        self.suggested: dict[tuple[str, str], SuggestedRule] = {}

    def note(self, proposed: str, decided: str, case_id: str) -> SuggestedRule | None:
        """Take one decision; return a rule when this completes a run."""
        recent = self._recent.setdefault(proposed, deque())
        usual = self._usual.setdefault(proposed, Counter())
        recent.append((decided, case_id))
        if len(recent) > RUN:
            usual[recent.popleft()[0]] += 1
        if proposed == decided or (proposed, decided) in self.suggested:
            return None
        cases = [case for answer, case in recent if answer == decided]
        if not _is_run(len(cases), proposed, decided, usual):
            return None
        rule = SuggestedRule(proposed, decided, len(cases), len(recent), cases[0], cases[-1])
        self.suggested[proposed, decided] = rule
        return rule

    def settle(self, old: str, new: str) -> bool:
        """Forget what became of an answer's proposals; say whether the rule was suggested."""
        self._recent.pop(old, None)
        self._usual.pop(old, None)
        return self.suggested.pop((old, new), None) is not None


def _is_run(corrections: int, old: str, new: str, usual: Counter[str]) -> bool:
    """Say whether chance, at the usual rate, hardly gives so many corrections alike."""
    if corrections < FEWEST or usual[old] < ESTABLISHED:
        return False
    rate = (usual[new] + 0.5) / (usual.total() + 10)
    return comb(RUN, corrections) * rate**corrections < BY_CHANCE
