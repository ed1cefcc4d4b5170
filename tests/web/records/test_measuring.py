"""What is counted about delegations, and what the counts may say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from remit.core.authority import Promise
from remit.core.cases import (
    Audit,
    AuditReturned,
    CaseRouted,
    Decider,
    Decision,
    DecisionSent,
    DecisionTaken,
    DecisionUndone,
    Delegation,
    Outcome,
    OutcomeRecorded,
)
from remit.core.remit import DelegationOpened, Fact
from remit.web.records import measuring
from remit.web.records.intervals import difference_interval
from remit.web.records.measuring import (
    EPOCH,
    calibration,
    days_on_record,
    lately,
    leanings,
    weeks,
)
from remit.web.records.models import Snapshot
from remit.web.records.tallies import Tallies
from tests.web.city import LAMP, City, build

LAMPS = Delegation("lamps", "case_type", Decider.TOOL, Decider.OFFICER, "lamps", "HO")
DAY = 20_000
TODAY = EPOCH + timedelta(days=DAY)


class Book:
    """A tally that is written by hand."""

    def __init__(self) -> None:
        self.tallies = Tallies()
        self.note(DelegationOpened(LAMPS, Promise(blind_share=0.2)))
        self.tally = self.tallies.of["lamps"]
        self._cases = 0

    def note(self, fact: Fact, day: int = DAY, lent: dict[str, str] | None = None) -> None:
        self.tallies.apply(fact, day, lent or {})

    def routed(
        self,
        decider: Decider = Decider.OFFICER,
        blind: bool = False,
        sure: float = 0.9,
        rate: float = 0.2,
        audited: bool = False,
    ) -> str:
        self._cases += 1
        case = f"case {self._cases}"
        self.note(CaseRouted(case, "lamps", "lamp", sure, 1.0, decider, blind, audited, rate))
        return case

    def decided(
        self,
        case: str,
        answer: str = "lamp",
        team: str = "roads",
        day: int = DAY,
        decider: Decider = Decider.OFFICER,
    ) -> None:
        decision = Decision(case, "case_type", answer, decider)
        self.note(DecisionTaken(decision, owner=("CHAN", "", team)), day)
        self.note(DecisionSent(case, "case_type"), day)

    def audited(self, case: str, loss: float) -> None:
        self.note(AuditReturned(Audit(case, "case_type", "lamps", 0.1, loss=loss), "lamp"))


@pytest.fixture
def book():
    return Book()


def test_what_was_decided_alone_is_counted_on_its_day(book):
    book.routed(Decider.TOOL)
    book.decided(book.routed())
    assert (lately(book.tally, TODAY).decided, lately(book.tally, TODAY).by_person) == (1, 1)
    assert lately(book.tally, TODAY + timedelta(days=30)).decided == 0


def test_audits_and_their_errors_are_counted(book):
    for loss in (0.0, 1.0):
        book.audited(book.routed(Decider.TOOL, audited=True), loss)
    assert (lately(book.tally, TODAY).audited, lately(book.tally, TODAY).errors) == (2, 1.0)


def test_a_decision_that_was_overturned_counts_against_the_delegation_that_took_it(book):
    case = book.routed(Decider.TOOL)
    book.note(OutcomeRecorded(Outcome(case, "appeal_upheld", 1.0)), lent={case: "lamps"})
    book.note(OutcomeRecorded(Outcome("another", "appeal_upheld", 1.0)))
    assert lately(book.tally, TODAY).overturned == 1


def test_confidence_is_compared_with_blind_labels_only(book):
    book.decided(book.routed(blind=True, sure=0.99))
    book.decided(book.routed(blind=True, sure=0.99), "refuse")
    book.decided(book.routed(blind=False, sure=0.99))
    surest = calibration(book.tally)[0]
    assert (surest.least, surest.cases, surest.share) == (0.97, 2, 0.5)


def test_audits_are_blind_labels_as_well(book):
    book.audited(book.routed(Decider.TOOL, audited=True, sure=0.99), 0.0)
    assert calibration(book.tally)[0].right == 1


def test_a_team_with_few_cases_shows_no_figures(book):
    for _ in range(30):
        book.decided(book.routed())
    for _ in range(19):
        book.decided(book.routed(blind=True))
    (hidden,) = leanings(book.tally)
    assert (hidden.difference, hidden.low, hidden.blind_cases) == (None, None, 19)


def test_leaning_is_agreement_when_shown_minus_agreement_when_blind(book):
    for n in range(100):
        book.decided(book.routed())
        book.decided(book.routed(blind=True), "lamp" if n % 2 else "refuse")
    (leaning,) = leanings(book.tally)
    assert leaning.team == "roads"
    assert leaning.difference == 0.5
    assert leaning.low is not None
    assert leaning.low > 0.3


def test_what_is_withheld_from_a_tool_in_force_is_compared_with_nothing(book):
    book.decided(book.routed(blind=True, rate=0.118))
    assert book.tally.teams["roads"].blind.cases == 0


def test_a_decision_that_was_undone_or_repeated_counts_once(book):
    case = book.routed(blind=True)
    book.note(DecisionTaken(Decision(case, "case_type", "refuse", Decider.OFFICER)))
    book.note(DecisionUndone(case, "case_type", "CHAN"))
    book.decided(case)
    book.decided(case, "refuse")  # reopened later
    assert sum(band.cases for band in calibration(book.tally)) == 1
    assert sum(band.right for band in calibration(book.tally)) == 1


def test_weeks_follow_one_another_without_gaps(book):
    book.decided(book.routed(), day=DAY - 21)
    book.decided(book.routed(Decider.TOOL), decider=Decider.TOOL)
    found = weeks(book.tallies, TODAY)
    assert [(week.by_tool, week.by_person) for week in found] == [(0, 1), (0, 0), (0, 0), (1, 0)]
    assert all(week.begins.weekday() == 0 for week in found)


def test_no_more_days_are_on_record_than_passed(book):
    assert days_on_record(book.tally, TODAY) == 0
    book.routed(Decider.TOOL)
    assert days_on_record(book.tally, TODAY) == 1
    assert days_on_record(book.tally, TODAY + timedelta(days=99)) == 30


def test_the_interval_holds_no_impossible_difference():
    low, high = difference_interval((1.0, 20), (0.0, 20))
    assert 0 < low < high <= 1


@pytest.mark.django_db
def test_counting_again_counts_nothing_twice():
    city = build()
    city.decided(city.arrive("The lamp is out"), LAMP)
    assert _sent(city) == 1
    assert _sent(city) == 1
    city.decided(city.arrive("Another lamp is out"), LAMP)
    assert _sent(city) == 2


@pytest.mark.django_db
def test_a_new_process_goes_on_from_what_was_saved():
    city = build()
    city.decided(city.arrive("The lamp is out"), LAMP)
    measuring.save(city.service)
    measuring.forget(city.service)
    assert Snapshot.objects.filter(fold="tallies").exists()
    city.decided(city.arrive("Another lamp is out"), LAMP)
    assert _sent(city) == 2


@pytest.mark.django_db
def test_days_are_those_of_the_citys_calendar():
    late = datetime(2026, 1, 1, 17, 0, tzinfo=UTC)  # one in the morning, the day after, here
    assert measuring.day_of(late) - measuring.day_of(late - timedelta(hours=2)) == 1


def _sent(city: City) -> int:
    with measuring.counting(city.service) as tallies:
        return sum(day.total() for day in tallies.sent.values())
