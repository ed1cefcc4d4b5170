"""For the efficacy team: across departments, what each delegation frees and what it costs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from remit.core.sentences import Sentence, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.look.cells import harmless
from remit.web.look.environment import words as written
from remit.web.oversight.balance import Balance, balance_of, total
from remit.web.oversight.cards import Card, cards_of
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import services_for, visitor
from remit.web.oversight.words import URGENT

Column = tuple[Sentence, Callable[[Balance], Any]]

COLUMNS: dict[str, Column] = {
    "delegation": (say("Delegation"), lambda b: written(b.card.title)),
    "department": (say("Department"), lambda b: str(b.card.service.department)),
    "state": (say("State"), lambda b: URGENT.index(b.card.status.state)),
    "decided": (say("Decided alone"), lambda b: b.card.lately.decided),
    "audits": (say("Audits"), lambda b: b.card.lately.audited),
    "errors": (say("Errors found"), lambda b: b.card.lately.errors),
    "overturned": (say("Overturned later"), lambda b: b.card.lately.overturned),
    "frees": (say("Frees"), lambda b: b.frees),
    "costs": (say("Costs"), lambda b: b.costs),
    "net": (say("Net"), lambda b: b.net),
}


@entitled(Act.SEE_EFFICACY)
def page(request: HttpRequest) -> HttpResponse:
    """Show every delegation in one table, sorted as asked for."""
    sort, down = _order(request)
    balances = _sorted(_balances(request), sort, down)
    in_force = [b for b in balances if b.card.status.state == "granted"]
    content = {
        "balances": balances,
        "columns": [(key, head) for key, (head, _) in COLUMNS.items() if key != "department"],
        "sort": sort,
        "down": down,
        "ended": sum(b.card.status.state in URGENT[:3] for b in balances),
        "needs": [(b.card, _need(b.card)) for b in balances if _is_needy(b.card)],
        "in_force": len(in_force),
        "net": total(b.net for b in in_force),
        "totals": _totals(balances),
        "hours": [total(hours) for hours in _hours(balances)],
        "unknown": sum(b.net is None for b in balances),
    }
    return shown(request, "efficacy", content)


@entitled(Act.SEE_EFFICACY)
def sheet(request: HttpRequest) -> HttpResponse:
    """Hand the table out as a file for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="delegations.csv"'
    response.write("\ufeff")  # or spreadsheets take Chinese for something else
    table = csv.writer(response)
    table.writerow([written(say("Service")), *(written(head) for head, _ in COLUMNS.values())])
    for balance in _sorted(_balances(request), *_order(request)):
        table.writerow(harmless([str(balance.card.service), *_cells(balance)]))
    return response


def _balances(request: HttpRequest) -> list[Balance]:
    cards = cards_of(services_for(visitor(request), Act.SEE_EFFICACY))
    return [balance_of(card) for card in cards]


def _is_needy(card: Card) -> bool:
    """Say whether somebody should act: it ended, it could be signed, or it is beyond its word."""
    return card.status.state in URGENT[:4] or card.is_beyond


def _need(card: Card) -> Sentence:
    beyond = card.status.state == "granted" and card.is_beyond
    return card.count if beyond else card.forecast


def _totals(balances: Iterable[Balance]) -> list[int]:
    lately = [balance.card.lately for balance in balances]
    return [
        sum(day.decided for day in lately),
        sum(day.audited for day in lately),
        round(sum(day.errors for day in lately)),
        sum(day.overturned for day in lately),
    ]


def _hours(balances: Sequence[Balance]) -> tuple[list[float | None], ...]:
    """Return the three columns of hours."""
    return (
        [balance.frees for balance in balances],
        [balance.costs for balance in balances],
        [balance.net for balance in balances],
    )


def _order(request: HttpRequest) -> tuple[str, bool]:
    sort = request.GET.get("sort", "")
    return (sort if sort in COLUMNS else "state"), bool(request.GET.get("down"))


def _sorted(balances: Iterable[Balance], sort: str, down: bool) -> list[Balance]:
    """Return them in order; what is not known stands last either way."""
    key = COLUMNS[sort][1]
    held = sorted(balances, key=lambda b: (b.card.service.key, b.card.name))
    known = sorted((b for b in held if key(b) is not None), key=key, reverse=down)
    return known + [b for b in held if key(b) is None]


def _cells(balance: Balance) -> Iterable[object]:
    for name, (_, value) in COLUMNS.items():
        if name == "state":
            yield written(balance.card.state)
        else:
            found = value(balance)
            yield round(found, 2) if isinstance(found, float) else found
