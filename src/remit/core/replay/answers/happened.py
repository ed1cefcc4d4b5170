"""What happened, in three sentences."""

from __future__ import annotations

from datetime import datetime

from remit.core.replay.answers.facts import Facts, Figures, Sentences, told_apart
from remit.core.replay.answers.what import decided
from remit.core.sentences import Sentence, Share, say


def happened(facts: Facts) -> Sentences:
    """Say in three sentences what happened."""
    return (_lived(facts.figures), _decided_in_all(facts.figures), _kept_in_all(facts))


def _lived(figures: Figures) -> Sentence:
    values = {"cases": figures["cases"], "tool": figures["tool"]}
    if figures.get("options", {}).get("shuffle"):
        return say(
            "{cases} past cases were lived through again in random order, as if {tool} had been "
            "there: it proposed an answer to each, officers decided, and a random share was "
            "decided blind to measure it.",
            **values,
        )
    if not figures["from"]:
        return say(
            "{cases} past cases were lived through again in their order, as if {tool} had been "
            "there: it proposed an answer to each, officers decided, and a random share was "
            "decided blind to measure it.",
            **values,
        )
    return say(
        "{cases} past cases from {first} to {last} were lived through again in their order, as "
        "if {tool} had been there: it proposed an answer to each, officers decided, and a random "
        "share was decided blind to measure it.",
        **values,
        first=datetime.fromisoformat(figures["from"]).date(),
        last=datetime.fromisoformat(figures["to"]).date(),
    )


def _decided_in_all(figures: Figures) -> Sentence:
    if not figures["decided"]:
        return say(
            "It would have earned the right to decide nothing alone; its proposals agreed with "
            "the record in {accuracy} of the cases.",
            accuracy=Share(figures["accuracy"]),
        )
    return decided(figures)


def _kept_in_all(facts: Facts) -> Sentence:
    figures = facts.figures
    if not figures["decided"]:
        return say("Officers would still have read every case.")
    return say(
        "Of its decisions {error} were wrong, where fewer than {target} were promised; "
        "{unseen} wrong ones went out unseen.",
        error=told_apart(figures["tool_error"], facts.promise.target_level, 1),
        target=Share(facts.promise.target_level),
        unseen=figures["errors_unseen"],
    )
