"""Whether pages stay as quick when there are many cases."""

from __future__ import annotations

import time

import click
import numpy as np

from benchmarks.report import Row, show
from benchmarks.site.filling import OFFICER, fill, new_service
from benchmarks.site.messages import messages
from benchmarks.site.running import asks_for_a_database, site_with_empty_tables
from benchmarks.speed import figure

PAGES = (
    "/casework/",
    "/casework/case/{case}/",
    "/oversight/",
    "/oversight/paged/delegations/all-cases/",
    "/oversight/paged/volumes/",
)
STATISTICS = "analy" + "ze"  # the databases' word, which our spelling would correct
ROUNDS = 3
"""The best of so many counts: a neighbour's burst is not ours."""

OPEN_SHARE = 0.02
"""How many of the cases are still open, and lie in a queue."""


@click.command()
@click.option(
    "--page",
    "pages",
    multiple=True,
    default=PAGES,
    show_default=True,
    help="An address; {case} stands for an open case. May be given several times.",
)
@click.option("--few", default=5_000, show_default=True)
@click.option("--many", default=200_000, show_default=True)
@click.option("--times", default=100, show_default=True, help="How often each is asked for.")
@asks_for_a_database
@click.option("--out", default="", help="Folder for the same table as JSON.")
def main(
    pages: tuple[str, ...], few: int, many: int, times: int, database: str, out: str
) -> None:  # fmt: skip
    """Print the 95th percentile of each page at few and at many cases, and their ratio."""
    rows: list[Row] = []
    texts = messages()
    with site_with_empty_tables(database):
        service = new_service("paged", "all-cases")
        fill(service, texts, few, OPEN_SHARE)
        small = {page: _best(page, times) for page in pages}
        fill(service, texts, many - few, OPEN_SHARE)
        large = {page: _best(page, times) for page in pages}
        for page in pages:
            rows.append(figure(f"{page} at {few:,}", 1000 * small[page], unit="ms"))
            rows.append(figure(f"{page} at {many:,}", 1000 * large[page], unit="ms"))
            rows.append(figure(f"{page}: ratio", large[page] / small[page], "<= 1.5", ""))
    show("site: pages at few and many cases, 95th percentile", rows, out)


def _best(page: str, times: int) -> float:
    return min(_took(page, times) for _ in range(ROUNDS))


def _took(page: str, times: int) -> float:
    """Return the 95th percentile in seconds, as an officer who is also owner sees the page."""
    from django.db import connection
    from django.test import Client

    from remit.web.accounts.models import Membership, Person
    from remit.web.records.models import Case

    with connection.cursor() as cursor:
        cursor.execute(STATISTICS)
    officer = Person.objects.get(staff_number=OFFICER)
    Membership.objects.get_or_create(person=officer, department_id="city", role="owner")
    open_cases = list(
        Case.objects.filter(is_on_desk=True).values_list("reference", flat=True)[:times]
    )
    client, took = Client(headers={"host": "127.0.0.1"}), []
    client.force_login(officer)
    for n in range(times + 5):
        address = page.format(case=open_cases[n % len(open_cases)])
        began = time.perf_counter()
        answer = client.get(address)
        took.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise click.ClickException(f"{address} answered {answer.status_code}")
    return float(np.quantile(took[5:], 0.95))
