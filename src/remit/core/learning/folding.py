"""What a learner knows is a fold over the journal, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from remit.core.cases import (
    AuditReturned,
    Case,
    CaseForgotten,
    Decider,
    DecisionTaken,
    DecisionUndone,
    Event,
    LabelRenamed,
    LabelsMerged,
    LabelSplit,
    RuleSigned,
    Source,
)
from remit.core.learning.learner import CaseLearner


def apply(learner: CaseLearner, event: Event, cases: Mapping[str, Case]) -> None:
    """Let one fact of the journal change what a learner knows.

    Parameters
    ----------
    cases
        The content of cases by their names.  Facts about a case whose content was erased
        teach nothing.
    """
    match event:
        case DecisionTaken(decision=decision, scope=scope, valid_to=valid_to):
            known = cases.get(decision.case_id)
            # A tool's own decision teaches it nothing: only people and audits do.
            if known is not None and decision.decider is not Decider.TOOL:
                learner.learn_one(
                    known, decision.answer, decision.source, decision.decided_by, scope, valid_to
                )
        case AuditReturned(audit=audit, answer=answer) if audit.case_id in cases:
            learner.learn_one(cases[audit.case_id], answer, Source.AUDIT, audit.auditor)
        case LabelRenamed(old=old, new=new):
            _rename(learner, (old,), (new,))
        case LabelsMerged(old=several, new=new):
            _rename(learner, several, (new,))
        case LabelSplit(old=old, new=parts):
            _rename(learner, (old,), parts)
        case RuleSigned(old=old, first_case=first) if learner.knows(old):
            learner.sign(event if first in cases else replace(event, first_case=""))
        case CaseForgotten(case_id=case_id) | DecisionUndone(case_id=case_id) if case_id in cases:
            learner.forget(cases[case_id])
        case _:
            pass


def _rename(learner: CaseLearner, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    # An answer that only erased cases were given is unknown here: nothing of it to rename.
    known = tuple(name for name in old if learner.knows(name))
    if known:
        learner.rename(known, new)


def fold(learner: CaseLearner, events: Iterable[Event], cases: Mapping[str, Case]) -> CaseLearner:
    """Bring `learner` up to date with `events` and return it.

    From a new learner and without a case's content this is what forgetting promises: the state
    of never having seen the case.
    """
    for event in events:
        apply(learner, event, cases)
    return learner
