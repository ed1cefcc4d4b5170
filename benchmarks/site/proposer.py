"""How large a proposer is that remembers much, and how soon it answers after a restart."""

from __future__ import annotations

import signal
import time
from resource import RUSAGE_CHILDREN, getrusage

import click

from benchmarks.report import Row, show
from benchmarks.site.filling import fill, new_service
from benchmarks.site.messages import messages
from benchmarks.site.running import asks_for_a_database, site_with_empty_tables, wait_for
from benchmarks.speed import figure

PATIENCE = 900.0


@click.command()
@click.option("--remembered", default=100_000, show_default=True, help="How many decisions.")
@asks_for_a_database
@click.option("--out", default="", help="Folder for the same table as JSON.")
def main(remembered: int, database: str, out: str) -> None:
    """Print megabytes, and seconds until it answers: from the journal, and from a snapshot."""
    rows: list[Row] = []
    with site_with_empty_tables(database) as site:
        service = new_service("remembered")
        fill(service, messages(), remembered)
        socket = site.folder / "proposer"

        def start() -> float:
            began = time.monotonic()
            site.start("proposer")
            wait_for(socket, PATIENCE)
            return time.monotonic() - began

        rows.append(figure("ready, reading the journal from its beginning", start(), unit="s"))
        rows.append(figure("memory then", _megabytes(site.processes["proposer"].pid), unit="MB"))
        began = time.monotonic()
        site.stop("proposer", signal.SIGTERM)
        rows.append(figure("saving and ending", time.monotonic() - began, unit="s"))
        most = getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
        rows.append(figure("at its highest, saving", most, unit="MB"))
        rows.append(figure("ready after a restart", start(), "<= 5", "s"))
        pid = site.processes["proposer"].pid
        rows.append(figure("memory after a restart", _megabytes(pid), "<= 400", "MB"))
        most = _megabytes(pid, "VmHWM")
        rows.append(figure("at its highest, beginning again", most, unit="MB"))
    show(f"site: a proposer that remembers {remembered:,} decisions", rows, out)


def _megabytes(pid: int, what: str = "VmRSS") -> float:
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        line = next(line for line in file if line.startswith(what))
    return int(line.split()[1]) * 1024 / 1e6
