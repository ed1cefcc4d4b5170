"""Facts of the journal as rows, and back."""

from __future__ import annotations

import math
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from remit.core import cases, remit
from remit.core.cases import AuditReturned, DecisionTaken, OutcomeRecorded, ProposalMade

KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(cases.Event)} | {
    kind.__name__: kind for kind in (remit.DelegationOpened, remit.CeilingSet)
}
"""Every kind of fact, by the name under which it stands in the journal."""


def to_data(fact: remit.Fact) -> dict[str, Any]:
    """Return a fact as JSON values; what is infinite, as by default, is left out."""
    data: dict[str, Any] = _finite(_adapter(type(fact).__name__).dump_python(fact, mode="json"))
    return data


def from_data(kind: str, data: dict[str, Any]) -> remit.Fact:
    """Return the fact of that kind."""
    fact: remit.Fact = _adapter(kind).validate_python(data)
    return fact


def case_of(fact: remit.Fact) -> str:
    """Return the name of the case that a fact is about, or nothing."""
    match fact:
        case ProposalMade(proposal=about) | DecisionTaken(decision=about):
            return about.case_id
        case AuditReturned(audit=about) | OutcomeRecorded(outcome=about):
            return about.case_id
    return getattr(fact, "case_id", "")


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(one) for key, one in value.items() if one != math.inf}
    return value


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
