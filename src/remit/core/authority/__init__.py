"""Who may decide what alone, and on what evidence.

A stand-in earns a delegation by blind evidence and a signature, and loses it by evidence
alone.  Start reading at `authority.Authority`; the proof is in `docs/explanation/promise.md`.
"""

from remit.core.authority.authority import Authority
from remit.core.authority.coins import Coins
from remit.core.authority.forecast import Forecast, labels_to_a_grant
from remit.core.authority.noise import NoiseEstimate, estimate_noise
from remit.core.authority.promise import LADDER, Ceiling, Promise, Threshold
from remit.core.authority.registry import (
    Claim,
    certain_together,
    chance_of_any_false,
    mostly_right,
)
from remit.core.authority.route import Route, assigned
from remit.core.authority.status import Status, StratumEvidence
from remit.core.authority.term import Dated
from remit.core.authority.tolerance import errors_until_alarm

__all__ = [
    "LADDER",
    "Authority",
    "Ceiling",
    "Claim",
    "Coins",
    "Dated",
    "Forecast",
    "NoiseEstimate",
    "Promise",
    "Route",
    "Status",
    "StratumEvidence",
    "Threshold",
    "assigned",
    "certain_together",
    "chance_of_any_false",
    "errors_until_alarm",
    "estimate_noise",
    "labels_to_a_grant",
    "mostly_right",
]
