"""Whether a running site lives as `remit replay` does, on the same cases and coins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from benchmarks.progress import track
from benchmarks.report import Row, show
from benchmarks.site.client import Client
from benchmarks.site.filling import OFFICER, new_service
from benchmarks.site.running import asks_for_a_database, site_with_empty_tables, start_all
from benchmarks.speed import figure
from benchmarks.streams import Stream, known, read
from remit.adapters.past_cases import Columns
from remit.core.authority import Coins
from remit.core.cases import Case, Question, Scope, Source
from remit.core.learning import CaseLearner
from remit.core.replay import PastCase, Replay, ReplayPlan

if TYPE_CHECKING:
    from remit.web.records.models import Service

GROUP, AUDITOR = "all-cases", "AUDITOR"


@click.command("same-as-replay")
@click.option("--file", default="", help="Any table; without it, uk_written_questions.")
@click.option("--text", default="text", show_default=True, help="Column with the text.")
@click.option("--answer", default="label", show_default=True, help="Column with the answer.")
@click.option("--time", default="", help="Column with the time.")
@click.option("--rows", default=3_000, show_default=True, help="How many rows.")
@click.option("--promise", default=0.15, show_default=True, help="Errors at most, of all.")
@click.option("--blind-share", default=0.5, show_default=True, help="Decided blind, of all.")
@asks_for_a_database
@click.option("--out", default="", help="Folder for the same table as JSON.")
def main(
    file: str, text: str, answer: str, time: str, rows: int, promise: float, blind_share: float,
    database: str, out: str,
) -> None:  # fmt: skip
    """Drive a file through the API of a running site, and through a replay with its coins.

    Officers' and auditors' decisions are played from the record; the owner signs whatever the
    evidence supports, as the replay's does.
    """
    stream = _stream(file, Columns(text, answer, time))
    with site_with_empty_tables(database) as site:
        from remit.web.api.models import ApiKey

        service = new_service("stream", GROUP, target_level=promise, blind_share=blind_share)
        _, token = ApiKey.issue("city", "a stream", ["create", "decide"], per_minute=10**6)
        start_all(site)
        live = _Live(service, Client(site.address, token))
        pairs = list(islice(zip(stream.cases, stream.answers, strict=True), rows))
        names = [live.step(case, label) for case, label in track(pairs, "through the site")]
        told = _Told.of_site(service, names)
        relived = _replay(pairs, names, service)
    show(f"site: the same as a replay, {stream.name}", list(_compared(told, relived)), out)


def _stream(file: str, columns: Columns) -> Stream:
    if not file:
        return known("uk_written_questions")
    from pathlib import Path

    return read(Path(file), columns, Path(file).name)


class _Live:
    """The office around the running site: those who decide, audit and sign."""

    def __init__(self, service: Service, client: Client) -> None:
        self._service = service
        self._client = client

    def step(self, case: Case, answer: str) -> str:
        """Let one case live through the site; return its reference."""
        answer = _kept(answer)
        new = self._client.ask("POST", "/services/stream/cases", {"text": case.text})
        reference: str = new["reference"]
        if new["state"] == "with_officer":
            decision = {"answer": answer, "officer": OFFICER, "send": True}
            self._client.ask("POST", f"/cases/{reference}/decision", decision)
        self._audit(answer)
        self._sign()
        return reference

    def _audit(self, answer: str) -> None:
        from remit.web.records import auditing
        from remit.web.records.acting import Actor

        auditor = Actor(AUDITOR, "auditor", frozenset({"city"}))
        for review in auditing.waiting(self._service):
            auditing.return_review(review, auditor, answer)

    def _sign(self) -> None:
        from remit.web.records import delegating, folding

        with folding.looking_at(self._service) as remit:
            eligible = remit.authority(GROUP).eligible is not None
        if eligible:
            delegating.sign(self._service, GROUP, "OWNER")


@dataclass(frozen=True)
class _Told:
    """What a life says: each case's proposal and way, and what happened to the delegation."""

    proposals: list[tuple[str, float]]
    ways: list[tuple[str, bool]]
    events: list[tuple[Any, ...]]

    @classmethod
    def of_site(cls, service: Service, names: list[str]) -> _Told:
        from remit.web.records.models import Fact

        facts = Fact.objects.filter(service=service).order_by("position")
        made = {
            row.case: (row.data["proposal"]["answer"], row.data["proposal"]["confidence"])
            for row in facts.filter(kind="ProposalMade")
        }
        routed = {
            row.case: (row.data["decider"], row.data["blind"] or row.data["audited"])
            for row in facts.filter(kind="CaseRouted")
        }
        number = {name: n for n, name in enumerate(names, 1)}
        events: list[tuple[Any, ...]] = []
        now = 0
        for row in facts:
            now = number.get(row.case, now)
            if row.kind in ("DelegationSigned", "DelegationSuspended"):
                events.append((now, row.kind, row.data["epoch"], _what(row.data)))
        nothing = ("", 0.0)
        return cls(
            [made.get(name, nothing) for name in names],
            [routed.get(name, ("", False)) for name in names],
            events,
        )


def _what(data: dict[str, Any]) -> Any:
    return data.get("stratum", data.get("reason"))


@dataclass(frozen=True)
class _Plan(ReplayPlan):
    """A plan with the coins of a service."""

    dice: Coins | None = None

    def coins(self) -> Coins:
        assert self.dice is not None
        return self.dice


class _Named(CaseLearner):
    """A learner that is told who decided, as the site tells it; a replay does not know."""

    def learn_one(
        self,
        case: Case,
        answer: str,
        source: Source = Source.BLIND,
        decided_by: str = "",
        scope: Scope = Scope.SHARED,
        valid_to: Any = None,
    ) -> None:
        who = AUDITOR if source is Source.AUDIT else OFFICER
        super().learn_one(case, answer, source, who, scope, valid_to)


def _replay(pairs: list[tuple[Case, str]], names: list[str], service: Service) -> _Told:
    from remit.web.records.folding import coins_of
    from remit.web.records.services import promise_of

    plan = _Plan(promise_of(service), dice=coins_of(service))
    replay = Replay(_Named(Question(service.question)), plan)
    proposals, ways = [], []
    for row, ((case, answer), name) in enumerate(zip(pairs, names, strict=True), 1):
        past = PastCase(replace(case, case_id=name), _kept(answer), row)
        record = replay.step(past)
        proposals.append((record.proposal, record.confidence))
        ways.append((str(record.decided_by), record.blind or record.audited))
    events = [
        (m.after_cases, type(m.event).__name__, *_of(m.event))
        for milestones in replay.milestones.values()
        for m in milestones
    ]
    return _Told(proposals, ways, events)


def _of(event: Any) -> tuple[int, Any]:
    return event.epoch, _what({name: getattr(event, name) for name in event.__slots__})


def _kept(answer: str) -> str:
    return answer[:50]


def _compared(site: _Told, replay: _Told) -> Iterator[Row]:
    cases = len(site.proposals)
    pairs = list(zip(site.proposals, replay.proposals, strict=True))
    yield figure("cases", cases, unit="")
    missing = sum(not answer for answer, _ in site.proposals) - (not replay.proposals[0][0])
    yield figure("no proposal came within the second", missing, "0", "")
    yield figure("with another answer", sum(a[0] != b[0] for a, b in pairs), "0", "")
    apart = max(abs(a[1] - b[1]) for a, b in pairs)
    yield figure("confidence: furthest apart", apart, "0", "")
    ways = zip(site.ways, replay.ways, strict=True)
    yield figure(
        "who decides, or what is labelled, differs", sum(a != b for a, b in ways), "0", ""
    )
    by_tool = sum(way[0] == "tool" for way in site.ways)
    yield figure("decided by the tool", by_tool, unit="")
    yield figure("events of the delegation, site", len(site.events), unit="")
    yield figure("events of the delegation, replay", len(replay.events), unit="")
    for number, (here, there) in enumerate(pairs, 1):
        if here != there:
            click.echo(f"case {number}: {here} at the site, {there} in the replay", err=True)
    differ = set(site.events) ^ set(replay.events)
    yield figure("events that differ", len(differ), "0", "")
    for event in sorted(differ, key=str)[:6]:
        click.echo(f"differs: {event}", err=True)
