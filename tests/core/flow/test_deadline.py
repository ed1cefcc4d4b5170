"""Deadlines in working days: what they skip, and what a pause does to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from remit.core.flow import Calendar, Clock, Pause, clock_after, due, working_days_between
from tests.core.flow.tables import flow

NEW_YEAR = frozenset({date(2026, 12, 25), date(2027, 1, 1)})
CALENDAR = Calendar(timezone(timedelta(hours=8)), NEW_YEAR)
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 9 in the morning there

moments = st.datetimes(
    datetime(2026, 11, 1), datetime(2027, 2, 1), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
days = st.integers(1, 30)


@st.composite
def pauses(draw) -> list[Pause]:
    """Pauses that have ended, one behind the other."""
    turns = sorted(draw(st.lists(moments, max_size=8)))
    return [Pause(*pair) for pair in zip(turns[::2], turns[1::2], strict=False)]


def after(**time: float) -> datetime:
    return MONDAY + timedelta(**time)


def day_due(working_days: int, *pauses: Pause, started: datetime = MONDAY) -> date:
    moment = due(CALENDAR, started, working_days, pauses)
    assert moment is not None
    return CALENDAR.day(moment)


def test_the_day_of_arrival_does_not_count():
    assert day_due(1) == date(2026, 11, 24)


def test_what_arrives_after_midnight_there_arrives_on_that_day():
    assert day_due(1, started=datetime(2026, 11, 23, 16, 0, tzinfo=UTC)) == date(2026, 11, 25)


def test_weekends_do_not_count():
    assert day_due(5) == date(2026, 11, 30)


def test_a_question_answered_on_the_same_day_moves_nothing():
    assert day_due(2, Pause(after(hours=25), after(hours=28))) == day_due(2)


def test_each_working_day_that_ends_during_a_pause_moves_the_deadline_by_one():
    asked, answered = after(days=1), after(days=3)
    assert day_due(3, Pause(asked, answered)) == date(2026, 11, 30)


def test_a_pause_over_a_weekend_moves_nothing():
    asked, answered = after(days=5), after(days=6)
    assert day_due(5, Pause(asked, answered)) == day_due(5)


def test_nothing_is_due_while_the_clock_stands():
    assert due(CALENDAR, MONDAY, 3, [Pause(after(days=1))]) is None


def test_what_was_due_before_the_clock_stopped_stays_due():
    assert day_due(3, Pause(after(days=20))) == day_due(3)


@given(moments, days)
def test_a_deadline_falls_on_a_working_day_and_is_as_many_away_as_was_said(started, working_days):
    moment = due(CALENDAR, started, working_days)
    assert moment is not None and CALENDAR.works(CALENDAR.day(moment))
    assert working_days_between(CALENDAR, started, moment) == working_days


@given(moments, days, pauses())
def test_a_pause_never_brings_a_deadline_forward(started, working_days, pauses):
    assert day_due(working_days, *pauses, started=started) >= day_due(
        working_days, started=started
    )


@given(moments, days, pauses())
def test_one_more_pause_never_brings_a_deadline_forward(started, working_days, pauses):
    assert day_due(working_days, *pauses, started=started) >= day_due(
        working_days, *pauses[1:], started=started
    )


@given(moments, days, pauses())
def test_more_days_end_later(started, working_days, pauses):
    assert day_due(working_days, *pauses, started=started) < day_due(
        working_days + 1, *pauses, started=started
    )


@given(moments, moments, days, pauses())
def test_who_comes_first_is_not_due_last(one, other, working_days, pauses):
    first, last = sorted((one, other))
    assert day_due(working_days, *pauses, started=first) <= day_due(
        working_days, *pauses, started=last
    )


@given(moments, days, pauses())
def test_at_the_deadline_all_its_days_are_worked(started, working_days, pauses):
    clock = Clock(started, tuple(pauses))
    moment = clock.due(CALENDAR, working_days)
    assert moment is not None
    assert clock.worked(CALENDAR, moment) == working_days - 1
    assert clock.worked(CALENDAR, moment + timedelta(microseconds=1)) == working_days


def test_no_working_days_lie_between_a_moment_and_an_earlier_one():
    assert working_days_between(CALENDAR, after(days=3), MONDAY) == 0


# The clock of a case ---------------------------------------------------------------------------


def clock_of(*visits: tuple[datetime, str]) -> Clock:
    clock, source = Clock(MONDAY), "new"
    for at, target in visits:
        clock, source = clock_after(flow(), clock, source, target, at), target
    return clock


def test_a_clock_that_runs_is_not_started_again():
    clock = Clock(MONDAY)
    assert clock.turned(after(days=1), runs=True) is clock


def test_a_clock_stands_from_the_question_to_the_answer():
    clock = clock_of((after(days=1), "waiting"), (after(days=3), "new"))
    assert clock == Clock(MONDAY, (Pause(after(days=1), after(days=3)),))


def test_a_machine_whose_clock_lags_cannot_end_a_pause_before_it_began():
    clock = Clock(MONDAY).turned(after(days=1), runs=False).turned(after(hours=23), runs=True)
    assert clock.pauses == (Pause(after(days=1), after(days=1)),)


def test_a_case_told_in_time_is_never_due():
    assert clock_of((after(days=2), "told")).due(CALENDAR, 3) is None


def test_a_case_told_late_remains_late():
    assert clock_of((after(days=20), "told")).due(CALENDAR, 3) is not None


def test_a_case_that_comes_back_has_the_whole_deadline_again():
    assert clock_of((after(days=2), "told"), (after(days=60), "new")) == Clock(after(days=60))
