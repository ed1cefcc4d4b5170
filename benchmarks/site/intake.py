"""How many cases a second come in, are proposed for, routed and written into the journal."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

import click
import numpy as np

from benchmarks.report import Row, show
from benchmarks.site.client import Client
from benchmarks.site.filling import fill, new_service
from benchmarks.site.messages import messages
from benchmarks.site.running import (
    RunningSite,
    asks_for_a_database,
    site_with_empty_tables,
    start_all,
)
from benchmarks.speed import figure

if TYPE_CHECKING:
    from remit.web.records.models import Service

TICK = os.sysconf("SC_CLK_TCK")


@click.command()
@click.option("--seconds", default=60.0, show_default=True, help="How long cases come in.")
@click.option(
    "--lines", default=6, show_default=True, help="Systems that send, one after another."
)
@click.option("--remembered", default=2_000, show_default=True, help="Decisions beforehand.")
@click.option("--workers", default=2, show_default=True)
@click.option("--threads", default=4, show_default=True)
@asks_for_a_database
@click.option("--out", default="", help="Folder for the same table as JSON.")
def main(
    seconds: float, lines: int, remembered: int, workers: int, threads: int,
    database: str, out: str,
) -> None:  # fmt: skip
    """Print cases per second through the API, latencies, and where the time goes."""
    texts = messages()
    with site_with_empty_tables(database) as site:
        from remit.web.api.models import ApiKey

        service = new_service("intake", "all-cases")
        fill(service, texts, remembered)
        _, token = ApiKey.issue("city", "a hotline", ["create"], per_minute=1_000_000)
        start_all(site, workers, threads)
        load = os.getloadavg()[0]
        sent = [next(texts)[0].text for _ in range(20_000)]
        _send(site.address, token, 2.0, lines, sent)  # lines open, caches fill
        before = _cpu(site)
        took, errors, used = _send(site.address, token, seconds, lines, sent)
        after = _cpu(site) | {"who sends": used}
        rows = [
            *_figures(took, errors, seconds),
            *_shares(before, after),
            *_checked(service),
        ]
        rows.append(figure("load of the machine before", load, unit=""))
    show(f"site: intake through the API, {database.partition(':')[0]}", rows, out)


def _send(
    address: str, token: str, seconds: float, lines: int, texts: list[str]
) -> tuple[list[float], int, float]:
    """Send from another process; return latencies, errors and its processor time."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_sender, (address, token, seconds, lines, texts))


def _sender(
    address: str, token: str, seconds: float, lines: int, texts: list[str]
) -> tuple[list[float], int, float]:
    took: list[float] = []
    errors: list[str] = []
    numbers, until = count(), time.monotonic() + seconds

    def send() -> None:
        line = Client(address, token)
        while (began := time.monotonic()) < until:
            n = next(numbers)
            try:
                body = {"text": texts[n % len(texts)]}
                line.ask("POST", "/services/intake/cases", body, f"{os.getpid()}-{n}")
            except (OSError, RuntimeError) as error:
                errors.append(str(error))
                line = Client(address, token)
            else:
                took.append(time.monotonic() - began)

    threads = [threading.Thread(target=send) for _ in range(lines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        click.echo(f"first error: {errors[0]}", err=True)
    return took, len(errors), time.process_time()


def _figures(took: list[float], errors: int, seconds: float) -> Iterator[Row]:
    yield figure("cases a second", len(took) / seconds, ">= 80", "cases/s")
    yield figure("errors", errors, "0", "")
    yield figure("median", 1000 * float(np.median(took)), unit="ms")
    yield figure("95th percentile", 1000 * float(np.quantile(took, 0.95)), "<= 250", "ms")
    yield figure("slowest", 1000 * max(took), unit="ms")


def _checked(service: Service) -> Iterator[Row]:
    """Count what is in the journal: every case once, routed, with its proposal."""
    from remit.web.records.models import Case, Fact

    made = Fact.objects.filter(service=service, kind="ProposalMade").count()
    arrived = Fact.objects.filter(service=service, kind="CaseArrived").count()
    yield figure("cases in the journal with a proposal", made / max(arrived, 1), "1", "")
    yield figure(
        "left unrouted", Case.objects.filter(service=service, state="received").count(), "0", ""
    )


def _shares(before: dict[str, float], after: dict[str, float]) -> Iterator[Row]:
    used = {name: after[name] - before.get(name, 0.0) for name in after}
    for name, seconds in used.items():
        yield figure(f"share of processor time: {name}", seconds / sum(used.values()), unit="")


def _cpu(site: RunningSite) -> dict[str, float]:
    """Return the processor seconds of the site's parts so far."""
    pids = {name: process.pid for name, process in site.processes.items()}
    used = {
        "Python (pages and API)": sum(map(_seconds, _family(pids["serve"]))),
        "proposer": _seconds(pids["proposer"]),
        "worker": _seconds(pids["worker"]),
    }
    if site.database:
        used["database"] = sum(map(_seconds, _named("postgres")))
    return used


def _family(pid: int) -> list[int]:
    children = [int(c) for c in _read(f"/proc/{pid}/task/{pid}/children").split()]
    return [pid, *children]


def _named(name: str) -> list[int]:
    pids = (int(entry) for entry in os.listdir("/proc") if entry.isdigit())
    return [pid for pid in pids if _read(f"/proc/{pid}/comm").strip() == name]


def _seconds(pid: int) -> float:
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    # Its own, and of children that have ended: connections come and go.
    return sum(map(int, fields[11:15])) / TICK if fields else 0.0


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
