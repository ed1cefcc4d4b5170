"""What became of each delegation in a replay, as plain values."""

from __future__ import annotations

from typing import Any

import numpy as np

from remit.core.authority import Authority, Promise, Status, Threshold
from remit.core.cases import DelegationSigned, DelegationSuspended, Event
from remit.core.replay.engine import Milestone, Replay
from remit.core.replay.ledger import Flags, Ledger

Figures = dict[str, Any]


def delegation_figures(replay: Replay) -> list[Figures]:
    """Return the figures of every delegation, in the order of their names."""
    counts = _counts(replay.ledger)
    figures = []
    for name, authority in sorted(replay.authorities.items()):
        status = authority.status()
        figures.append(
            {
                "name": name,
                "state": status.state,
                "epoch": status.epoch,
                "threshold": _threshold(authority, status.stratum),
                **counts[name],
                **_found(status),
                **_evidence(status),
                "forecast": _forecast(status, replay.plan.promise),
                **_life(authority, replay.milestones[name]),
            }
        )
    return figures


def _counts(ledger: Ledger) -> dict[str, Figures]:
    """What only a replay can know: every error, whether anybody saw it or not."""
    of, names = ledger.delegations.numbers, ledger.delegations.names

    def tally(flags: Flags) -> list[int]:
        return [int(count) for count in np.bincount(of[flags], minlength=len(names))]

    wrong = ledger.by_tool & ~ledger.correct
    cases, decided = tally(np.ones(len(ledger), dtype=np.bool_)), tally(ledger.by_tool)
    errors, unseen = tally(wrong), tally(wrong & ~ledger.audited)
    return {
        name: {
            "cases": cases[n],
            "decided": decided[n],
            "wrong": errors[n],
            "tool_error": round(errors[n] / decided[n], 6) if decided[n] else None,
            "errors_unseen": unseen[n],
        }
        for n, name in enumerate(names)
    }


def _found(status: Status) -> Figures:
    """What the audits found, and what they allow to be said."""
    # No more decisions can be wrong unseen than went unseen.
    bound = min(status.hidden_errors, status.decided - status.audited)
    return {
        "audits": status.audited,
        "errors_found": status.errors_found,
        "errors_unseen_bound": int(bound),
    }


def _evidence(status: Status) -> Figures:
    """The blind labels behind what is in force, or else behind what comes next."""
    stratum = status.stratum if status.stratum is not None else status.forecast.stratum
    evidence = status.evidence[-1 if stratum is None else stratum]
    rate = round(evidence.errors / evidence.labels, 6) if evidence.labels else None
    return {
        "labels": evidence.labels,
        "errors": evidence.errors,
        "error_rate": rate,
        "least_confidence": evidence.threshold.confidence,
    }


def _forecast(status: Status, promise: Promise) -> Figures:
    forecast = status.forecast
    return {
        "sentence": str(forecast.sentence(promise)),
        "reason": forecast.reason,
        "labels_needed": forecast.labels_needed,
        "cases_needed": forecast.cases_needed,
        "error_rate": forecast.error_rate,
        "least_confidence": forecast.least_confidence,
        "remedies": list(forecast.remedies),
    }


def _life(authority: Authority, milestones: list[Milestone]) -> Figures:
    history: list[Figures] = []
    for milestone in milestones:
        held = bool(history) and history[-1]["event"] != "suspended"
        history.append(_happened(authority, milestone, held))
    return {"granted_at": history[0] if history else None, "history": history}


def _happened(authority: Authority, milestone: Milestone, held: bool) -> Figures:
    event = milestone.event
    when = {"after_cases": milestone.after_cases, "time": milestone.time}
    if isinstance(event, DelegationSigned):
        threshold = _threshold(authority, event.stratum)
        return {**when, "event": "widened" if held else "granted", "threshold": threshold}
    return {**when, "event": "suspended", **_why(event)}


def _why(event: Event) -> Figures:
    """The reason of an end; after an alarm, the latest verdicts that speak most of errors."""
    if not isinstance(event, DelegationSuspended):
        return {"reason": ""}
    verdicts, wrong = event.verdicts, event.losses
    rate = round(wrong / verdicts, 6) if verdicts else None
    return {"reason": event.reason, "verdicts": verdicts, "wrong": wrong, "error_rate": rate}


def _threshold(authority: Authority, stratum: int | None) -> Figures | None:
    if stratum is None:
        return None
    threshold: Threshold = authority.ladder[stratum]
    return {"confidence": threshold.confidence, "familiarity": threshold.familiarity}
