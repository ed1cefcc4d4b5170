"""How a case moves: states and steps as data, read by one function, and the time it may take.

Start reading at `flow.Flow`; `step.step` is the only way from one state to the next.
"""

from remit.core.flow.calendar import Calendar
from remit.core.flow.deadline import Clock, Pause, clock_after, due, working_days_between
from remit.core.flow.flow import Flow, State, Transition
from remit.core.flow.step import possible, step

__all__ = [
    "Calendar",
    "Clock",
    "Flow",
    "Pause",
    "State",
    "Transition",
    "clock_after",
    "due",
    "possible",
    "step",
    "working_days_between",
]
