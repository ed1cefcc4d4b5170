"""May it decide alone?"""

from __future__ import annotations

from remit.core.replay.answers.chance import by_chance, hangs
from remit.core.replay.answers.facts import Facts, Figures, Sentences, labels
from remit.core.sentences import Sentence, Share, say


def may(facts: Facts) -> Sentences:
    """Say whether it may decide alone, and if not, why."""
    figures = facts.figures
    if facts.undecidable:
        return (
            say(
                "All {cases} cases have the same answer on record: there is nothing to decide, "
                "and nothing that a tool could prove.",
                cases=figures["cases"],
            ),
        )
    return (*_whether(facts), *by_chance(facts))


def _whether(facts: Facts) -> Sentences:
    if facts.unsettled:
        return hangs(facts)
    if facts.held:
        return (_granted(facts),)
    if facts.lost:
        return (
            say(
                "Not any more. The tool would have earned the right to decide alone, but in the "
                "end it had lost it."
            ),
        )
    return (_too_early(facts) if facts.early else _refused(facts), _agreed(facts.figures))


def _granted(facts: Facts) -> Sentence:
    if len(facts.delegations) > 1:
        return say(
            "Yes, in part. {held} of {total} delegations were in force at the end.",
            held=len(facts.held),
            total=len(facts.delegations),
        )
    if facts.line:
        return say(
            "Yes, in part. The tool would have earned the right to decide alone where it is at "
            "least {line} sure.",
            line=Share(facts.line),
        )
    return say(
        "Yes, in all cases. The tool would have earned the right to decide alone, however sure "
        "it is."
    )


def _too_early(facts: Facts) -> Sentence:
    return say(
        "Too early to say. {labels} came back, and no fewer than {least} can prove that the "
        "promise would hold.",
        labels=labels(facts.figures["blind_labels"]),
        least=facts.least_labels,
    )


def _refused(facts: Facts) -> Sentence:
    return say(
        "No. On these cases the tool would not have earned the right to decide anything alone "
        "under the promise that fewer than {wrong} in 100 of its decisions are wrong.",
        wrong=facts.wrong_in_100,
    )


def _agreed(figures: Figures) -> Sentence:
    return say(
        "Its proposals agreed with the record in {accuracy} of the cases, and in {lately} of the "
        "last 25% of the cases.",
        accuracy=Share(figures["accuracy"]),
        lately=Share(figures["last_quarter"]["accuracy"]),
    )
