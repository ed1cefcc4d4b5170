"""A flow small enough to see through: a report is answered, asked about, or opened again."""

from __future__ import annotations

from typing import Any

from remit.core.flow import Flow, State, Transition
from remit.core.sentences import say

OFFICER = frozenset({"officer"})
CITIZEN = frozenset({"citizen"})


def state(key: str, **details: bool) -> State:
    return State(key, say(key), say(f"for the citizen: {key}"), **details)


STATES = (
    state("new"),
    state("waiting", clock_runs=False),
    state("told", clock_runs=False, is_final=True),
)
TRANSITIONS = (
    Transition("tell", ("new",), "told", OFFICER, ("decided", "signed")),
    Transition("ask", ("new",), "waiting", OFFICER),
    Transition("answer", ("waiting",), "new", CITIZEN),
    Transition("appeal", ("told",), "new", CITIZEN),
)


def flow(**details: Any) -> Flow:
    """Return the small flow, unless `details` say otherwise."""
    words = {
        "acts": {act: say(act.title()) for act in ("tell", "ask", "answer", "appeal")},
        "roles": {"officer": say("officers"), "citizen": say("citizens")},
        "guards": {"decided": say("it is decided"), "signed": say("it is signed")},
    }
    table = {"states": STATES, "transitions": TRANSITIONS, "working_days": 10}
    return Flow(**{"key": "small", "version": 1, **table, **words, **details})
