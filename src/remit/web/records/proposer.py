"""The one who proposes: a learner that has read the journal up to its last committed fact."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from remit.core.cases import Case as CoreCase
from remit.core.cases import Proposal, Question
from remit.core.learning import CaseLearner, TellingWord, telling_words
from remit.web.records import snapshots
from remit.web.records.models import Service, Snapshot
from remit.web.records.reading import Reading

SNAPSHOT_EVERY = 5_000
"""After so many facts of the journal, what was learnt is saved."""


class Proposer:
    """A service's learner.  Nothing is kept in it that a new one would not find in the journal."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._alone = threading.RLock()
        self._reading = self._begin()

    def propose(self, case: CoreCase) -> tuple[Proposal, int]:
        """Return a proposal, and the position of the journal from which it was made."""
        with self._alone:
            self.catch_up()
            return self._reading.learner.predict_one(case), self._reading.position

    def why(self, case: CoreCase, answer: str) -> tuple[TellingWord, ...]:
        """Return the words of a case that speak for an answer."""
        with self._alone:
            self.catch_up()
            return telling_words(self._reading.learner, case, answer)

    def reread(self, cases: Iterable[CoreCase]) -> list[Proposal]:
        """Return how cases read now; none of them while what was forgotten is read anew.

        Half of the learner is silent until then: all cases would read as if much had changed.
        """
        with self._alone:
            self.catch_up()
            if self._reading.forgotten_since:
                return []
            return [self._reading.learner.predict_one(case) for case in cases]

    def catch_up(self) -> None:
        """Learn from what was committed since."""
        with self._alone:
            self._reading.catch_up()
            if self._reading.cannot_forget:
                self._reading = self._anew(before=0)
                self._reading.catch_up()

    def tidy(self) -> None:
        """Do what nobody waits for: forget exactly, and save now and then what was learnt."""
        if since := self._reading.forgotten_since:
            self._renew(since)
        if self.service_position() - self._saved() >= SNAPSHOT_EVERY:
            self.save()

    def save(self) -> None:
        """Save what was learnt, for the next process that starts."""
        with self._alone:
            self.catch_up()
            reading = self._reading
            if reading.forgotten_since:
                return
            position, state = reading.position, snapshots.frozen(reading.learner)
        snapshots.keep(self.service, "learner", position, state)  # nobody waits for this

    def service_position(self) -> int:
        """Return the journal's last position."""
        return Service.objects.values_list("position", flat=True).get(pk=self.service.pk)

    def _renew(self, since: int) -> None:
        """Read again from before what was forgotten; proposals go on meanwhile, from memory."""
        fresh = self._anew(before=since)
        fresh.catch_up()
        with self._alone:
            fresh.catch_up()
            self._reading = fresh

    def _begin(self) -> Reading:
        self.service.position = self.service_position()
        found = snapshots.load(self.service, "learner")
        return Reading(self.service, *found) if found else self._anew(before=0)

    def _anew(self, before: int) -> Reading:
        """Return a reading of the journal that begins before a position."""
        found = snapshots.load(self.service, "learner") if before else None
        if found and found[0] < before:
            return Reading(self.service, *found)
        candidates = self.service.case_types.filter(is_current=True).order_by("key")
        known = tuple(candidates.values_list("key", flat=True)) or None
        return Reading(self.service, 0, CaseLearner(Question(self.service.question, known)))

    def _saved(self) -> int:
        saved = Snapshot.objects.filter(service=self.service, fold="learner")
        return saved.values_list("position", flat=True).first() or 0
