"""Answers that seem to be one, written in several ways."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping

SHORTEST = 6  # with fewer letters, as many Chinese names have, one other letter is another name
RARER = 20  # times, at least, that a slip is rarer than what was meant
Spellings = tuple[tuple[str, int], ...]


def written_alike(counts: Mapping[str, int]) -> list[Spellings]:
    """Return the answers that differ only in case, width, spaces and punctuation.

    >>> written_alike({"Roads": 9, "roads ": 1, "路政署": 2, "Parks": 3})
    [(('Roads', 9), ('roads ', 1))]
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for answer in counts:
        groups[_folded(answer)].append(answer)
    found = [_with_counts(answers, counts) for answers in groups.values() if len(answers) > 1]
    return sorted(found, key=lambda spellings: -sum(count for _, count in spellings))


def likely_slips(counts: Mapping[str, int]) -> list[Spellings]:
    """Return rare answers that are one letter away from a frequent one.

    >>> likely_slips({"Highways": 90, "Higways": 1, "Ward 11": 90, "Ward 12": 1})
    [(('Highways', 90), ('Higways', 1))]
    """
    folded = {_folded(answer): answer for answer in sorted(counts, key=lambda a: counts[a])}
    near: dict[str, list[str]] = defaultdict(list)
    for key in folded:
        for shortened in _shortened(key):
            near[shortened].append(key)
    pairs = {(a, b) for keys in near.values() for a in keys for b in keys if _slip(a, b)}
    found = (_with_counts((folded[a], folded[b]), counts) for a, b in pairs)
    slips = sorted(pair for pair in found if pair[0][1] >= RARER * pair[1][1])
    meant = {slip: pair for pair in sorted(slips, key=lambda p: p[0][1]) for slip in pair[1:]}
    return sorted(meant.values(), key=lambda pair: (-pair[0][1], pair))


def _folded(answer: str) -> str:
    plain = unicodedata.normalize("NFKC", answer).casefold()
    return "".join(letter for letter in plain if letter.isalnum()) or plain.strip()


def _shortened(key: str) -> Iterator[str]:
    """The key, and all that remains when one letter is left out."""
    if len(key) >= SHORTEST:
        yield key
        yield from (key[:place] + key[place + 1 :] for place in range(len(key)))


def _slip(a: str, b: str) -> bool:
    """Whether two different keys differ in letters: Ward 11 and Ward 12 are two wards."""
    return a < b and _figures(a) == _figures(b)


def _figures(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _with_counts(answers: tuple[str, ...] | list[str], counts: Mapping[str, int]) -> Spellings:
    ordered = sorted(answers, key=lambda answer: (-counts[answer], answer))
    return tuple((answer, counts[answer]) for answer in ordered)
