"""Which words of a message speak for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from remit.core.cases import Case, Proposal

SHOWN_WORDS = 5
LOOKED_AT = 80
"""How many words of a message are tried, from its beginning."""

_WORDS = re.compile(r"[^\W\d_㐀-鿿][^\W_㐀-鿿'’-]*|[㐀-鿿]+")
_IS_CHINESE = re.compile(r"[㐀-鿿]")


class Tool(Protocol):
    """Whatever proposes."""

    def predict_one(self, case: Case) -> Proposal: ...


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word, and by how much the answer is less probable without it; at most 1."""

    word: str
    weight: float


def telling_words(
    tool: Tool, case: Case, answer: str, count: int = SHOWN_WORDS
) -> tuple[TellingWord, ...]:
    """Return the words without which `answer` would be less probable, the weightiest first.

    Each word is left out in turn and the tool asked again, so that this holds for every tool.
    Chinese, which has no spaces, is tried by pairs of characters.

    Examples
    --------
    >>> from remit.core.cases import Question
    >>> from remit.core.learning import CaseLearner
    >>> learner = CaseLearner(Question("department"))
    >>> learner.learn_one(Case("1", "the lamp is broken"), "Lighting")
    >>> learner.learn_one(Case("2", "the bin is full"), "Cleansing")
    >>> telling_words(learner, Case("3", "my lamp went out"), "Lighting")[0].word
    'lamp'

    References
    ----------
    [1] M. D. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks",
    ECCV, 2014, for leaving parts out.
    """
    whole = _probability(tool, case, answer)
    weights: dict[str, float] = {}
    for word, start, end in islice(_pieces(case.text), LOOKED_AT):
        without = f"{case.text[:start]} {case.text[end:]}"
        weight = whole - _probability(tool, replace(case, text=without), answer)
        weights[word] = max(weight, weights.get(word, 0.0))
    telling = (TellingWord(word, weight) for word, weight in weights.items() if weight > 0.005)
    return tuple(sorted(telling, key=lambda one: -one.weight)[:count])


def _probability(tool: Tool, case: Case, answer: str) -> float:
    alternatives = tool.predict_one(case).alternatives
    return next((one.probability for one in alternatives if one.answer == answer), 0.0)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORDS.finditer(text):
        if not _IS_CHINESE.match(match[0]):
            yield match[0].casefold(), match.start(), match.end()
            continue
        for start in range(match.start(), max(match.end() - 1, match.start() + 1)):
            end = min(start + 2, match.end())
            yield text[start:end], start, end
