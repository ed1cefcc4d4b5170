"""What processes of an office do: `python -m tests.storage.office <what> …`.

Each says on a line of its own what was accepted, so that what is lost by killing it is known.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import close_old_connections, connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from remit.core.remit import Remit  # noqa: E402
from remit.web.api.models import ApiKey, Scope  # noqa: E402
from remit.web.records import (  # noqa: E402
    deciding,
    delegating,
    folding,
    intake,
    journal,
    proposing,
    sweeping,
)
from remit.web.records.acting import Actor  # noqa: E402
from remit.web.records.errors import Refused  # noqa: E402
from remit.web.records.facts import from_data  # noqa: E402
from remit.web.records.models import Case, Content, Fact, Service, Snapshot  # noqa: E402
from tests.web.city import LAMP, REFUSE  # noqa: E402
from tests.web.city import build as build_city  # noqa: E402

GROUPS = ("lighting", "cleansing")


def say(what):
    print(json.dumps(what), flush=True)


def service():
    return Service.objects.select_related("department").get()


def officer(name="CHAN"):
    return Actor(name, "officer", frozenset({"city"}))


def build():
    call_command("migrate", verbosity=0)
    build_city()
    for group in GROUPS:
        delegating.open_delegation(service(), group, "1")
    say("built")


def bring(number, text="The lamp outside is dark"):
    where = service()
    for n in range(int(number)):
        case = proposing.take_in(where, intake.Arrival(f"{text} {n}"))
        say(["brought", case.reference])


def decide(seconds, answer=LAMP):
    """Decide whatever lies on the desk, for so long."""
    until = time.monotonic() + float(seconds)
    while time.monotonic() < until:
        for case in Case.objects.filter(state="with_officer")[:20]:
            try:
                deciding.decide(case.reference, officer(), answer, send=True)
            except Exception as error:  # another process was quicker
                if type(error).__name__ not in ("NotAllowed", "ChangedMeanwhile"):
                    raise
            else:
                say(["decided", case.reference])


def read(number):
    """Read until so many facts are known, as they come; say which positions they had."""
    known: list[int] = []
    where, until = service(), time.monotonic() + 60
    while len(known) < int(number) and time.monotonic() < until:
        known += [row.position for row in journal.read(where, known[-1] if known else 0)]
    say(known)


def sweep():
    say(sweeping.sweep(timezone.now() + timedelta(hours=1)))


def propose(text):
    """Ask for a proposal, without keeping anything, and say how long that took."""
    case = intake.prepared(service(), intake.Arrival(text))
    case.content = Content(text=text)
    proposing.propose(case)  # the line is open now
    began = time.monotonic()
    proposal, position = proposing.propose(case)
    say([proposal and proposal.answer, position, time.monotonic() - began])


def save():
    proposing.proposer_of(service()).save()
    folding.save_snapshot(service())
    say("saved")


def saved():
    say(list(Snapshot.objects.values_list("fold", flat=True)))


def rivals():
    """Let two officers decide the same page of the same case at the same moment."""
    proposing.take_in(service(), intake.Arrival("The lamp outside is dark"))
    case, told = Case.objects.get(), []

    def try_it(name, answer):
        try:
            deciding.decide(case.reference, officer(name), answer, case.version)
            told.append(name)
        except Refused as refused:
            told.append(type(refused).__name__)

    at_once((try_it, "CHAN", LAMP), (try_it, "YIP", REFUSE))
    case.refresh_from_db()
    taken = Fact.objects.filter(kind="DecisionTaken").count()
    say({"told": sorted(told), "by": case.decided_by, "taken": taken})


def submit_at_once(number):
    """Send the same request on several lines at the same moment."""
    _, token = ApiKey.issue("city", "a system", list(Scope))
    told = []

    def send():
        answer = post(token, "the same")
        told.append([answer.status_code, answer.json().get("reference")])

    at_once(*[(send,)] * int(number))
    say({"told": told, "cases": Case.objects.count()})


def outage():
    """Lose the database, ask, and ask again when it is there."""
    _, token = ApiKey.issue("city", "a system", list(Scope))
    before = post(token, "before").status_code
    if connection.vendor == "postgresql":
        lose_connections()
        during = post(token, "during")
    else:
        with connection.execute_wrapper(no_database):
            during = post(token, "during")
    close_old_connections()  # as at the begin of every request to a running site
    after = post(token, "during")
    say([before, [during.status_code, during["Content-Type"]], after.status_code])


def lose_connections():
    """Let the server end this process's connection, as when it is started again."""
    import psycopg

    settings = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{n: settings[n] for n in names if settings.get(n)}) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def no_database(execute, sql, params, many, context):
    from django.db import OperationalError

    raise OperationalError("disk I/O error")


def post(token, once):
    return Client(raise_request_exception=False).post(
        "/api/v1/services/hotline/cases",
        json.dumps({"text": "The lamp outside is dark"}),
        "application/json",
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": once},
        secure=True,
    )


def at_once(*calls):
    together = threading.Barrier(len(calls))

    def run(act, *more):
        together.wait()
        act(*more)
        connection.close()

    threads = [threading.Thread(target=run, args=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check():
    """Say what is in the journal, and whether folds arrive where they do from the beginning."""
    where, facts = service(), list(Fact.objects.order_by("position"))
    anew = Remit(folding.coins_of(where))
    for row in facts:
        if row.kind in folding.KINDS:
            anew.apply(from_data(row.kind, row.data), journal.in_days(row.at))
    with folding.looking_at(where) as kept:
        same = all(
            kept.authority(group).status() == anew.authority(group).status() for group in GROUPS
        )
    say(
        {
            "positions": [row.position for row in facts] == list(range(1, where.position + 1)),
            "same": same,
            "arrived": cases_in(facts, "CaseArrived"),
            "taken": cases_in(facts, "DecisionTaken"),
            "sent": cases_in(facts, "DecisionSent"),
            "routed": cases_in(facts, "CaseRouted"),
            "cases": dict(Case.objects.values_list("reference", "state")),
        }
    )


def cases_in(facts, kind):
    return [row.case for row in facts if row.kind == kind]


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
