"""Messages without end, as a hotline gets them in two scripts: the sample's, mixed by a seed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import numpy as np

from benchmarks.speed import Pair
from remit.core.cases import Case
from remit.samples import hotline

REPLACED = 1 / 3
"""How many of a message's words are another's about the same matter."""

_PIECES = re.compile(r"[\u3400-\u9fff]{1,2}|[^\s\u3400-\u9fff]+|\s+")


def messages(seed: int = 7) -> Iterator[Pair]:
    """Yield cases and their kinds, of which there are 27."""
    with hotline().open(encoding="utf-8") as file:
        past = [(_PIECES.findall(row["text"]), row["kind"]) for row in csv.DictReader(file)]
    words: dict[str, list[str]] = {}
    for pieces, kind in past:
        words.setdefault(kind, []).extend(piece for piece in pieces if not piece.isspace())
    chance, number = np.random.default_rng(seed), 0
    while True:
        for place in chance.permutation(len(past)).tolist():
            pieces, kind = past[place]
            number += 1
            yield Case(f"{number}", _mixed(pieces, words[kind], chance)), kind


def _mixed(pieces: list[str], others: list[str], chance: np.random.Generator) -> str:
    swaps = (chance.random(len(pieces)) < REPLACED).tolist()
    picks = chance.integers(len(others), size=len(pieces)).tolist()
    return "".join(
        others[pick] if swap and not piece.isspace() else piece
        for piece, swap, pick in zip(pieces, swaps, picks, strict=True)
    )
