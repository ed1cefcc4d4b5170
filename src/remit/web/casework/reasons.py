"""Why a proposal was made: earlier decisions like it, and the words that weighed most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Substr
from markupsafe import Markup, escape

from remit.core.cases import Evidence, Proposal, Source
from remit.core.sentences import Sentence, say
from remit.web.records import proposing
from remit.web.records.models import Case

EXCERPT = 200
WEIGHTY = 0.3
"""A word that weighs less than this share of the weightiest one is not pointed out."""

HOW = {
    Source.CORRECTION: say("corrected the tool"),
    Source.ACCEPTANCE: say("accepted the proposal"),
    Source.BLIND: say("decided without a proposal"),
    Source.AUDIT: say("decided in an audit"),
    Source.OUTCOME: say("put right afterwards"),
}


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier decision that speaks for a proposal; without words where one may not see them."""

    reference: str
    answer: str
    by: str
    how: Sentence
    similarity: float
    at: datetime | None
    excerpt: str
    language: str


def precedents(proposal: Proposal, seen: QuerySet[Case]) -> list[Precedent]:
    """Return the earlier decisions behind a proposal, as far as somebody may see them."""
    wanted = [item.case_id for item in proposal.evidence]
    found = seen.filter(reference__in=wanted).annotate(excerpt=Substr("content__text", 1, EXCERPT))
    cases = {case.reference: case for case in found}
    return [_precedent(item, cases.get(item.case_id)) for item in proposal.evidence]


def _precedent(item: Evidence, case: Case | None) -> Precedent:
    return Precedent(
        item.case_id if case else "",
        item.answer,
        item.decided_by,
        HOW[item.source],
        item.similarity,
        case.decided_at if case else None,
        getattr(case, "excerpt", "") or "",
        case.language if case else "",
    )


def telling_words(case: Case, answer: str, text: str) -> tuple[str, ...]:
    """Return the words of a message that speak for an answer; none if nobody proposes now."""
    case.content.text = text
    found = proposing.why(case, answer)
    return tuple(one.word for one in found if one.weight >= WEIGHTY * found[0].weight)


def marked(text: str, words: Iterable[str]) -> Markup:
    """Return a text in which words are marked, and nothing else is markup.

    >>> marked("<b>Lamp</b> out", ["lamp"])
    Markup('&lt;b&gt;<mark>Lamp</mark>&lt;/b&gt; out')
    """
    wanted = [_pattern(word) for word in words]
    if not wanted:
        return escape(text)
    parts = re.split(f"({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if n % 2 else part for n, part in enumerate(parts)
    )


def _pattern(word: str) -> str:
    """Words of scripts with spaces are marked whole; Chinese has no spaces."""
    quoted = re.escape(word)
    return rf"\b{quoted}\b" if word[:1].isascii() else quoted
