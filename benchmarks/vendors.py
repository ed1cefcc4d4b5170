"""Other people's tools, simulated: frozen when they were bought, and more or less honest."""

from __future__ import annotations

import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.streams import Stream

BOUGHT_AFTER = {"banking77": 2_000, "uk_written_questions": 3_000, "boston311": 3_000}
BOUGHT_AFTER_AT_MOST = 1_000
"""On other streams a vendor's model is trained on so many cases."""

WORDS_A_LABEL = 3
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Vendor:
    """What a tool answered to each case of a stream after it was bought.

    Attributes
    ----------
    stream
        The cases from then on.
    answers
        One a case; empty where the tool proposes nothing.
    confidence
        As the tool states it, or ``None`` where it states none.
    """

    name: str
    stream: Stream
    answers: tuple[str, ...]
    confidence: np.ndarray | None

    @property
    def right(self) -> np.ndarray:
        """Whether each answer agrees with the record."""
        return np.array(self.answers, dtype=object) == self.stream.truth


def vendors(stream: Stream) -> list[Vendor]:
    """Return a frozen model with five kinds of confidence, and a list of keywords."""
    bought = BOUGHT_AFTER.get(stream.name, min(BOUGHT_AFTER_AT_MOST, len(stream) // 4))
    known, after = stream.picked(np.arange(bought)), stream.picked(np.arange(bought, len(stream)))
    answers, honest = frozen_model(known, after)
    noise = np.random.default_rng(1).random(len(after)).round(2)
    stated = {
        "honest": honest,
        "none": None,
        "overconfident": overconfident(honest),
        "constant": np.full(len(after), 0.95),
        "noise": noise,
    }
    models = [Vendor(f"frozen, {name}", after, answers, sure) for name, sure in stated.items()]
    return [*models, Vendor("keywords", after, keyword_answers(known, after.texts), None)]


def frozen_model(known: Stream, after: Stream) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the answers and probabilities of a model that learns no more."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    from benchmarks.peers.features import chinese

    letters = ("char", (1, 2)) if chinese(known) else ("char_wb", (3, 4))
    see = TfidfVectorizer(
        analyzer=letters[0], ngram_range=letters[1], sublinear_tf=True, max_features=20_000
    )
    rows = see.fit_transform(known.texts)
    model = LogisticRegression(C=30, max_iter=100, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model that stopped early is sold as well
        model.fit(rows, known.truth.astype(str))
    p = model.predict_proba(see.transform(after.texts))
    return tuple(str(label) for label in model.classes_[p.argmax(axis=1)]), p.max(axis=1)


def overconfident(honest: np.ndarray) -> np.ndarray:
    """Return what a language model might say when asked how sure it is: 90 % and more, always.

    >>> overconfident(np.array([0.2, 0.95])).tolist()
    [0.92, 1.0]
    """
    return np.asarray((0.9 + 0.1 * honest).round(2))


def keyword_answers(known: Stream, texts: Iterable[str]) -> tuple[str, ...]:
    """Answer by the first rule whose word occurs; nothing where none does."""
    rules = keyword_rules(known)
    found = (next((label for word, label in rules if word in text.lower()), "") for text in texts)
    return tuple(found)


def keyword_rules(known: Stream) -> list[tuple[str, str]]:
    """Return three telling words a label, the most reliable rule first."""
    cases = Counter(known.answers)
    holds: dict[str, Counter[str]] = defaultdict(Counter)
    for text, answer in zip(known.texts, known.answers, strict=True):
        for word in words(text):
            holds[word][answer] += 1
    rules = defaultdict(list)
    for word, labels in holds.items():
        label, right = labels.most_common(1)[0]
        f_score = 2 * right / (cases[label] + labels.total())
        rules[label].append((f_score, right / labels.total(), word))
    chosen = [
        (reliable, word, label)
        for label, ranked in sorted(rules.items())
        for _, reliable, word in sorted(ranked, reverse=True)[:WORDS_A_LABEL]
    ]
    return [(word, label) for _, word, label in sorted(chosen, reverse=True)]


def words(text: str) -> set[str]:
    """Return the words of a text; of Chinese, its pairs of characters."""
    latin = WORD.findall(re.sub(r"[\u3400-\u9fff]", " ", text.lower()))
    runs = re.findall(r"[\u3400-\u9fff]+", text)
    return {*latin, *(run[i : i + 2] for run in runs for i in range(len(run) - 1))}
