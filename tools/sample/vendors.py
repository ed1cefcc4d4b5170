"""Two tools that somebody might offer to Harbour City, with what they would have answered.

Neither learns.  One is a list of keywords, from the top.  The other was trained on other messages
from before the reorganisation, of which it does not know.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import exp, fsum, log

from bank import read_table

NAMES = {row["code"]: row["name"] for row in read_table("departments")}
KEYWORDS = [(row["words"], NAMES[row["department"]]) for row in read_table("keywords")]
WORD = re.compile(r"[a-z]{3,}")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
TEMPER = 0.35  # naive Bayes takes words for independent; this much of its certainty is warranted


def keyword_answer(text: str) -> str:
    """Return the department of the first keyword in the list that occurs; empty if none does."""
    return next((department for words, department in KEYWORDS if words in text.lower()), "")


class StaticModel:
    """Naive Bayes, trained once."""

    def __init__(self, messages: Iterable[tuple[str, str]]) -> None:
        self._cases: Counter[str] = Counter()
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)
        for text, department in messages:
            self._cases[department] += 1
            self._seen[department].update(_pieces(text))
        self._known = {piece for seen in self._seen.values() for piece in seen}

    def answer(self, text: str) -> tuple[str, str]:
        """Return a department and how sure the model says it is, to two decimals."""
        pieces = sorted(_pieces(text) & self._known)
        scores = {department: self._score(department, pieces) for department in self._cases}
        best = max(sorted(scores), key=lambda department: round(scores[department], 9))
        others = fsum(exp(TEMPER * (score - scores[best])) for score in scores.values())
        return best, f"{1 / others:.2f}"

    def _score(self, department: str, pieces: list[str]) -> float:
        cases, seen = self._cases[department], self._seen[department]
        return log(cases) + fsum(log((seen[piece] + 0.2) / (cases + 0.4)) for piece in pieces)


def _pieces(text: str) -> set[str]:
    runs = CHINESE.findall(text)
    return {
        *WORD.findall(text.lower()),
        *(run[i : i + 2] for run in runs for i in range(len(run))),
    }
