"""What a promise frees: the share that the tool may decide alone, beside rules of the wild."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from statistics import median
from typing import Any

import click
import numpy as np

from benchmarks.options import asks_for_streams, keeps_answers, may_encode
from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.runs import learner, run
from benchmarks.store import Store, source_digest
from benchmarks.streams import Request, Stream
from benchmarks.vectors import KnownVectors
from remit.core.authority import LADDER, Promise
from remit.core.replay import PastCase, Replay, ReplayPlan, summarise
from remit.core.replay.hindsight import oracle_share
from remit.core.replay.plan import Pooling

STREAMS = ("banking77", "clinc150", "boston311", "boston311-outcome")
TARGETS = {"banking77": 0.80, "clinc150": 0.85, "boston311": 0.75, "boston311-outcome": 0.0}
WINDOW = 500
Grant = tuple[int, float]  # after how many cases, from which confidence on


@click.command()
@may_encode
@click.option(
    "--blind-share",
    "blind_shares",
    multiple=True,
    type=float,
    default=(0.2, 1.0),
    show_default=True,
    help="Share of cases that officers decide blind beforehand.",
)
@asks_for_streams
@keeps_answers
def main(
    request: Request, store: Store, encoder: bool, blind_shares: tuple[float, ...], out: str
) -> None:
    """Print what could be decided without an officer in the last quarter, and how rightly."""
    for stream in request.streams(*STREAMS):
        known = KnownVectors(stream) if encoder else None
        rows = [
            under_a_promise(stream, known, pooling, Promise(blind_share=share), store)
            for pooling in (Pooling.ONE, Pooling.ANSWER)
            for share in blind_shares
        ]
        progressive = run(stream, known, store)
        rows += list(in_the_wild(progressive.right, progressive.confidence))
        target = TARGETS.get(stream.name)
        order = "" if stream.seed is None else f" order {stream.seed}"
        said = f"; target .{round(100 * target):02d} freed" if target else ""
        show(f"frees {stream.name}{order}{' encoder' * encoder}: last quarter{said}", rows, out)


def under_a_promise(
    stream: Stream, encoder: KnownVectors | None, pooling: Pooling, promise: Promise, store: Store
) -> Row:
    """Replay a stream as it would have been live, and say what became of its last quarter."""
    key = (stream.digest, encoder.name if encoder else "", pooling, promise, source_digest("core"))
    kept = store.get(
        "frees", key, lambda: {"json": np.array(_replayed(stream, encoder, pooling, promise))}
    )
    figures = json.loads(str(kept["json"]))
    last = figures["last_quarter"]
    pooled = "one delegation" if pooling is Pooling.ONE else "one per answer"
    return {
        "rule": f"Remit, {pooled}, {promise.blind_share:.0%} blind",
        "freed": last["decided_by_tool"],
        "of the oracle's": last["share_of_oracle"],
        "oracle": last["oracle_share"],
        "error": last["tool_error"],
        "error, all": figures["tool_error"],
        "worst 500": figures["worst_window"],
        "grants": figures["grants"],
        "wrong grants": figures["wrong_grants"],
        "promise": _kept(figures["tool_error"], figures["wrong_grants"]),
        "note": _earned(figures["delegations"]),
    }


def _earned(delegations: list[dict[str, Any]]) -> str:
    first = [one["granted_at"]["after_cases"] for one in delegations if one["granted_at"]]
    lacking = [one["forecast"]["labels_needed"] for one in delegations if not one["granted_at"]]
    known = [labels for labels in lacking if labels is not None]
    return "; ".join(
        filter(
            None,
            [
                f"{len(first)} of {len(delegations)} earned",
                f"the first after {min(first):,} cases" if first else "",
                f"{len(known)} lack {median(known):,.0f} labels (median)" if known else "",
                f"{len(lacking) - len(known)} never would" if len(lacking) > len(known) else "",
            ],
        )
    )


def _replayed(
    stream: Stream, encoder: KnownVectors | None, pooling: Pooling, promise: Promise
) -> str:
    replay = Replay(learner(encoder), ReplayPlan(promise, pooling, seed=stream.seed or 0))
    for case, answer in track(list(zip(stream.cases, stream.answers, strict=True)), "replay"):
        replay.step(PastCase(case, answer))
    ledger = replay.ledger
    figures: dict[str, Any] = summarise(replay)
    figures["worst_window"] = worst_window(~ledger.correct[ledger.by_tool])
    grants = [
        (event["after_cases"], event["threshold"]["confidence"])
        for one in figures["delegations"]
        for event in one["history"]
        if event["event"] != "suspended"
    ]
    figures["grants"] = len(grants)
    # Delegations per answer have evidence of their own, which the whole stream cannot judge.
    pooled = pooling is Pooling.ONE
    figures["wrong_grants"] = wrong(grants, ledger.correct, ledger.confidence) if pooled else 0
    return json.dumps(figures)


def wrong(grants: Iterable[Grant], right: np.ndarray, confidence: np.ndarray) -> int:
    """Return how many grants came when the tool had been wrong in 5 % and more of such cases."""
    errors = ~right
    return sum(
        bool(after and errors[:after][confidence[:after] >= line].mean() >= 0.05)
        for after, line in grants
    )


def worst_window(wrong: np.ndarray) -> float | None:
    """Return the greatest share of errors in any 500 of the tool's decisions in a row."""
    if len(wrong) < WINDOW:
        return None
    total = np.concatenate([[0], np.cumsum(wrong)])
    return float((total[WINDOW:] - total[:-WINDOW]).max() / WINDOW)


# What is done in the wild ------------------------------------------------------------------

Seen = list[bool]  # the verdicts seen so far among cases of this confidence, right or wrong
Rule = Callable[[Seen], bool]


def always(seen: Seen) -> bool:
    return True


def twenty_in_a_row(seen: Seen) -> bool:
    return len(seen) >= 20 and all(seen[-20:])


def rolling_hundred(seen: Seen) -> bool:
    return len(seen) >= 100 and sum(seen[-100:]) >= 95


def peeking(seen: Seen) -> bool:
    """Compute Clopper and Pearson's bound after every verdict, as if it were the only look."""
    return clopper_pearson(len(seen), len(seen) - sum(seen)) <= 0.05


@cache
def clopper_pearson(cases: int, errors: int) -> float:
    """Return the upper 95 % bound of an error rate for a sample size fixed in advance."""
    from scipy import stats

    return 1.0 if errors >= cases else float(stats.beta.ppf(0.95, errors + 1, cases - errors))


WILD = {
    "confidence >= .9": (always, (0.9,)),
    "20 in a row": (twenty_in_a_row, None),
    "rolling 100 at most 5 % wrong": (rolling_hundred, None),
    "peeking Clopper-Pearson": (peeking, None),
}


def in_the_wild(right: np.ndarray, confidence: np.ndarray) -> Iterator[Row]:
    """Yield what each rule frees, given the same thresholds, labels and audits as Remit."""
    last = np.arange(len(right)) >= len(right) * 3 // 4
    oracle = oracle_share(confidence[last], right[last], 0.05)
    for name, (rule, lines) in WILD.items():
        alone, grants = decided_alone(right, confidence, rule, lines or thresholds())
        wrongly = wrong(grants, right, confidence)
        freed = float(alone[last].mean())
        overall = float((~right[alone]).mean()) if alone.any() else None
        yield {
            "rule": name,
            "freed": freed,
            "of the oracle's": freed / oracle if oracle else None,
            "oracle": oracle,
            "error": float((~right[alone & last]).mean()) if (alone & last).any() else None,
            "error, all": overall,
            "worst 500": worst_window(~right[alone]),
            "grants": len(grants),
            "wrong grants": wrongly,
            "promise": _kept(overall, wrongly),
            "note": "every label learnt at once",
        }


def thresholds() -> tuple[float, ...]:
    return tuple(threshold.confidence for threshold in LADDER)


def decided_alone(
    right: np.ndarray, confidence: np.ndarray, rule: Rule, lines: tuple[float, ...]
) -> tuple[np.ndarray, list[Grant]]:
    """Return which cases the tool decides: those above the widest line that the rule allows.

    Before that a fifth of the labels are seen, as in Remit; of the tool's decisions a tenth.
    """
    promise = Promise()
    coin = np.random.default_rng(0).random(len(right))
    seen: list[Seen] = [[] for _ in lines]
    allowed = [rule(verdicts) for verdicts in seen]
    alone = np.zeros(len(right), dtype=bool)
    grants = [(0, line) for line, at_once in zip(lines, allowed, strict=True) if at_once]
    for i, sure in enumerate(confidence):
        met = [j for j, line in enumerate(lines) if sure >= line]
        alone[i] = any(allowed[j] for j in met)
        if coin[i] >= (promise.audit_rate if alone[i] else promise.blind_share):
            continue
        for j in met:
            before = allowed[j]
            seen[j].append(bool(right[i]))
            allowed[j] = rule(seen[j])
            if allowed[j] and not before:
                grants.append((i + 1, lines[j]))
    return alone, grants


def _kept(error: float | None, wrong_grants: int) -> str:
    if error is None:
        return "not used"
    return "broken" if wrong_grants or error > 0.05 else "kept"


if __name__ == "__main__":
    main()
