"""What is usually done about a tool's confidence, given the same blind labels as Remit's trust."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from remit.core.cases import Case, Proposal, RuleSigned, Source
from remit.core.learning.trust import BLIND
from remit.core.replay import Tool

LEAST_LABELS = 30
RECALIBRATED_EVERY = 50
RETRAINED_EVERY = 500
SHRUNK_BY = 10


class Belief(Protocol):
    """Says how likely a proposal is right, from blind labels."""

    def probability(self, case: Case, proposal: Proposal) -> float: ...
    def learn_one(self, case: Case, proposal: Proposal, right: bool) -> None: ...


class Believed:
    """A tool that learns nothing, with a peer's probability in place of its confidence."""

    def __init__(self, tool: Tool, belief: Belief) -> None:
        self.tool, self.tool_version = tool.tool, tool.tool_version
        self._tool, self._belief = tool, belief

    def predict_one(self, case: Case) -> Proposal:
        proposal = self._tool.predict_one(case)
        if not proposal.answer:
            return proposal
        return replace(proposal, confidence=self._belief.probability(case, proposal))

    def learn_one(
        self, case: Case, answer: str, source: Source = Source.BLIND, decided_by: str = ""
    ) -> None:
        proposal = self._tool.predict_one(case)
        if source in BLIND and proposal.answer:
            self._belief.learn_one(case, proposal, proposal.answer == answer)

    def suggested_rules(self) -> tuple[()]:
        return ()

    def sign(self, rule: RuleSigned) -> None:
        raise AssertionError("a tool that proposes no rule is asked to follow one")


class Recalibrated:
    """A curve from stated to true probabilities, fitted anew every 50 labels."""

    def __init__(self, fit: Callable[[np.ndarray, np.ndarray], Any]) -> None:
        self._fit = fit
        self._stated: list[float] = []
        self._right: list[bool] = []
        self._curve: Any = None

    def probability(self, case: Case, proposal: Proposal) -> float:
        if self._curve is None:
            return proposal.confidence
        return float(self._curve(np.array([proposal.confidence]))[0])

    def learn_one(self, case: Case, proposal: Proposal, right: bool) -> None:
        self._stated.append(proposal.confidence)
        self._right.append(right)
        due = len(self._right) % RECALIBRATED_EVERY == 0 or len(self._right) == LEAST_LABELS
        if due and 0 < sum(self._right) < len(self._right):
            self._curve = self._fit(np.array(self._stated), np.array(self._right))


def isotonic(stated: np.ndarray, right: np.ndarray) -> Any:
    from sklearn.isotonic import IsotonicRegression

    return IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(stated, right).predict


def platt(stated: np.ndarray, right: np.ndarray) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e3).fit(_log_odds(stated)[:, None], right)
    return lambda asked: model.predict_proba(_log_odds(asked)[:, None])[:, 1]


def _log_odds(p: np.ndarray) -> np.ndarray:
    p = np.clip(p, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(p / (1 - p)))


class PerAnswer:
    """How often each answer was right so far, shrunk towards the tool's average."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, np.ndarray] = defaultdict(lambda: np.zeros(2))
        self._total = np.array([1.0, 2.0])

    def probability(self, case: Case, proposal: Proposal) -> float:
        right, labels = self._counts[proposal.answer]
        average = self._total[0] / self._total[1]
        return float((right + SHRUNK_BY * average) / (labels + SHRUNK_BY))

    def learn_one(self, case: Case, proposal: Proposal, right: bool) -> None:
        self._counts[proposal.answer] += (right, 1)
        self._total += (right, 1)


class TextAnswerConfidence:
    """Logistic regression on words, answer and confidence, retrained every 500 labels."""

    def __init__(self) -> None:
        self._seen: list[tuple[str, str, float]] = []
        self._right: list[bool] = []
        self._model: Any = None

    def probability(self, case: Case, proposal: Proposal) -> float:
        if self._model is None:
            return proposal.confidence
        return float(self._model([(case.text, proposal.answer, proposal.confidence)])[0])

    def learn_one(self, case: Case, proposal: Proposal, right: bool) -> None:
        self._seen.append((case.text, proposal.answer, proposal.confidence))
        self._right.append(right)
        if len(self._right) % RETRAINED_EVERY == 0 and 0 < sum(self._right) < len(self._right):
            self._model = _trained(self._seen, self._right)


def _trained(seen: list[tuple[str, str, float]], right: list[bool]) -> Any:
    from scipy import sparse
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    see = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True, min_df=2)
    see.fit([text for text, _, _ in seen])
    name = DictVectorizer().fit([{answer: 1} for _, answer, _ in seen])

    def rows(asked: list[tuple[str, str, float]]) -> Any:
        stated = _log_odds(np.array([sure for _, _, sure in asked]))[:, None]
        answers = name.transform([{answer: 1} for _, answer, _ in asked])
        return sparse.hstack([see.transform([text for text, _, _ in asked]), answers, stated])

    model = LogisticRegression(C=3, max_iter=300).fit(rows(seen).tocsr(), right)
    return lambda asked: model.predict_proba(rows(asked).tocsr())[:, 1]


PEERS: dict[str, Callable[[], Belief]] = {
    "isotonic, every 50 labels": lambda: Recalibrated(isotonic),
    "Platt, every 50 labels": lambda: Recalibrated(platt),
    "accuracy of each answer": PerAnswer,
    "logistic regression on text, answer, confidence": TextAnswerConfidence,
}
