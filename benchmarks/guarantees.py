"""Thousands of worlds that try to break the promise, and how often they succeed.

``make guarantees`` prints four tables.  Each world is a stand-in with its own way of being
wrong, judged by the real `Authority`; chance is the only thing that is simulated twice.

(a) a delegation was signed while its evidence window was wrong at the target level or above,
    by the chances of being wrong (a1) and by what chance made of them (a2);
(b) more decisions went out wrong unseen than the published bound says, at any time;
(c) more of them than the error budget allows.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import click
import numpy as np

from benchmarks.report import Row, said, table
from remit.core.authority import (
    LADDER,
    Authority,
    Coins,
    Promise,
    Threshold,
    certain_together,
    chance_of_any_false,
    mostly_right,
)
from remit.core.authority.hidden import default_budget
from remit.core.authority.route import Route
from remit.core.cases import Decider, Delegation

OWNER = "owner"
ROUTING = Delegation("routing", "department", Decider.TOOL, Decider.OFFICER, accountable=OWNER)
ALONE = (Threshold(0.0),)

Risk = Callable[[Authority, float, float], float]
"""How likely the stand-in is wrong: given the authority, how much of the stream has passed
(0 to 1), and the case's confidence."""


@dataclass(frozen=True)
class World:
    """One way of being wrong, and the promise that it is held to."""

    name: str
    risk: Risk
    promise: Promise = field(default_factory=lambda: Promise(blind_share=1.0))
    ladder: tuple[Threshold, ...] = ALONE
    cases: int = 800
    noise: float = 0.0


@dataclass
class Tally:
    """What one delegation did with its promise in one world."""

    signed: int = 0
    too_risky: int = 0
    too_wrong: int = 0
    unseen: int = 0
    bound_broken: bool = False
    budget_broken: bool = False


class Trial:
    """One delegation in one world: every case routed, judged, and signed for at once."""

    def __init__(self, world: World, rng: np.random.Generator) -> None:
        self.world = world
        self.tally = Tally()
        self.authority = Authority(ROUTING, world.promise, Coins(rng.bytes(32)), world.ladder)
        self._uniform = rng.random((3, world.cases)).tolist()
        self._risk: list[float] = []
        self._wrong: list[float] = []
        self._stratum: list[int] = []
        self._budget = default_budget(world.promise)
        self._released = 0
        self.claim = self.authority.claim

    def run(self) -> Tally:
        """Live through the whole stream."""
        for number in range(self.world.cases):
            self._step(number)
        return self.tally

    def _step(self, number: int) -> None:
        authority, name = self.authority, str(number)
        sure, chance, slip = (line[number] for line in self._uniform)
        risk = self.world.risk(authority, number / self.world.cases, sure)
        wrong = chance < risk
        seen_wrong = wrong != (slip < self.world.noise)
        counts = wrong
        if not self.world.promise.auditor_noise:
            # Noise that the promise does not know: "wrong" is what a second decision says.
            counts = seen_wrong
            risk = self.world.noise + (1 - 2 * self.world.noise) * risk
        route = authority.route(name, sure, 1.0, float(number))
        self._risk.append(risk)
        self._wrong.append(float(counts))
        self._stratum.append(route.stratum)
        if route.labelled:
            authority.record_verdict(name, float(seen_wrong), float(number))
            self._sign(number)
        self._watch(route, counts and not (route.audited and seen_wrong))

    def _sign(self, number: int) -> None:
        if self.authority.eligible is None:
            return
        stratum = self.authority.sign(OWNER, float(number)).stratum
        self.claim = self.authority.claim
        first = int(self.authority.evidence.nested.first[stratum])
        inside = np.array(self._stratum[first:]) <= stratum
        bad = self.world.promise.target_level - 1e-9
        self.tally.signed += 1
        self.tally.too_risky += float(np.array(self._risk[first:])[inside].mean()) >= bad
        self.tally.too_wrong += float(np.array(self._wrong[first:])[inside].mean()) >= bad

    def _watch(self, route: Route, unseen: bool) -> None:
        self._released += route.by_stand_in
        if not (route.by_stand_in and unseen):
            return
        tally = self.tally
        tally.unseen += 1
        tally.bound_broken |= tally.unseen > self.authority.hidden_errors
        allowed = self.world.promise.target_level * self._released + self._budget
        tally.budget_broken |= tally.unseen > allowed


# The worlds ------------------------------------------------------------------------------


def steady(rate: float) -> Risk:
    """Wrong at one rate for ever."""
    return lambda authority, passed, sure: rate


def drift(before: float, after: float) -> Risk:
    """Wrong at a rate that moves evenly from one value to another."""
    return lambda authority, passed, sure: before + (after - before) * passed


def alternating(authority: Authority, passed: float, sure: float) -> float:
    """Perfect and bad by turns, at the target on average."""
    return 0.0 if math.floor(passed * 24) % 2 else 0.1


def improving(authority: Authority, passed: float, sure: float) -> float:
    """A learner: half wrong at first, 1 % in the end."""
    return 0.01 + 0.49 * math.exp(-8 * passed)


def perfect_then_wrong(authority: Authority, passed: float, sure: float) -> float:
    """Right for the first 120 of 800 cases and never again."""
    return float(passed >= 0.15)


def turncoat(rate: float) -> Risk:
    """Perfect while it is watched, wrong as soon as it is trusted."""
    return lambda authority, passed, sure: rate if authority.in_force >= 0 else 0.0


def relapsing(authority: Authority, passed: float, sure: float) -> float:
    """Earns, betrays, is suspended, and is at the target from then on, again and again."""
    if authority.epoch == 1:
        return 0.15 if authority.in_force >= 0 else 0.0
    return 0.05


def graded(rates: tuple[float, ...], ladder: tuple[Threshold, ...]) -> Risk:
    """Less often wrong where it is surer."""
    return lambda authority, passed, sure: rates[authority.stratum_of(sure, 1.0)]


def weighted(authority: Authority, passed: float, sure: float) -> float:
    """At the target on average over all it would decide, just quiet enough where it decides.

    The part under delegation, measured at the lower rate, carries as much as can hide there.
    """
    if authority.in_force < 0:
        return 0.0 if sure >= 0.5 else 0.1
    return 0.048 if sure >= 0.5 else 0.052


HALVES = (Threshold(0.5), Threshold(0.0))
RATES = (0.01, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.079)
LOW = Promise(blind_share=0.3)
NOISY = Promise(target_level=0.1, blind_share=1.0, auditor_noise=0.05)

WORLDS = (
    World("at the boundary, 5 %", steady(0.05)),
    World("at the boundary, 3 in 10 blind", steady(0.05), LOW, cases=1500),
    World("drifting 2 % to 8 %", drift(0.02, 0.08)),
    World("drifting 10 % to 3 %", drift(0.1, 0.03)),
    World("drifting 3 % to 9 %", drift(0.03, 0.09)),
    World("alternating 0 % and 10 %", alternating),
    World("improving 50 % to 1 %", improving),
    World("perfect for 120, then always wrong", perfect_then_wrong),
    World("perfect until signed, then always wrong", turncoat(1.0)),
    World("perfect until signed, then 20 % wrong", turncoat(0.2)),
    World("perfect until signed, then 6 % wrong", turncoat(0.06)),
    World("suspended, then at the boundary", relapsing, cases=1500),
    World("known auditor noise 5 %, at 10 %", steady(0.1), NOISY, noise=0.05),
    World("known auditor noise 5 %, turncoat", turncoat(0.4), NOISY, noise=0.05),
    World("unknown auditor noise 5 %, tool 0 %", steady(0.0), noise=0.05),
    World("unknown auditor noise 5 %, tool 2 %", steady(0.02), noise=0.05),
    World("eight thresholds, widest at the boundary", graded(RATES, LADDER), LOW, LADDER, 1500),
    World("two thresholds, wider at the boundary", weighted, LOW, HALVES, 1500),
    World("the same, all blind in shadow", weighted, Promise(blind_share=1.0), HALVES, 1500),
    World("more audits than blind labels", weighted, Promise(0.05, 0.95, 0.5, 0.3), HALVES, 1500),
)


def broken_promises(world: World, worlds: int, seed: int) -> Row:
    """Return how often the three statements failed in one kind of world."""
    tallies = [Trial(world, rng).run() for rng in np.random.default_rng(seed).spawn(worlds)]
    delta, trials = world.promise.delta, len(tallies)
    return {
        "world": world.name,
        "trials": trials,
        "signed": sum(tally.signed > 0 for tally in tallies) / trials,
        "(a1) too risky": sum(tally.too_risky > 0 for tally in tallies) / trials,
        "(a2) too wrong": sum(tally.too_wrong > 0 for tally in tallies) / trials,
        "(b) bound broken": sum(tally.bound_broken for tally in tallies) / trials,
        "(c) over budget": sum(tally.budget_broken for tally in tallies) / trials,
        "limit": delta + 3 * math.sqrt(delta * (1 - delta) / trials),
    }


def kept(row: Row) -> bool:
    """Say whether no statement failed more often than promised, simulation noise included."""
    statements = ("(a1) too risky", "(a2) too wrong", "(b) bound broken", "(c) over budget")
    return all(float(str(row[name])) <= float(str(row["limit"])) for name in statements)


# Several delegations ---------------------------------------------------------------------

FAMILY = (steady(0.05), steady(0.05), steady(0.05), steady(0.0), steady(0.01))


def together(families: int, seed: int) -> Row:
    """Return how often statements about five delegations at once were wrong.

    Three are at the boundary, so that to sign for one of them is always wrong.
    """
    any_signed, any_certain, false_shares = 0, 0, []
    for rng in np.random.default_rng(seed).spawn(families):
        trials = [Trial(World("", risk), rng) for risk in FAMILY]
        wrongly = [trial.run().too_risky > 0 for trial in trials]
        claims = [replace(t.claim, delegation=str(i)) for i, t in enumerate(trials)]
        any_signed += any(wrongly)
        any_certain += any(wrongly[int(name)] for name in certain_together(claims, 0.05))
        listed = [wrongly[int(name)] for name in mostly_right(claims, 0.05)]
        false_shares.append(sum(listed) / max(len(listed), 1))
    return {
        "families of five": families,
        "any signed too risky": any_signed / families,
        "at most": chance_of_any_false(claims),
        "any wrong among the certain": any_certain / families,
        "wrong share of the mostly right": float(np.mean(false_shares)),
        "limit": 0.05 + 3 * math.sqrt(0.05 * 0.95 / families),
    }


# The jump --------------------------------------------------------------------------------


@dataclass
class Jump:
    """A tool that jumps from 2 % to 12 % wrong after 6,000 of 10,000 cases."""

    automated: int = 0
    uncorrected: int = 0

    def live(self, rng: np.random.Generator, delay: int) -> Jump:
        """Decide all cases, with every verdict `delay` cases late."""
        authority = Authority(ROUTING, Promise(blind_share=1.0), Coins(rng.bytes(32)), ALONE)
        wrong = (rng.random(10_000) < np.repeat([0.02, 0.12], [6_000, 4_000])).tolist()
        waiting: deque[int] = deque()
        for number in range(10_000):
            while waiting and waiting[0] + delay < number:
                returned(authority, waiting.popleft(), wrong, number)
            route = authority.route(str(number), 1.0, 1.0, float(number))
            self._count(route, number, wrong[number])
            if route.before_release or (route.labelled and not delay):
                returned(authority, number, wrong, number)
            elif route.labelled:
                waiting.append(number)
        return self

    def _count(self, route: Route, number: int, wrong: bool) -> None:
        if number < 6_000:
            self.automated += route.by_stand_in
        else:
            self.uncorrected += route.by_stand_in and wrong and not route.audited


def returned(authority: Authority, number: int, wrong: list[bool], now: int) -> None:
    """Let a verdict come back, and the owner sign as soon as she may."""
    authority.record_verdict(str(number), float(wrong[number]), float(now))
    if authority.eligible is not None:
        authority.sign(OWNER, float(now))


def after_the_jump(delay: int, worlds: int, seed: int) -> Row:
    """Return what a jump costs when verdicts are `delay` cases late."""
    jumps = [Jump().live(rng, delay) for rng in np.random.default_rng(seed).spawn(worlds)]
    uncorrected = np.array([jump.uncorrected for jump in jumps])
    return {
        "verdicts late by": delay,
        "worlds": worlds,
        "decided by the tool before": float(np.mean([jump.automated for jump in jumps]) / 6_000),
        "uncorrected errors, mean": float(uncorrected.mean()),
        "95th percentile": float(np.percentile(uncorrected, 95)),
    }


# Rules in the wild -------------------------------------------------------------------------


def wild_rules(wrong: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Yield, for each rule, when it first grants each row of labels; -1 if never."""
    seen = np.arange(1, wrong.shape[1] + 1)
    total = wrong.cumsum(axis=1)
    yield "confidence ≥ .9", np.zeros(len(wrong), dtype=int)
    yield "20 right in a row", first_time(_trailing(total, 20) == 0)
    yield "last 100 at most 5 %", first_time(_trailing(total, 100) <= 5)
    yield "mean at most 5 %, n ≥ 30", first_time((total <= 0.05 * seen) & (seen >= 30))
    yield "Clopper–Pearson, peeking", first_time(total <= _allowed(wrong.shape[1]))


def _trailing(total: np.ndarray, length: int) -> np.ndarray:
    """Return the errors among the last `length` labels; many where there are fewer labels."""
    trailing = np.full(total.shape, length + 1)
    before = np.pad(total, ((0, 0), (1, 0)))
    trailing[:, length - 1 :] = before[:, length:] - before[:, :-length]
    return trailing


def _allowed(labels: int, level: float = 0.05, delta: float = 0.05) -> np.ndarray:
    """Return the most errors among n labels whose exact upper bound is below `level`."""
    allowed = np.full(labels, -1)
    tail = np.array([1.0])  # the chances of 0, 1, 2 … errors
    for n in range(labels):
        tail = np.append(tail, 0.0) * (1 - level) + np.append(0.0, tail) * level
        allowed[n] = np.searchsorted(tail.cumsum(), delta, side="right") - 1
    return allowed


def first_time(granted: np.ndarray) -> np.ndarray:
    """Return the number of labels at the first grant in each row; -1 if there is none."""
    return np.where(granted.any(axis=1), granted.argmax(axis=1) + 1, -1)


def our_grant(wrong: np.ndarray, seed: int) -> int:
    """Return after how many labels Remit would let the owner sign; -1 if never."""
    key = np.random.default_rng(seed).bytes(32)
    authority = Authority(ROUTING, Promise(blind_share=1.0), Coins(key), ALONE)
    for number, loss in enumerate(wrong.tolist()):
        authority.route(str(number), 1.0, 1.0, float(number))
        authority.record_verdict(str(number), float(loss), float(number))
        if authority.eligible is not None:
            return number + 1
    return -1


def who_grants(error_rate: float, worlds: int, seed: int, labels: int = 1_000) -> Row:
    """Return the share of streams that each rule ever grants, and the median labels."""
    wrong = np.random.default_rng(seed).random((worlds, labels)) < error_rate
    ours = np.array([our_grant(line, seed + i) for i, line in enumerate(wrong)])
    row: Row = {"truly wrong": f"{error_rate:.0%}"}
    for name, grants in [*wild_rules(wrong), ("Remit", ours)]:
        given = grants[grants >= 0]
        row[name] = f"{given.size / worlds:.3f}" + (
            f" [{np.median(given):.0f}]" if given.size else ""
        )
    return row


# The command -------------------------------------------------------------------------------


def announced(names: list[str], make: Callable[[int], Row]) -> list[Row]:
    """Make one row after the other, and say on stderr how far it has come."""
    rows = []
    for i, name in enumerate(names):
        started = time.perf_counter()
        rows.append(make(i))
        passed = time.perf_counter() - started
        figures = " ".join(said(value) for value in list(rows[-1].values())[1:])
        click.echo(f"  {i + 1}/{len(names)} {name} ({passed:.0f} s): {figures}", err=True)
    return rows


def show(title: str, rows: list[Row]) -> None:
    """Print one table."""
    click.echo(f"\n{title}\n")
    click.echo("\n".join(table(rows)))


@click.command()
@click.option("--worlds", default=2_000, show_default=True, help="Worlds of each kind.")
@click.option("--seed", default=1, show_default=True, help="Where chance starts.")
def main(worlds: int, seed: int) -> None:
    """Simulate worlds that try to break the promise and count the broken ones."""
    rows = announced(
        [world.name for world in WORLDS], lambda i: broken_promises(WORLDS[i], worlds, seed + i)
    )
    show("Promises broken (promise 5 % / 95 % unless stated; share of the worlds)", rows)
    families = announced(["five delegations"], lambda i: together(max(worlds // 5, 1), seed))
    show("Several delegations, three of five at the boundary (share of the families)", families)
    delays = [0, 200, 500]
    jumps = announced(
        [f"jump, verdicts {delay} late" for delay in delays],
        lambda i: after_the_jump(delays[i], max(worlds // 8, 1), seed),
    )
    show("After a jump from 2 % to 12 % at case 6,000 of 10,000 (audit rate 0.1)", jumps)
    rates = [0.2, 0.1, 0.07, 0.06, 0.05, 0.03, 0.02, 0.01, 0.0]
    grants = announced(
        [f"rules at {rate:.0%}" for rate in rates],
        lambda i: who_grants(rates[i], max(worlds // 4, 1), seed),
    )
    show("Who hands over within 1,000 labels: share of streams [median labels]", grants)
    broken = [str(row["world"]) for row in rows if not kept(row)]
    click.echo("\nBroken: " + "; ".join(broken) if broken else "\nEvery promise was kept.")
    if broken:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
