"""What an answer means, apart from what it is called.

The experts learn *concepts*; decisions and proposals speak of *names*.  Usually there is one
concept a name.  When departments are renamed, merged or split, or an accountable person signs
a rule, names move and concepts stay, so that nothing learnt is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import RuleSigned
from remit.core.errors import UnknownLabel

Logs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Naming:
    """Which concept goes by which names at one time: parallel arrays, one row a pair.

    `share` is the part of the concept's cases that goes by the name; below 1 after a split,
    when nobody knows which of the new names an old case belongs to.
    """

    concept: NDArray[np.int64]
    name: NDArray[np.int64]
    share: NDArray[np.float64]
    names: int

    def by_name(self, by_concept: Logs) -> Logs:
        """Return probabilities per name for probabilities per concept."""
        shares = by_concept[self.concept] * self.share
        return np.bincount(self.name, shares, self.names).astype(np.float64)

    def concepts_of(self, name: int) -> NDArray[np.int64]:
        """Return the concepts that go by `name` alone."""
        return self.concept[(self.name == name) & (self.share == 1)]


@dataclass(frozen=True, slots=True)
class _Rule:
    concepts: tuple[int, ...]
    new: tuple[int, ...]
    signed: RuleSigned

    def holds(self, when: datetime | None) -> bool:
        """Say whether the rule is in force for a case that arrived at `when`."""
        start, end = self.signed.valid_from, self.signed.valid_to
        if when is None:
            return end is None
        return (start is None or start <= when) and (end is None or when < end)


class Concepts:
    """All concepts with their names, through renamings, mergers, splits and signed rules."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._index: dict[str, int] = {}
        self._named: list[tuple[int, ...]] = []
        self._rules: list[_Rule] = []
        self._namings: dict[tuple[bool, ...], Naming] = {}

    def __len__(self) -> int:
        return len(self._named)

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def __getstate__(self) -> dict[str, Any]:
        """A snapshot holds no namings, which depend on what was asked."""
        return self.__dict__ | {"_namings": {}}

    def index(self, name: str) -> int:
        """Return the number of a name; a new name gets the next one."""
        if name not in self._index:
            self._index[name] = len(self.names)
            self.names.append(name)
            self._namings.clear()
        return self._index[name]

    def add(self, name: str) -> int:
        """Return a new concept that goes by `name`."""
        self._named.append((self.index(name),))
        self._namings.clear()
        return len(self._named) - 1

    def naming(self, when: datetime | None) -> Naming:
        """Return what goes by which name for a case that arrived at `when`."""
        in_force = tuple(rule.holds(when) for rule in self._rules)
        if in_force not in self._namings:
            self._namings[in_force] = self._name(in_force)
        return self._namings[in_force]

    def _name(self, in_force: Sequence[bool]) -> Naming:
        named = list(self._named)
        for rule, holds in zip(self._rules, in_force, strict=True):
            for concept in rule.concepts if holds else ():
                if named[concept]:  # else it was retired
                    named[concept] = rule.new
        pairs = [(c, n, 1 / len(names)) for c, names in enumerate(named) for n in names]
        columns = np.array(pairs, np.float64).reshape(-1, 3).T
        concept, name = columns[:2].astype(np.int64)
        return Naming(concept, name, columns[2], len(self.names))

    def sign(self, rule: RuleSigned) -> tuple[int, ...]:
        """Let the concepts of the old name go by the new one; return those concepts."""
        old = self._known(rule.old)
        concepts = tuple(self.naming(rule.valid_from).concepts_of(old).tolist())
        self._rules.append(_Rule(concepts, (self.index(rule.new),), rule))
        self._namings.clear()
        return concepts

    def rename(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Let what went by any of `old` go by all of `new`: one to one, a merger or a split."""
        before = {self._known(name) for name in old}
        after = tuple(self.index(name) for name in new)

        def renamed(names: tuple[int, ...]) -> tuple[int, ...]:
            moved = (after if name in before else (name,) for name in names)
            return tuple(dict.fromkeys(chain.from_iterable(moved)))

        self._named = [renamed(names) for names in self._named]
        self._rules = [replace(rule, new=renamed(rule.new)) for rule in self._rules]
        self._namings.clear()

    def retire(self, concept: int) -> None:
        """Let a concept that only forgotten cases had go by no name, and forget its name."""
        gone, self._named[concept] = self._named[concept], ()
        used = {name for names in self._named for name in names}
        used |= {name for rule in self._rules for name in rule.new}
        for name in set(gone) - used:
            del self._index[self.names[name]]
            self.names[name] = ""
        self._namings.clear()

    def _known(self, name: str) -> int:
        if name not in self._index:
            known = ", ".join(sorted(self._index)[:5]) or "none yet"
            raise UnknownLabel(
                f"no decision was ever {name!r}, so it cannot become another answer; "
                f"answers known: {known}"
            )
        return self._index[name]
