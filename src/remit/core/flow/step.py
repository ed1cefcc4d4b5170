"""The one function that moves a case, and what it says when it does not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from remit.core.errors import NotAllowed
from remit.core.flow.flow import Flow, Transition
from remit.core.sentences import Sentence, say


def step(flow: Flow, state: str, act: str, role: str, facts: frozenset[str]) -> Transition:
    """Return the transition that an act takes; its target is the case's next state.

    Parameters
    ----------
    flow
        The version that the case began with.
    state
        Where the case is.
    act, role
        What is to be done, and in which role.
    facts
        The names of all guards that hold for this case and this person at this moment.

    Raises
    ------
    NotAllowed
        With what was not done, why, and what is possible instead.

    Examples
    --------
    >>> from remit.core.flow import State
    >>> nobody_decided, told = State("new", say("New"), say("We have it.")), State(
    ...     "told", say("Told"), say("You know."), clock_runs=False, is_final=True)
    >>> tell = Transition("tell", ("new",), "told", frozenset({"officer"}), ("decided",))
    >>> flow = Flow("tiny", 1, 10, (nobody_decided, told), (tell,), {"tell": say("Tell")},
    ...     {"officer": say("officers")}, {"decided": say("somebody has decided")})
    >>> step(flow, "new", "tell", "officer", frozenset({"decided"})).target
    'told'
    >>> step(flow, "new", "tell", "officer", frozenset())
    Traceback (most recent call last):
    ...
    remit.core.errors.NotAllowed: “Tell” was not done; the case stays where it is: New. It needs \
this first: somebody has decided. Nothing is left for you to do here now; load the page again to \
see where the case is.
    """
    here = [t for t in flow.transitions if t.act == act and state in t.sources]
    mine = next((t for t in here if role in t.roles), None)
    if mine and facts.issuperset(mine.guards):
        return mine
    what = say(
        "“{act}” was not done; the case stays where it is: {state}.",
        act=flow.acts.get(act, act), state=flow.state(state).label,
    )  # fmt: skip
    why = _missing(flow, mine, facts) if mine else _reserved(flow, here)
    raise NotAllowed(what, why, _instead(flow, possible(flow, state, role, facts)))


def possible(flow: Flow, state: str, role: str, facts: frozenset[str]) -> tuple[Transition, ...]:
    """Return every transition that `step` would take, in the order of the table."""
    return tuple(
        transition
        for transition in flow.transitions
        if state in transition.sources
        and role in transition.roles
        and facts.issuperset(transition.guards)
    )


def _missing(flow: Flow, mine: Transition, facts: frozenset[str]) -> Sentence:
    missing = (flow.guards[guard] for guard in mine.guards if guard not in facts)
    return say("It needs this first: {guards}.", guards=_listed(missing))


def _reserved(flow: Flow, here: list[Transition]) -> Sentence:
    if not here:
        return say("No such step leads on from there.")
    entitled = frozenset[str]().union(*(transition.roles for transition in here))
    roles = (label for role, label in flow.roles.items() if role in entitled)
    return say("It is reserved for {roles}.", roles=_listed(roles))


def _instead(flow: Flow, offered: tuple[Transition, ...]) -> Sentence:
    if not offered:
        return say(
            "Nothing is left for you to do here now; load the page again to see where the case is."
        )
    return say("Possible now: {acts}.", acts=_listed(flow.acts[t.act] for t in offered))


def _listed(sentences: Iterable[Sentence]) -> Sentence:
    return reduce(
        lambda some, another: say("{some}, {another}", some=some, another=another), sentences
    )
