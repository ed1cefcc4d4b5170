"""How sure the tool is, in words that were checked against what people decided blind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from django.core.cache import cache

from remit.core.cases import Proposal
from remit.core.sentences import Sentence, Share, say
from remit.web.records.models import Case, Service

BOUNDS = (0.5, 0.7, 0.8, 0.9, 0.95)
ENOUGH = 30
"""Blind decisions that a band needs before its share is told."""

FAMILIAR = 0.3
"""Below this familiarity the record of a band says nothing: it is of messages unlike this."""

LATEST = 2_000
KEPT_FOR = 600


@dataclass(frozen=True, slots=True)
class Band:
    """Proposals of like confidence on which people decided blind, and how many were right."""

    decided: int = 0
    right: int = 0


def in_words(service: Service, proposal: Proposal) -> Sentence:
    """Say how often such proposals were right, or else what the tool itself says."""
    if proposal.familiarity < FAMILIAR:
        return say(
            "The tool has seen nothing much like this message: take its proposal as a guess."
        )
    band = bands_of(service)[bisect_right(BOUNDS, proposal.confidence)]
    if band.decided < ENOUGH:
        return say(
            "The tool itself says {share}. Too few such cases have been decided blind to check "
            "it.",
            share=Share(proposal.confidence),
        )
    if band.right >= 0.95 * band.decided:
        return say("More than 19 in 20 such proposals were right.")
    return say(
        "About {n} in 10 such proposals were right.", n=round(10 * band.right / band.decided)
    )


def bands_of(service: Service) -> tuple[Band, ...]:
    """Return what the latest blind decisions say, counted anew every few minutes."""
    key = f"bands:{service.journal.hex}"
    kept: tuple[Band, ...] | None = cache.get(key)
    bands = kept or _counted(service)
    if kept is None:
        cache.set(key, bands, KEPT_FOR)
    return bands


def _counted(service: Service) -> tuple[Band, ...]:
    decided, right = [0] * (len(BOUNDS) + 1), [0] * (len(BOUNDS) + 1)
    latest = Case.objects.filter(service=service, state="sent").order_by("-id")[:LATEST]
    rows = latest.values_list(
        "is_shown", "is_rerun", "decided_as", "confidence", "proposed", "answer"
    )
    for is_shown, is_rerun, decided_as, confidence, proposed, answer in rows:
        if is_shown or is_rerun or decided_as == "tool" or not proposed:
            continue
        band = bisect_right(BOUNDS, confidence or 0.0)
        decided[band] += 1
        right[band] += proposed == answer
    return tuple(map(Band, decided, right))
