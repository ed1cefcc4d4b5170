"""What is added to the figures of a replay once all cases are lived through."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.adapters.past_cases import PastCases
from remit.adapters.recorded_cases import PROPOSED, recorded_cases
from remit.core.replay import answers
from remit.core.replay.staff_time import Minutes, in_hours
from remit.project.alternatives import alternatives
from remit.project.job import Job
from remit.project.progress import watched

Figures = dict[str, Any]
EXAMPLES = 3
LONGEST = 300  # characters


@dataclass(frozen=True)
class Wishes:
    """What somebody wants to know besides what happened."""

    minutes: Minutes | None = None
    what_if: bool = True
    with_texts: bool = False


def completed(figures: Figures, cases: PastCases, job: Job, wishes: Wishes) -> Figures:
    """Return the figures with what else is wanted: other conditions and luck, examples, hours."""
    figures = {**figures, "what_if": [], "draws": None}
    if wishes.what_if:
        figures |= alternatives(job.out, figures, job.plan, _watch)
    if wishes.with_texts:
        figures["confusions"] = _with_examples(figures["confusions"], cases, job.out)
    return in_hours({**figures, "verdict": answers(figures).standing}, wishes.minutes)


def _watch(found: Iterable[Figures], total: int) -> Any:
    return watched(found, 0, total, "What if", "other lives")


def _with_examples(confusions: list[Figures], cases: PastCases, out: Path) -> list[Figures]:
    """Add the texts of the first few cases of each pair, personal data masked."""
    from remit.adapters.masking.masker import Masker
    from remit.adapters.masking.tokens import Tokens

    masker = Masker(Tokens(_key(cases)))
    wanted = {(pair["answer"], pair["proposal"]) for pair in confusions}
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for past, seen in zip(cases.since(), recorded_cases(out / "cases.csv"), strict=True):
        pair = (past.answer, seen.case.fields[PROPOSED])
        if pair in wanted and len(texts[pair]) < EXAMPLES:
            texts[pair].append(masker.mask(past.case.text, 0)[:LONGEST])
    return [{**c, "examples": texts[c["answer"], c["proposal"]]} for c in confusions]


def _key(cases: PastCases) -> bytes:
    """The same key for the same texts; nothing that the report tells gives it away."""
    digest = hashlib.sha256(b"remit examples")
    for past in cases.since():
        digest.update(past.case.text.encode())
    return digest.digest()
