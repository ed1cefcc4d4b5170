"""Since when, and was it ever lost?"""

from __future__ import annotations

from remit.core.replay.answers.facts import Facts, Figures, Sentences, day
from remit.core.sentences import Names, Sentence, Share, counted, say


def since(facts: Facts) -> Sentences:
    """Say since when it decides, and how often that was taken back."""
    if len(facts.delegations) != 1:
        return _first_of_several(facts)
    delegation = facts.delegations[0]
    if not delegation["granted_at"]:
        return (say("Never, in these cases."),)
    sentences = [_from(delegation["granted_at"])]
    ends = [entry for entry in delegation["history"] if entry["event"] == "suspended"]
    if ends:
        sentences.append(_withdrawn(len(ends), ends[-1]))
        sentences += _found(ends[-1], facts)
    if ends and facts.held:
        grants = [entry for entry in delegation["history"] if entry["event"] == "granted"]
        sentences.append(_again(grants[-1]))
    return tuple(sentences)


def _first_of_several(facts: Facts) -> Sentences:
    first = min(
        (d for d in facts.delegations if d["granted_at"]),
        key=lambda d: d["granted_at"]["after_cases"],
        default=None,
    )
    if first is None:
        return (say("Never, in these cases."),)
    return (
        say("The first was {name}.", name=Names((first["name"],))),
        _from(first["granted_at"]),
    )


def _from(grant: Figures) -> Sentence:
    if on := day(grant):
        return say("From {day} on, after {cases} cases.", day=on, cases=grant["after_cases"])
    return say("From case {number} on.", number=grant["after_cases"] + 1)


def _withdrawn(times: int, last: Figures) -> Sentence:
    if on := day(last):
        return counted(
            times,
            "Audits would have withdrawn it once, on {day}.",
            "Audits would have withdrawn it {n} times, the last time on {day}.",
            day=on,
        )
    return counted(
        times,
        "Audits would have withdrawn it once, after {cases} cases.",
        "Audits would have withdrawn it {n} times, the last time after {cases} cases.",
        cases=last["after_cases"],
    )


def _found(end: Figures, facts: Facts) -> Sentences:
    if not end["verdicts"]:
        return ()
    return (
        say(
            "By then {wrong} of the latest {verdicts} blind verdicts on cases that it was allowed "
            "to decide said wrong: {rate}, where fewer than {target} were promised.",
            wrong=end["wrong"],
            verdicts=end["verdicts"],
            rate=Share(end["error_rate"]),
            target=Share(facts.promise.target_level),
        ),
    )


def _again(grant: Figures) -> Sentence:
    if on := day(grant):
        return say("It has been in force again since {day}.", day=on)
    return say("It has been in force again since case {number}.", number=grant["after_cases"] + 1)
