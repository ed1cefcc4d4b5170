"""How a replay ends: one word, on which page, terminal and file agree."""

from __future__ import annotations

from remit.core.replay.answers.facts import Facts
from remit.core.sentences import Sentence, say

VERDICTS = {
    "undecidable": say("There is nothing to decide"),
    "chance": say("Hangs on chance"),
    "all": say("Yes, in all cases"),
    "part": say("Yes, in part"),
    "lost": say("Not any more"),
    "early": say("Too early to say"),
    "no": say("No"),
}


def standing(facts: Facts) -> str:
    """Return the key of the verdict: may the tool decide alone?"""
    if facts.undecidable:
        return "undecidable"
    if facts.unsettled:
        return "chance"
    if facts.held:
        return "all" if len(facts.delegations) == 1 and not facts.line else "part"
    if facts.lost:
        return "lost"
    return "early" if facts.early else "no"


def verdict(facts: Facts) -> Sentence:
    """Say in a few words whether it may decide alone."""
    return VERDICTS[standing(facts)]
