"""A flow as data: the states of a case, the steps between them, and who may take them when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.core.errors import InvalidFlow
from remit.core.sentences import Sentence


@dataclass(frozen=True, slots=True)
class State:
    """Where a case can be.

    Attributes
    ----------
    key
        A stable name, such as ``with_officer``.
    label, for_citizen
        What those who work on the case read, and what the citizen reads.
    clock_runs
        Whether time spent here counts towards the deadline.
    is_final
        Whether nothing is left to be done.  A final state may still be left again: what was
        sent can be reopened.
    """

    key: str
    label: Sentence
    for_citizen: Sentence
    clock_runs: bool = True
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """A step that leads from one of its sources to its target.

    Attributes
    ----------
    act
        What is done, such as ``accept``.
    roles
        Who may do it.
    guards
        Facts that must all hold.  They are names here; whoever asks brings the facts.
    """

    act: str
    sources: tuple[str, ...]
    target: str
    roles: frozenset[str]
    guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """One version of a service's way of working; a running case keeps the one it began with.

    Attributes
    ----------
    key, version
        Which flow this is.  A changed flow is a new version beside the old one.
    working_days
        How many working days a case may take.
    states
        A case begins in the first.
    acts, roles, guards
        Every name that a transition may use, and how it is said.

    Examples
    --------
    >>> from remit.core.sentences import say
    >>> word = say("…")
    >>> Flow("tiny", 1, 10, (State("new", word, word), State("lost", word, word)), (), {}, {}, {})
    Traceback (most recent call last):
    ...
    remit.core.errors.InvalidFlow: flow 'tiny', version 1, cannot be followed: no step leads to \
'lost'; no step leads out of 'new', which is not final; no step leads out of 'lost', which is \
not final; correct its table
    """

    key: str
    version: int
    working_days: int
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    acts: Mapping[str, Sentence]
    roles: Mapping[str, Sentence]
    guards: Mapping[str, Sentence]

    def __post_init__(self) -> None:
        if problems := [*_amiss(self), *_undeclared(self), *_doubled(self), *_astray(self)]:
            raise InvalidFlow(
                f"{self._name} cannot be followed: {'; '.join(problems)}; correct its table"
            )

    @property
    def _name(self) -> str:
        return f"flow {self.key!r}, version {self.version},"

    def state(self, key: str) -> State:
        """Return the state with this key."""
        for state in self.states:
            if state.key == key:
                return state
        raise InvalidFlow(
            f"{self._name} has no state {key!r}; read a case with the version it began with"
        )


def _amiss(flow: Flow) -> Iterator[str]:
    if flow.working_days < 1:
        yield f"a deadline of {flow.working_days} working days has passed before the case arrives"
    if not flow.states:
        yield "there is no state to begin in"
    for state in flow.states:
        if state.is_final and state.clock_runs:
            yield f"the clock runs in {state.key!r}, which is final"
    yield from (f"nobody may {step.act!r}" for step in flow.transitions if not step.roles)


def _undeclared(flow: Flow) -> Iterator[str]:
    states = {state.key for state in flow.states}
    for step in flow.transitions:
        used = [
            ("state", {*step.sources, step.target} - states),
            ("act", {step.act} - flow.acts.keys()),
            ("role", step.roles - flow.roles.keys()),
            ("guard", set(step.guards) - flow.guards.keys()),
        ]
        for kind, names in used:
            yield from (f"{step.act!r} names an unknown {kind} {name!r}" for name in sorted(names))


def _doubled(flow: Flow) -> Iterator[str]:
    states = Counter(state.key for state in flow.states)
    yield from (f"the state {key!r} stands twice" for key, n in states.items() if n > 1)
    steps = Counter(
        (source, step.act, role)
        for step in flow.transitions
        for source in step.sources
        for role in sorted(step.roles)
    )
    for (source, act, role), n in steps.items():
        if n > 1:
            yield f"{act!r} by {role!r} leads from {source!r} in {n} ways"


def _astray(flow: Flow) -> Iterator[str]:
    reached = _reached(flow)
    left = {source for step in flow.transitions for source in step.sources}
    for state in flow.states:
        if state.key not in reached:
            yield f"no step leads to {state.key!r}"
    for state in flow.states:
        if state.key not in left and not state.is_final:
            yield f"no step leads out of {state.key!r}, which is not final"


def _reached(flow: Flow) -> set[str]:
    """Return the states that a case can come to from the first, the first included."""
    reached: set[str] = set()
    ahead = {state.key for state in flow.states[:1]}
    while ahead:
        reached |= ahead
        ahead = {s.target for s in flow.transitions if reached & set(s.sources)} - reached
    return reached
