"""What somebody can do with a case now, with the key for it; the flow says what is possible."""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.flow import possible
from remit.core.sentences import Sentence
from remit.web.records.acting import Actor, facts_of, flow_of
from remit.web.records.models import Case

ANSWERS = frozenset({"accept", "correct", "decide"})
"""Acts that give an answer; the page offers them with the answers."""

KEYS = {
    "countersign": "g",
    "undo": "u",
    "ask": "q",
    "answered": "w",
    "refer": "r",
    "split": "s",
    "escalate": "e",
    "return": "t",
    "take_back": "b",
    "reopen": "o",
    "withdraw": "x",
}
WITH_A_PAGE = frozenset({"ask", "answered", "refer", "split", "reopen", "withdraw"})
"""Acts that need to be told something, or that nobody should do by a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is possible now."""

    act: str
    label: Sentence
    key: str

    @property
    def has_page(self) -> bool:
        """Whether it is done on a page of its own."""
        return self.act in WITH_A_PAGE


@dataclass(frozen=True, slots=True)
class Offers:
    """All that somebody can do with a case now."""

    answers: frozenset[str]
    others: tuple[Offer, ...]


def offers(case: Case, actor: Actor) -> Offers:
    """Return what somebody can do with a case now."""
    flow = flow_of(case)
    facts = facts_of(case, actor)
    acts = {step.act for step in possible(flow, case.state, actor.role, facts)}
    others = (Offer(act, flow.acts[act], key) for act, key in KEYS.items() if act in acts)
    return Offers(frozenset(acts & ANSWERS), tuple(others))
