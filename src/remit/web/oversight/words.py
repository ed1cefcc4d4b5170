"""Words for what delegations are, do and suffer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from remit.core.authority import Authority, Threshold
from remit.core.cases import (
    Decider,
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
    Event,
    VersionDeclared,
)
from remit.core.sentences import Sentence, Share, Value, counted, say
from remit.web.records.models import CaseType

STATES = {
    "learning": say("Gathering evidence"),
    "eligible": say("Evidence holds, not signed"),
    "granted": say("In force"),
    "suspended": say("Suspended"),
    "lapsed": say("Paused"),
    "stopped": say("Stopped"),
}
TONES = {
    "granted": "good",
    "eligible": "care",
    "suspended": "bad",
    "stopped": "bad",
    "lapsed": "bad",
}
MEANINGS = {
    "learning": say("A person decides every case. What is decided blind is gathered as evidence."),
    "eligible": say("A person decides every case. The owner may sign, as long as evidence holds."),
    "granted": say("What is sure enough is decided without a person, and audited."),
    "suspended": say("Audits found too many errors. A person decides every case again."),
    "lapsed": say("Verdicts came back too late. A person decides every case until they are in."),
    "stopped": say(
        "A person stopped it, and a person decides every case. Only the owner restarts."
    ),
}
URGENT = ("suspended", "stopped", "lapsed", "eligible", "granted", "learning")
"""States, what needs somebody first."""

WHO = {
    Decider.TOOL: say("The tool"),
    Decider.OFFICER: say("An officer"),
    Decider.SUPERVISOR: say("A supervisor"),
}
REASONS = {
    "alarm": say("Suspended: complaints and appeals found too many errors"),
    "lapsed": say("Paused: verdicts came back too late"),
    "stopped": say("Stopped"),
    "version": say("Ended: the tool became another version"),
    "ceiling": say("Ended: the ceiling was lowered"),
}


def who_decides(authority: Authority) -> Sentence:
    """Say who decides, now."""
    lent = authority.delegation
    if authority.in_force < 0:
        return WHO[lent.instead_of]
    line = authority.ladder[authority.in_force].confidence
    if not line:
        return WHO[lent.stands_in]
    return say(
        "The tool, where it is at least {line} sure; an officer decides the rest",
        line=Share(line),
    )


def instead(authority: Authority) -> Sentence:
    """Say who is to decide instead of whom."""
    if authority.delegation.stands_in is Decider.TOOL:
        return say("A tool instead of an officer")
    return say("An officer instead of a supervisor")


def title_of(types: Sequence[CaseType]) -> Sentence | str:
    """Say which case types a group holds, in a few words."""
    labels = [case_type.label for case_type in types]
    if not labels:
        return say("All cases")
    if len(labels) == 1:
        return labels[0]
    if len(labels) == 2:
        return say("{first} and {second}", first=labels[0], second=labels[1])
    return counted(
        len(labels) - 2,
        "{first}, {second} and {n} more",
        "{first}, {second} and {n} more",
        first=labels[0],
        second=labels[1],
    )


def above(threshold: Threshold) -> Sentence:
    """Say which cases a step lets in."""
    if not threshold.confidence:
        return say("all cases")
    return say("cases of which it is at least {line} sure", line=Share(threshold.confidence))


def happened(event: Event, names: Mapping[str, str], ladder: Sequence[Threshold]) -> Sentence:
    """Say what happened to a delegation, who did it, and on which figures."""
    match event:
        case DelegationSigned(stratum=stratum, signed_by=by):
            return say(
                "Signed by {person}: {line}", person=names.get(by, by), line=above(ladder[stratum])
            )
        case DelegationSuspended(verdicts=verdicts, losses=losses) if verdicts:
            return say(
                "Suspended: audits found too many errors, {wrong} wrong among the latest "
                "{verdicts} ({rate})",
                wrong=losses,
                verdicts=verdicts,
                rate=Share(losses / verdicts),
            )
        case DelegationSuspended(reason="stopped", by=by, note=note) if note:
            return stopped(names.get(by, by), note)
        case DelegationSuspended(reason=reason, by=by):
            return _by(REASONS[reason], by, names)
        case DelegationRestarted(restarted_by=by):
            return _by(say("Restarted"), by, names)
        case VersionDeclared(version=version):
            return say("Version {version} declared; evidence starts anew", version=version)
    raise TypeError(f"{type(event).__name__} is no event in the life of a delegation")


def stopped(person: str, note: str) -> Sentence:
    """Say who stopped a delegation, and why."""
    return say("Stopped by {person}: “{reason}”", person=person, reason=note)


def _by(what: Sentence, by: str, names: Mapping[str, str]) -> Sentence:
    return say("{what}, by {person}", what=what, person=names.get(by, by)) if by else what


def listed(names: Sequence[Value]) -> Sentence | Value:
    """Return names one behind the other, without quotation marks."""
    if len(names) < 2:
        return names[0] if names else ""
    return say("{some}, {another}", some=listed(names[:-1]), another=names[-1])
