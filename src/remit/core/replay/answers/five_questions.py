"""The answer to "would this work here, on our cases?", in an official's words.

Five questions are answered: may it decide alone, what, since when, what could go wrong, and
what should be done next.  Everything is told from the figures alone, so that page, terminal
and files cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from remit.core.replay.answers.chance import chance
from remit.core.replay.answers.facts import Facts, Figures, Sentences
from remit.core.replay.answers.happened import happened
from remit.core.replay.answers.next_step import next_step
from remit.core.replay.answers.risk import risk
from remit.core.replay.answers.since_when import since
from remit.core.replay.answers.standing import standing, verdict
from remit.core.replay.answers.what import what
from remit.core.replay.answers.whether import may
from remit.core.sentences import Sentence


@dataclass(frozen=True)
class Answers:
    """What a replay answers.

    Attributes
    ----------
    standing, verdict
        Whether it may decide alone: as a key, and in a few words.
    chance
        How far that hangs on which cases were drawn to be decided blind.
    summary
        What happened, in three sentences.
    may, what, since, wrong, next
        May it decide alone?  What?  Since when?  What could go wrong?  What is to be done next?
    """

    standing: str
    verdict: Sentence
    chance: Sentences
    summary: Sentences
    may: Sentences
    what: Sentences
    since: Sentences
    wrong: Sentences
    next: Sentences


def answers(figures: Figures) -> Answers:
    """Return the answers that the figures of a replay give.

    Parameters
    ----------
    figures
        What `summarise` returned.
    """
    facts = Facts(figures)
    return Answers(
        standing=standing(facts),
        verdict=verdict(facts),
        chance=chance(facts),
        summary=happened(facts),
        may=may(facts),
        what=what(facts),
        since=since(facts),
        wrong=risk(facts),
        next=next_step(facts),
    )
