"""Words for what the public reads about a tool, and the language of what people wrote."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from remit.core.authority import LADDER, Dated
from remit.core.cases import (
    Decider,
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
    VersionDeclared,
)
from remit.core.sentences import Sentence, Share, say
from remit.web.look.language import CHINESE
from remit.web.look.numbers import of_hundred
from remit.web.records.publishing import FORBIDDEN, Published

STATES: Mapping[str, Sentence] = {
    "learning": say("People decide; the program has not earned it"),
    "eligible": say("People decide; the evidence is there, but nobody has signed"),
    "granted": say("The program decides where it is sure enough"),
    "suspended": say("Withdrawn: people decide again"),
    "lapsed": say("Paused: checks are overdue, people decide"),
    "stopped": say("Stopped: people decide"),
    FORBIDDEN: say("People decide, always: the city has ruled a program out"),
}
SIGNED_FOR: Mapping[str, Sentence] = {
    "learning": say("A supervisor signs; officers have not earned to decide alone"),
    "eligible": say("A supervisor signs; the evidence is there, but nobody has signed it over"),
    "granted": say("Officers decide without a supervisor's signature"),
    "suspended": say("Withdrawn: a supervisor signs again"),
    "lapsed": say("Paused: checks are overdue, a supervisor signs"),
    "stopped": say("Stopped: a supervisor signs"),
    FORBIDDEN: say("A supervisor signs, always"),
}
ENDED: Mapping[str, Sentence] = {
    "lapsed": say("Paused: checks of its decisions came back too late."),
    "stopped": say("Stopped by a member of staff."),
    "version": say("Ended: the program became another version, which starts from nothing."),
    "ceiling": say("Ended: the city drew the line lower, up to which the program may decide."),
}


def happened(event: Dated, owners: Mapping[str, str]) -> Sentence:
    """Return what happened to a delegation; of persons, only who answers for it is named."""
    match event.event:
        case DelegationSigned(stratum=stratum, signed_by=by):
            return say(
                "{owner}, owner of the service, signed, because the evidence held: it decides "
                "alone from {sure} sure on.",
                owner=owners.get(by, by),
                sure=Share(LADDER[stratum].confidence) if stratum < len(LADDER) else "",
            )
        case DelegationSuspended(reason="alarm", verdicts=verdicts, losses=losses) if verdicts:
            return say(
                "Withdrawn: {wrong} of the latest {verdicts} checks found a mistake, more than "
                "was promised.",
                wrong=round(losses),
                verdicts=verdicts,
            )
        case DelegationSuspended(reason=reason):
            return ENDED.get(reason, say("Withdrawn: more went wrong than was promised."))
        case DelegationRestarted(restarted_by=by):
            return say(
                "{owner}, owner of the service, let it start again.", owner=owners.get(by, by)
            )
        case VersionDeclared(version=version):
            return say(
                "Version {version} of the program began to gather evidence.", version=version
            )
    return say("Something about it changed.")


def state_of(one: Published) -> Sentence:
    """Return how a delegation stands: a program's, or officers' instead of a supervisor."""
    return (STATES if one.stands_in is Decider.TOOL else SIGNED_FOR)[one.state]


def proven(lent: Collection[Published]) -> Sentence:
    """Say what the checks prove so far of decisions that a program takes alone."""
    wanting = [one for one in lent if not one.keeps_promise]
    target = max(one.promise.target_level for one in wanting or lent)
    if wanting:
        return say(
            "So far the checks do not yet prove that fewer than {n} in 100 are wrong.",
            n=of_hundred(target),
        )
    return say(
        "So far the checks prove that fewer than {n} in 100 are wrong.", n=of_hundred(target)
    )


def written_in(text: str) -> str:
    """Return in which language of the site somebody wrote."""
    chinese = sum("一" <= sign <= "鿿" for sign in text)
    return CHINESE if chinese > len(re.findall("[A-Za-z]+", text)) else "en"
