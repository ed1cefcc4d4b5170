"""A tool that learns from every decision at once and says whose decisions it follows."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from remit.core.cases import (
    Alternative,
    Case,
    Evidence,
    Proposal,
    Question,
    RuleSigned,
    Scope,
    Source,
)
from remit.core.errors import SnapshotMismatch
from remit.core.learning.concepts import Concepts, Naming
from remit.core.learning.encoder import Encoder
from remit.core.learning.experts import Experts, Opinion, View
from remit.core.learning.memory import BELIEF, Memory, Remembered, holder_of
from remit.core.learning.neighbours import Neighbours
from remit.core.learning.precedents import Precedents
from remit.core.learning.runs import RunsOfCorrections, SuggestedRule
from remit.core.learning.vocabulary import grams_of

SHOWN_ALTERNATIVES = 5
SHOWN_EVIDENCE = 3


class _Thought(NamedTuple):
    """All that goes into one proposal."""

    view: View
    near: Neighbours
    opinion: Opinion
    naming: Naming
    word: int | None
    by_name: NDArray[np.float64]


class CaseLearner:
    """Proposes answers to one question, and learns from each decision before the next case.

    State is a fold over events in order: the same events give the same state, on any machine up
    to the rounding of its floating-point arithmetic.  A copy by `pickle` is a snapshot.

    Parameters
    ----------
    question
        What is asked.  Its candidates, if given, are known from the start.
    encoder
        Vectors of meaning for finding similar cases, or ``None`` for shared n-grams.

    Examples
    --------
    >>> from remit.core.cases import Case, Question, Source
    >>> learner = CaseLearner(Question("department"))
    >>> learner.learn_one(Case("1", "Street lamp is out"), "Lighting")
    >>> learner.learn_one(Case("2", "路燈壞咗"), "Lighting")
    >>> learner.learn_one(Case("3", "Rubbish not collected"), "Cleansing")
    >>> learner.predict_one(Case("4", "呢度嘅路燈又壞")).answer
    'Lighting'

    One correction is the last word on the same message:

    >>> lamp = Case("5", "Lamp post 12 leans over the tennis court")
    >>> learner.learn_one(lamp, "Leisure", Source.CORRECTION, decided_by="Chan")
    >>> again = learner.predict_one(Case("6", "LAMP POST 12 leans over the tennis court!"))
    >>> again.answer, again.evidence[0].decided_by
    ('Leisure', 'Chan')
    """

    tool = "remit"
    tool_version = "1"

    def __init__(self, question: Question, encoder: Encoder | None = None) -> None:
        self.question = question
        self.encoder = encoder
        self.encoder_name = encoder.name if encoder else ""
        self.position = 0
        self._concepts = Concepts()
        self._memory = Memory()
        self._experts = Experts(encoder.dimension if encoder else 0)
        self._precedents = Precedents()
        self._runs = RunsOfCorrections()
        self._from_decisions: set[int] = set()  # concepts known only because somebody decided so
        self._latest: tuple[Case, int, _Thought] | None = None
        for candidate in question.candidates or ():
            self._add_concept(candidate)

    # Proposing -------------------------------------------------------------------------

    def predict_one(self, case: Case) -> Proposal:
        """Propose an answer; the empty answer while no answer is known."""
        if not len(self._concepts.naming(case.arrived).concept):
            return self._proposal(case, "", (), 0.0, 0.0, ())
        thought = self._think(case)
        p, names = thought.by_name, self._concepts.names
        best = np.argsort(-p, kind="stable")[:SHOWN_ALTERNATIVES]
        alternatives = tuple(Alternative(names[n], float(p[n])) for n in best if p[n] > 0)
        top = alternatives[0]
        evidence = self._evidence(thought, top.answer)
        familiarity = thought.opinion.familiarity
        return self._proposal(
            case, top.answer, alternatives, top.probability, familiarity, evidence
        )

    def _proposal(
        self,
        case: Case,
        answer: str,
        alternatives: tuple[Alternative, ...],
        confidence: float,
        familiarity: float,
        evidence: tuple[Evidence, ...],
    ) -> Proposal:
        return Proposal(
            case_id=case.case_id,
            question=self.question.key,
            answer=answer,
            alternatives=alternatives,
            confidence=confidence,
            familiarity=familiarity,
            evidence=evidence,
            tool=self.tool,
            tool_version=self.tool_version,
            position=self.position,
        )

    def _think(self, case: Case) -> _Thought:
        # Learning a case begins with the thought that its proposal was made from.
        if self._latest and self._latest[1] == self.position and self._latest[0] == case:
            return self._latest[2]
        view = self._look(case)
        found = self._experts.find(view)
        near = self._memory.visible(found, case.owner, case.arrived)
        opinion = self._experts.opine(view, near, self._memory)
        naming = self._concepts.naming(case.arrived)
        word = self._memory.last_word(view.grams.key, near, case.owner, case.arrived)
        by_name = self._by_name(naming, opinion, word)
        thought = _Thought(view, near, opinion, naming, word, by_name)
        self._latest = (case, self.position, thought)
        return thought

    def _look(self, case: Case) -> View:
        grams = grams_of(case.text)
        vector = self.encoder.encode([case.text])[0] if self.encoder else None
        return View(grams, self._experts.vocabulary.weigh(grams), vector)

    def _by_name(self, naming: Naming, opinion: Opinion, word: int | None) -> NDArray[np.float64]:
        by_name = naming.by_name(np.exp(opinion.log_p))
        if word is None:
            return by_name
        said = naming.by_name(np.eye(1, len(self._concepts), word)[0])
        sure = max(self._precedents.reliability, float(by_name @ said))
        rest = by_name * (said == 0)
        return sure * said + (1 - sure) * rest / max(rest.sum(), 1e-12)

    def _evidence(self, thought: _Thought, answer: str) -> tuple[Evidence, ...]:
        items = []
        for concept, item in self._memory.evidence(thought.near, SHOWN_EVIDENCE):
            by_name = thought.naming.by_name(np.eye(1, len(self._concepts), concept)[0])
            name = self._concepts.names[int(by_name.argmax())]
            items.append(
                Evidence(item.case_id, name, item.decided_by, item.similarity, item.source)
            )
        return tuple(sorted(items, key=lambda item: item.answer != answer))

    # Learning --------------------------------------------------------------------------

    def learn_one(
        self,
        case: Case,
        answer: str,
        source: Source = Source.BLIND,
        decided_by: str = "",
        scope: Scope = Scope.SHARED,
        valid_to: datetime | None = None,
    ) -> None:
        """Learn from one decision; the very next proposal knows it.

        Parameters
        ----------
        source
            How the answer became known, which says how far it may be believed.
        decided_by
            Whose decision it was; named when it becomes evidence for another case.
        scope
            For whom it holds.  What holds for one officer, team or department is remembered
            for them and teaches nobody else.
        valid_to
            From when on it is no longer an example to follow, or ``None``.  What ends one day
            is remembered and not learnt by the linear experts, which could not unlearn it.
        """
        holds_for = holder_of(scope, case.owner)
        naming = self._concepts.naming(case.arrived)
        if not len(naming.concepts_of(self._concepts.index(answer))):
            self._from_decisions.add(self._add_concept(answer))
        thought = self._think(case)
        concept, target = self._target(answer, thought)
        if not holds_for and valid_to is None:
            self._weigh_up(thought, answer, case.case_id)
            believed = min(BELIEF[source], 1.0)
            aim = believed * target + (1 - believed) * np.exp(thought.opinion.log_p)
            self._experts.learn_one(thought.view, thought.opinion, aim)
        key, position = thought.view.grams.key, self.position
        entry = Remembered(
            case.case_id, concept, key, source, decided_by, position, holds_for, valid_to
        )
        self._experts.remember(thought.view)
        self._memory.add(entry)
        self.position += 1

    def _add_concept(self, name: str) -> int:
        concept = self._concepts.add(name)
        self._experts.grow(len(self._concepts))
        self._latest = None
        return concept

    def _target(self, answer: str, thought: _Thought) -> tuple[int, NDArray[np.float64]]:
        """Return the likeliest concept of `answer`, and the shares of all of its concepts."""
        name = self._concepts.index(answer)
        concepts = thought.naming.concepts_of(name)
        p = np.exp(thought.opinion.log_p[concepts])
        target = np.zeros(len(self._concepts))
        target[concepts] = p / p.sum() if p.sum() > 0 else 1 / len(concepts)
        return int(concepts[p.argmax()]), target

    def _weigh_up(self, thought: _Thought, answer: str, case_id: str) -> None:
        """Notice what the decision says about last words and about runs of corrections."""
        names = self._concepts.names
        proposed = names[int(thought.by_name.argmax())]
        if thought.word is not None:
            self._precedents.learn_one(proposed == answer)
        rule = self._runs.note(proposed, answer, case_id)
        if rule is not None:
            self._overtake(rule)

    def _overtake(self, rule: SuggestedRule) -> None:
        """Let memories from before a run of corrections weigh little, signed or not."""
        since = self._memory.position_of(rule.first_case)
        old = self._concepts.naming(None).concepts_of(self._concepts.index(rule.old))
        self._memory.overtake(old, since)

    # Rules and names -------------------------------------------------------------------

    def knows(self, answer: str) -> bool:
        """Say whether `answer` was ever decided, or is a candidate."""
        return answer in self._concepts

    def suggested_rules(self) -> tuple[SuggestedRule, ...]:
        """Return the runs of corrections that an accountable person should look at."""
        return tuple(self._runs.suggested.values())

    def sign(self, rule: RuleSigned) -> None:
        """Apply a rule that an accountable person signed: what was `old` is `new`.

        Decisions from the rule's first case on already follow it and keep their names; all
        that was learnt before goes by the new name from `valid_from` to `valid_to`.
        """
        since = self._memory.position_of(rule.first_case) if rule.first_case else self.position
        moved = self._concepts.sign(rule)
        fresh = self._add_concept(rule.old)
        if self._runs.settle(rule.old, rule.new):
            self._memory.revive(np.array(moved))
        self._memory.reassign(moved, since, fresh)
        self._changed()

    def rename(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        """Let answers go by other names: one to one, several to one, or one to several."""
        self._concepts.rename(old, new)
        self._changed()

    def _changed(self) -> None:
        self.position += 1
        self._latest = None

    # Forgetting ------------------------------------------------------------------------

    def forget(self, case: Case) -> None:
        """Let nothing of a case influence the next proposal.

        What can be subtracted exactly is subtracted; what depends on the order of events is
        silent until the state is folded anew without the case
        (`remit.core.learning.folding.fold`), which gives the state of never having seen it.

        Parameters
        ----------
        case
            The case with the text from which it was learnt.
        """
        grams = grams_of(case.text)
        for memory, concept in self._memory.erase(case.case_id).items():
            self._experts.erase(memory, grams)
            if concept in self._from_decisions and not self._memory.holds_concept(concept):
                self._retire(concept)
        self._precedents, self._runs = Precedents(), RunsOfCorrections()
        self._memory.revive(np.arange(len(self._concepts)))
        self._changed()

    def _retire(self, concept: int) -> None:
        self._concepts.retire(concept)
        self._experts.retire(concept)
        self._from_decisions.discard(concept)

    # Saving ----------------------------------------------------------------------------

    def __getstate__(self) -> dict[str, Any]:
        """A snapshot holds what was learnt, not the encoder's model nor the latest thought."""
        return self.__dict__ | {"encoder": None, "_latest": None}

    def attach(self, encoder: Encoder | None) -> None:
        """Give a learner restored from a snapshot its encoder back."""
        name = encoder.name if encoder else ""
        if name != self.encoder_name:
            raise SnapshotMismatch(
                f"the snapshot was learnt with the encoder {self.encoder_name or 'none'!r} and "
                f"cannot go on with {name or 'none'!r}: vectors of two encoders do not compare"
            )
        self.encoder = encoder
