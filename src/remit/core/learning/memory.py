"""Every decision remembered, with whose it was, for whom it holds and what overtook it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import Evidence, Scope, Source
from remit.core.errors import InvalidEvidence, UnknownCase
from remit.core.learning.neighbours import Neighbours, grown

BELIEF = {
    Source.BLIND: 1.0,
    Source.CORRECTION: 2.0,  # somebody took the trouble to disagree
    Source.AUDIT: 1.0,
    Source.OUTCOME: 1.0,
    Source.ACCEPTANCE: 0.5,  # agreeing costs one key and is half as telling
}
SAME_MESSAGE = 0.93
"""Cosine from which two texts count as the same message."""

OVERTAKEN = 0.05
"""What remains of the weight of memories that a run of corrections has overtaken."""

_NARROWEST_FIRST = (Scope.OFFICER, Scope.TEAM, Scope.DEPARTMENT)


@dataclass(frozen=True, slots=True)
class Remembered:
    """One decision as it is remembered.

    Attributes
    ----------
    concept
        What was decided.
    key
        The message, as `Grams.key`.
    position
        The journal position at which it was learnt.
    holds_for
        The officer, team or department for whom it holds; empty for everybody.
    valid_to
        When it ceases to hold, or ``None``.
    """

    case_id: str
    concept: int
    key: int
    source: Source
    decided_by: str
    position: int
    holds_for: str = ""
    valid_to: datetime | None = None


class Memory:
    """Decisions by number, and the officers' last words on single messages.

    They are kept as columns: an object for each would be six times as large.
    """

    def __init__(self) -> None:
        self._case: list[str] = []
        self._source: list[Source] = []
        self._decided_by: list[str] = []
        self._key = np.zeros(1024, np.uint64)
        self._concept = np.zeros(1024, np.int32)
        self._weight = np.zeros(1024, np.float32)  # 0 once erased
        self._overtaken = np.zeros(1024, np.bool_)
        self._position = np.zeros(1024, np.int64)
        # Memories that do not hold for everybody, always: for whom, and until when.
        self._particular: dict[int, tuple[str, datetime | None]] = {}
        self._corrected: dict[int, list[int]] = {}  # message -> memories since its correction

    def __len__(self) -> int:
        return len(self._case)

    def add(self, entry: Remembered) -> None:
        """Remember a decision, as the next memory; it supersedes what contradicts it."""
        number = len(self)
        self._make_room(number + 1)
        self._case.append(entry.case_id)
        self._source.append(entry.source)
        self._decided_by.append(sys.intern(entry.decided_by))
        self._key[number] = entry.key
        self._concept[number] = entry.concept
        self._weight[number] = BELIEF[entry.source]
        self._position[number] = entry.position
        if entry.holds_for or entry.valid_to is not None:
            self._particular[number] = entry.holds_for, entry.valid_to
        self._note_word(number, entry)

    def _make_room(self, memories: int) -> None:
        self._key = grown(self._key, memories)
        self._concept = grown(self._concept, memories)
        self._weight = grown(self._weight, memories)
        self._overtaken = grown(self._overtaken, memories)
        self._position = grown(self._position, memories)

    def _note_word(self, number: int, entry: Remembered) -> None:
        if entry.source is Source.CORRECTION:
            self._corrected.setdefault(entry.key, []).append(number)
        elif entry.source is not Source.ACCEPTANCE and entry.key in self._corrected:
            self._corrected[entry.key].append(number)

    def entry(self, number: int) -> Remembered:
        """Return a memory that was not erased."""
        if not self._weight[number]:
            raise UnknownCase(f"memory {number} was erased; nothing of it is left to show")
        return Remembered(
            self._case[number],
            int(self._concept[number]),
            int(self._key[number]),
            self._source[number],
            self._decided_by[number],
            int(self._position[number]),
            *self._particular.get(number, ("", None)),
        )

    def visible(
        self, found: Neighbours, owner: tuple[str, ...], when: datetime | None
    ) -> Neighbours:
        """Return those of `found` that hold for `owner` at `when`."""
        hold = self._weight[found.memories] > 0
        if self._particular:
            hold &= [self._holds(number, owner, when) for number in found.memories.tolist()]
        return Neighbours(found.memories[hold], found.cosines[hold])

    def _holds(self, number: int, owner: tuple[str, ...], when: datetime | None) -> bool:
        holder, valid_to = self._particular.get(number, ("", None))
        if holder and holder not in owner:
            return False
        return valid_to is None or when is None or when < valid_to

    def vote(self, found: Neighbours, temperature: float, concepts: int) -> NDArray[np.float64]:
        """Return the neighbours' votes per concept, summing to 1: exp(cosine / temperature)."""
        weights = np.exp((found.cosines - found.cosines[0]) / temperature)
        weights *= self._weight[found.memories]
        weights[self._overtaken[found.memories]] *= OVERTAKEN
        votes = np.bincount(self._concept[found.memories], weights, minlength=concepts)
        return votes / votes.sum()

    def last_word(
        self, key: int, found: Neighbours, owner: tuple[str, ...], when: datetime | None
    ) -> int | None:
        """Return what an officer made of this very message, or ``None``.

        A correction of the message, or of one as good as identical, decides, and the narrowest
        scope first.  A person may change her mind; where persons differ, nobody's word is last.
        """
        same = found.memories[found.cosines >= SAME_MESSAGE]
        keys = {key, *self._key[same].tolist()}
        words = [number for one in keys for number in self._corrected.get(one, ())]
        words = [number for number in words if self._holds(number, owner, when)]
        for holder in (*owner, ""):
            said = {}  # a person's later word replaces her earlier one; the unnamed all count
            for word, entry in ((w, self.entry(w)) for w in sorted(words)):
                if entry.holds_for == holder:
                    said[entry.decided_by or word] = entry.concept
            if said:
                return said.popitem()[1] if len(set(said.values())) == 1 else None
        return None

    def evidence(self, found: Neighbours, count: int) -> list[tuple[int, Evidence]]:
        """Return up to `count` neighbours with their concepts, for an officer to read."""
        out = []
        pairs = zip(found.memories.tolist(), found.cosines.tolist(), strict=True)
        for number, cosine in list(pairs)[:count]:
            entry = self.entry(number)
            item = Evidence(entry.case_id, "", entry.decided_by, max(cosine, 0.0), entry.source)
            out.append((entry.concept, item))
        return out

    def overtake(self, concepts: NDArray[np.int64], before: int) -> None:
        """Let memories of `concepts` learnt before a journal position weigh little."""
        size = len(self)
        old = np.isin(self._concept[:size], concepts) & (self._position[:size] < before)
        self._overtaken[:size] |= old

    def revive(self, concepts: NDArray[np.int64]) -> None:
        """Let memories of `concepts` weigh what they did before they were overtaken."""
        self._overtaken[np.isin(self._concept, concepts)] = False

    def reassign(self, concepts: tuple[int, ...], since: int, concept: int) -> None:
        """Move the memories of `concepts` learnt from a journal position on to `concept`."""
        size = len(self)
        late = np.isin(self._concept[:size], concepts) & (self._position[:size] >= since)
        self._concept[:size][late & (self._weight[:size] > 0)] = concept

    def holds_concept(self, concept: int) -> bool:
        """Say whether a decision for `concept` is remembered."""
        return bool(np.any(self._weight[self._concept == concept]))

    def position_of(self, case_id: str) -> int:
        """Return the journal position at which a case was first learnt."""
        return int(self._position[self._numbers(case_id)[0]])

    def erase(self, case_id: str) -> dict[int, int]:
        """Keep nothing of a case; return the numbers of the memories wiped, with concepts."""
        wiped = {}
        for number in self._numbers(case_id):
            entry = self.entry(number)
            wiped[number] = entry.concept
            self._retract(number, entry)
            self._wipe(number)
        return wiped

    def _wipe(self, number: int) -> None:
        self._case[number] = self._decided_by[number] = ""
        for column in (self._weight, self._position, self._concept, self._key):
            column[number] = 0
        self._particular.pop(number, None)

    def _retract(self, number: int, entry: Remembered) -> None:
        words = [word for word in self._corrected.pop(entry.key, []) if word != number]
        while words and self.entry(words[0]).source is not Source.CORRECTION:
            del words[0]
        if words:
            self._corrected[entry.key] = words

    def _numbers(self, case_id: str) -> list[int]:
        # Asked only where something is taken back or signed: an index would cost more.
        named = (number for number, case in enumerate(self._case) if case == case_id)
        numbers = [number for number in named if self._weight[number]]
        if not numbers:
            raise UnknownCase(f"case {case_id!r} was never learnt, or was forgotten already")
        return numbers


def holder_of(scope: Scope, owner: tuple[str, ...]) -> str:
    """Return for whom a memory of `scope` holds: one of `owner`, or empty for everybody."""
    if scope is Scope.SHARED:
        return ""
    place = _NARROWEST_FIRST.index(scope)
    if place >= len(owner):
        raise InvalidEvidence(
            f"a memory for one {scope} needs the case's {scope}, and the case names only "
            f"{len(owner)} owners; name officer, team and department, or share the memory"
        )
    return owner[place]
