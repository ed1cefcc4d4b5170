"""The people of the hotline at work: each case goes on when somebody gets round to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random

from remit.core.cases import Decider
from remit.project.demo.agenda import Agenda
from remit.project.demo.cast import AUDITORS, OFFICERS, SUPERVISORS
from remit.project.demo.staff import actor, after, answer_of
from remit.project.demo.words import ANSWERS, QUESTIONS
from remit.web.records import (
    appealing,
    asking,
    auditing,
    citizens,
    deciding,
    delegating,
    referring,
    sending,
)
from remit.web.records.acting import CITIZEN, Actor
from remit.web.records.models import Case, Review, Service

ASKED, PASSED_UP, UNDONE = 0.08, 0.04, 0.01
"""How many cases an officer asks the citizen about, passes up, or takes back."""
APPEALED, COMPLAINED, TOLD = 0.6, 0.01, 0.1
"""How many citizens appeal against a wrong decision, appeal against a right one, and tell whether
what they reported was put right."""
OUTCOMES = ("solved", "solved", "solved", "partly_solved", "not_solved")
PUT_OFF, LATE_AUDITS = 0.03, 0.15
"""How many cases wait for days, and how many audits."""
UNDO_FOR, NOTICED_AFTER = timedelta(minutes=10), timedelta(seconds=30)
"""Until when a decision can be taken back, and how soon a slip of the hand is noticed."""
SHORT_OF_STAFF, SLOWER = timedelta(days=3), 3.0
"""In the last days half of the office is ill, so that something is left to be done."""
STOPPED_AT_AN_ERROR = "streets-and-parking"
"""The delegation that an officer stops when an error of the tool comes to light, lately."""
LATELY = timedelta(days=30)

OFFICE = tuple(map(actor, OFFICERS))
SUPERVISING = tuple(map(actor, SUPERVISORS))
AUDITING = tuple(map(actor, AUDITORS))


class Office:
    """Officers, supervisors, auditors, and the citizens who hear from them.

    Parameters
    ----------
    truth
        How each case ought to be decided, by its reference.
    now
        When the history ends.
    """

    def __init__(
        self,
        service: Service,
        truth: dict[str, str],
        agenda: Agenda,
        chance: Random,
        now: datetime,
    ) -> None:
        self._service = service
        self._truth = truth
        self._agenda = agenda
        self._chance = chance
        self._slow_from, self._wary_from = now - SHORT_OF_STAFF, now - LATELY
        self._drawn: set[int] = set()

    def take(self, case: Case, at: datetime) -> None:
        """Let whoever has the case now act on it in their own time."""
        acts: dict[str, tuple[Callable[[Case, datetime], None], float]] = {
            "with_officer": (self._work, 10),
            "reopened": (self._decide, 8),
            "waiting": (self._answer, 30),
            "escalated": (self._decide_above, 10),
            "countersign": (self._countersign, 6),
            "sent": (self._hear, 60),
        }
        if case.state == "decided":
            self._agenda.note(at + UNDO_FOR, partial(self._release, case))
        elif case.state in acts:
            act, hours = acts[case.state]
            self._soon(at, hours, partial(act, case))
        if case.decided_as == Decider.TOOL:
            self._draw_audits(case, at)

    def _soon(self, at: datetime, hours: float, act: Callable[[datetime], None]) -> None:
        pace = SLOWER if at > self._slow_from else 1.0
        self._agenda.note(after(at, hours * pace, self._chance), act)

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _work(self, case: Case, at: datetime) -> None:
        officer = self._chance.choice(OFFICE)
        if self._happens(PUT_OFF):
            self._soon(at, 60, partial(self._decide, case))
        elif self._happens(ASKED):
            question = self._chance.choice(QUESTIONS[case.language])
            self.take(asking.ask(case.reference, officer, question, at=at), at)
        elif self._happens(PASSED_UP):
            self.take(referring.escalate(case.reference, officer, at=at), at)
        else:
            self._decide(case, at)

    def _decide(self, case: Case, at: datetime) -> None:
        officer = self._chance.choice(OFFICE)
        answer = answer_of(case, self._truth[case.reference], self._chance)
        case = deciding.decide(case.reference, officer, answer, at=at)
        if self._happens(UNDONE):
            self._agenda.note(at + NOTICED_AFTER, partial(self._undo, case, officer))
        else:
            self.take(case, at)

    def _undo(self, case: Case, officer: Actor, at: datetime) -> None:
        self.take(deciding.undo(case.reference, officer, at=at), at)

    def _answer(self, case: Case, at: datetime) -> None:
        words = self._chance.choice(ANSWERS[case.language])
        self.take(asking.record_answer(case.reference, CITIZEN, words, at=at), at)

    def _decide_above(self, case: Case, at: datetime) -> None:
        supervisor = next(person for person in SUPERVISING if person.name != case.decided_by)
        truth = self._truth[case.reference]
        self.take(deciding.decide(case.reference, supervisor, truth, at=at), at)

    def _release(self, case: Case, at: datetime) -> None:
        self.take(sending.release(case.reference, at), at)

    def _countersign(self, case: Case, at: datetime) -> None:
        supervisor = self._chance.choice(SUPERVISING)
        if case.is_blind_countersign:
            truth = self._truth[case.reference]
            self.take(deciding.decide(case.reference, supervisor, truth, at=at), at)
        else:
            self.take(deciding.countersign(case.reference, supervisor, at=at), at)

    # What comes to light afterwards ----------------------------------------------------------

    def _hear(self, case: Case, at: datetime) -> None:
        """A citizen appeals, mostly if the decision was wrong, or tells what came of it."""
        wrong = case.answer != self._truth[case.reference]
        appeals = not case.is_rerun and self._happens(APPEALED if wrong else COMPLAINED)
        if not (appeals or self._happens(TOLD)) or self._was_put_right(case):
            return
        if appeals:
            self.take(appealing.appeal(case.reference, at=at), at)
            self._notice(case, wrong, at)
        else:
            citizens.say_whether_solved(case.reference, self._chance.choice(OUTCOMES), at)

    def _was_put_right(self, case: Case) -> bool:
        return not Case.objects.filter(pk=case.pk, version=case.version).exists()

    def _draw_audits(self, case: Case, at: datetime) -> None:
        for review in case.reviews.filter(returned_at__isnull=True).exclude(pk__in=self._drawn):
            self._drawn.add(review.pk)
            hours = 160 if self._happens(LATE_AUDITS) else 60
            self._soon(at, hours, partial(self._audit, review))

    def _audit(self, review: Review, at: datetime) -> None:
        auditor = self._chance.choice(AUDITING)
        before = Case.objects.get(pk=review.case_id)
        truth = self._truth[before.reference]
        review = auditing.return_review(review, auditor, truth, at=at)
        case = Case.objects.get(pk=review.case_id)
        self._notice(case, bool(review.loss), at)
        if case.state != before.state:  # else nobody has more to do, as after an appeal
            self.take(case, at)

    def _notice(self, case: Case, wrong: bool, at: datetime) -> None:
        """An officer stops the tool when a mistake that it made comes to light."""
        by_tool = case.delegation == STOPPED_AT_AN_ERROR and case.decided_as == Decider.TOOL
        if wrong and by_tool and at > self._wary_from:
            reason = "A mistake came to light. 發現一項錯誤。"
            delegating.stop(self._service, case.delegation, OFFICE[0].name, at, reason)
