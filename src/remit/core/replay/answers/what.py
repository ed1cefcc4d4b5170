"""What does it decide, and what do officers still read?"""

from __future__ import annotations

from remit.core.replay.answers.facts import NAMED, Facts, Figures, Sentences
from remit.core.sentences import Names, Sentence, Share, counted, say


def what(facts: Facts) -> Sentences:
    """Say what it decides, and what officers still read."""
    figures = facts.figures
    return (*_decides(facts), _read(figures), *_checked(figures))


def _decides(facts: Facts) -> Sentences:
    if not facts.figures["decided"]:
        return (say("Nothing."),)
    if not facts.held:
        return (
            say("Nothing any more: officers decide every case again."),
            decided(facts.figures),
        )
    named = sorted(facts.held, key=lambda d: -d["decided"])[:NAMED]
    if len(facts.delegations) == 1 or not named:
        return (decided(facts.figures),)
    names = Names(tuple(d["name"] for d in named))
    if len(facts.held) > NAMED:
        return (decided(facts.figures), say("Among what it decides are {names}.", names=names))
    return (decided(facts.figures), say("It decides {names}.", names=names))


def decided(figures: Figures) -> Sentence:
    """Say how much it decides."""
    return say(
        "The tool would have decided {share} of all cases, and {lately} of the last 25% of them.",
        share=Share(figures["decided_by_tool"]),
        lately=Share(figures["last_quarter"]["decided_by_tool"]),
    )


def _read(figures: Figures) -> Sentence:
    share, lately = figures["officers_read"], figures["last_quarter"]["officers_read"]
    if share == 1:
        return say("Officers would still have read every case.")
    return say(
        "Officers would still have read {share} of the cases, audits included, and {lately} of "
        "the last 25% of them.",
        share=Share(share),
        lately=Share(lately),
    )


def _checked(figures: Figures) -> Sentences:
    if not figures["checked_before_release"]:
        return ()
    return (
        say(
            "They would have checked {decisions} of the tool before going out, because too many "
            "wrong ones could have gone out unseen before.",
            decisions=counted(figures["checked_before_release"], "{n} decision", "{n} decisions"),
        ),
    )
