"""Messages of Harbour City in three ways of writing, and learners that have read some."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import Case, Question, Source
from remit.core.learning import CaseLearner, Encoder

THINGS = {
    "Lighting": ("street lamp is dark", "路燈壞咗", "lamp 盞燈唔著"),
    "Cleansing": ("rubbish bin is full", "垃圾桶滿瀉", "bin 未清潔"),
    "Parks": ("tree branch has fallen", "大樹冧咗", "公園 playground 爛咗"),
    "Transport": ("bus never came on time", "巴士遲到", "bus 脫班"),
}
PLACES = ("Harbour Road", "Ferry Lane", "Hill Street", "海旁道", "渡輪街", "山坡里")


def messages(count: int, seed: int = 1, prefix: str = "C") -> list[tuple[Case, str]]:
    """Return `count` short messages with the department that each belongs to."""
    dice = np.random.default_rng(seed)
    out = []
    for number in range(count):
        answer = str(dice.choice(list(THINGS)))
        text = f"{dice.choice(THINGS[answer])} {dice.choice(PLACES)} {dice.integers(999)}"
        out.append((Case(f"{prefix}{number}", text), answer))
    return out


def taught(decisions: Iterable[tuple[Case, str]], encoder: Encoder | None = None) -> CaseLearner:
    """Return a learner that was taught decisions, taken blind."""
    learner = CaseLearner(Question("department"), encoder)
    for case, answer in decisions:
        learner.learn_one(case, answer)
    return learner


def correct(learner: CaseLearner, text: str, answer: str, by: str = "Chan", **details) -> None:
    """Let an officer correct what the learner proposes for a text."""
    case = Case(f"correction {learner.position}", text, **details.pop("case", {}))
    learner.learn_one(case, answer, Source.CORRECTION, by, **details)


def answer_to(learner: CaseLearner, text: str, **details) -> str:
    """Return the answer that the learner proposes for a text."""
    return learner.predict_one(Case("asked", text, **details)).answer


def state_of(learner: CaseLearner) -> bytes:
    """Return all that a snapshot holds, the same for equal states."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.fast = True  # by value: which equal strings are one object does not matter
    pickler.dump(learner)
    return file.getvalue()


class Counts:
    """An encoder of ten lines: vectors of how often letters occur."""

    name, dimension = "counts", 26

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        letters = "abcdefghijklmnopqrstuvwxyz"
        counts = [[text.lower().count(letter) for letter in letters] for text in texts]
        vectors = np.array(counts, np.float32) + np.float32(1e-6)
        unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
