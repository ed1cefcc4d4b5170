"""What the sections of a report show, picked from the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from remit.core.replay.answers.facts import Facts
from remit.core.replay.answers.risk import not_at_all_times
from remit.core.replay.answers.standing import standing
from remit.core.replay.draws import DRAWS, FEWER, MANY_CASES
from remit.core.sentences import Sentence, Value, say
from remit.reports.phrases import (
    EVENTS,
    above,
    chosen,
    forecast,
    group_of,
    in_words,
    percent,
    when,
    why,
)
from remit.reports.picture import Row

Figures = Mapping[str, Any]
LISTED = 40
CARDS = 6
LOSSES = 6
LOOKS = {
    "undecidable": "open",
    "chance": "open",
    "early": "open",
    "all": "yes",
    "part": "yes",
    "lost": "care",
    "no": "no",
}
POOLING = {
    "one": say("One for all cases"),
    "answer": say("One for each proposed answer"),
    "group": say("One for each group of case types"),
}


@dataclass(frozen=True)
class Card:
    """One delegation: its figures, and in words what they come to."""

    figures: Figures
    line: Sentence | None
    lost: tuple[tuple[Sentence | None, Sentence | str | None], ...]
    more_lost: int
    missing: Sentence | None


@dataclass(frozen=True)
class Delegations:
    """The delegations that are shown, the most used first, and how many are not."""

    cards: tuple[Card, ...]
    rows: tuple[Figures, ...]
    total: int
    in_force: int


@dataclass(frozen=True)
class Hidden:
    """What can be said about errors that nobody saw."""

    decided: int
    unseen: int
    counting: int
    bound: int
    share: float | None
    confidence: float | None
    proven: bool
    true: int


def tone(figures: Figures) -> str:
    """Return how the verdict looks: ``yes``, ``care``, ``no``, or ``open`` for no clear answer."""
    facts = Facts(dict(figures))
    look = LOOKS[standing(facts)]
    broken = (figures["tool_error"] or 0.0) >= facts.promise.target_level
    return "care" if look == "yes" and broken else look


def held(figures: Figures) -> Hidden:
    """Return the count of wrong decisions unseen: as audits bound it, and as it was."""
    facts = Facts(dict(figures))
    return Hidden(
        decided=sum(delegation["decided"] for delegation in figures["delegations"]),
        unseen=facts.unseen,
        counting=sum(delegation["labels"] for delegation in figures["delegations"]),
        bound=figures["errors_unseen_bound"],
        share=facts.bound_share,
        confidence=figures["errors_unseen_bound_confidence"],
        proven=facts.proven,
        true=figures["errors_unseen"],
    )


def events(figures: Figures) -> tuple[list[Row], int]:
    """Return what happened to the delegations, in order, and how many entries are left out."""
    entries = [
        (entry["after_cases"], delegation["name"], entry)
        for delegation in figures["delegations"]
        for entry in delegation["history"]
    ]
    entries.sort(key=lambda entry: entry[:2])
    rows: list[Row] = [
        (when(entry), in_words(EVENTS, entry["event"]), group_of(name), why(entry))
        for _, name, entry in entries
    ]
    return rows[:LISTED], max(len(rows) - LISTED, 0)


def delegations(figures: Figures) -> Delegations:
    """Return the delegations, the most used first."""
    entries = sorted(figures["delegations"], key=lambda d: (-d["decided"], -d["cases"], d["name"]))
    cards = tuple(_card(entry, figures["promise"]) for entry in entries[:CARDS])
    in_force = sum(entry["state"] == "granted" for entry in entries)
    return Delegations(cards, tuple(entries[:LISTED]), len(entries), in_force)


def _card(delegation: Figures, promise: Figures) -> Card:
    lost = tuple(
        (when(entry), why(entry))
        for entry in delegation["history"]
        if entry["event"] == "suspended"
    )
    complete = delegation["forecast"]["reason"] == "complete"
    missing = None if complete else forecast(delegation, promise)
    shown, more = lost[:LOSSES], len(lost[LOSSES:])
    return Card(delegation, above(delegation["threshold"]), shown, more, missing)


def withdrawals(figures: Figures) -> tuple[Sentence, ...]:
    """Return what is to be said of withdrawals where nothing is found that explains them."""
    return not_at_all_times(Facts(dict(figures)))


def draws(figures: Figures) -> Sentence | None:
    """Return from how many draws it is told how far the verdict hangs on chance, and why."""
    if not figures["draws"]:
        return None
    return say(
        "How far the verdict hangs on chance is told from {draws} other draws: {most} for up to "
        "{cases} cases, and {fewer} for more, because each is another life through all of them.",
        draws=figures["draws"]["number"],
        most=DRAWS,
        fewer=FEWER,
        cases=MANY_CASES,
    )


def conditions(figures: Figures) -> list[tuple[Sentence, Value | None]]:
    """Return under which conditions the past was lived through."""
    options = figures["options"]
    delay = str(options["label_delay"])
    late = chosen("label_delay", float(delay.rstrip("dD")), in_days=delay.lower().endswith("d"))
    return [
        (say("Share of the tool's decisions that may be wrong"), percent(options["promise"])),
        (say("How sure the evidence must be of that"), percent(options["confidence"])),
        (
            say("Cases left to officers that they decide without seeing the proposal"),
            percent(options["blind_share"]),
        ),
        (say("Decisions of the tool that are audited"), percent(options["audit_rate"])),
        (say("How late verdicts come back"), late),
        (say("Delegations"), in_words(POOLING, options["delegations"])),
        (say("Rules that the tool proposes"), _signed(options["accept_rules"])),
        (say("Column with the text"), options["text"]),
        (say("Column with the answer"), options["answer"]),
        (say("Column with the time"), options["time"] or None),
        (say("Column with the group"), options["group"] or None),
        *_vendor(options),
        (say("Meaning of texts (encoder)"), options["encoder"]),
        (say("Order of the cases"), _order(options)),
        (say("Seed of the draws of chance"), str(options["seed"])),
    ]


def _vendor(options: Figures) -> list[tuple[Sentence, Value | None]]:
    """What a replay of another tool's answers was told."""
    if not options.get("proposals"):
        return []
    trust = say("Learnt from blind labels") if options["trust"] else say("As the tool states it")
    return [
        (say("Columns with the tool's answers"), options["proposals"]),
        (say("Confidence in its answers"), trust),
    ]


def _signed(accepted: bool) -> Sentence:
    return say("Signed by a simulated owner") if accepted else say("Proposed, and not signed")


def _order(options: Figures) -> Sentence:
    if options["shuffle"]:
        return say("Random, fixed by the seed")
    return say("By time") if options["time"] else say("As in the file")
