"""For owners, auditors, officers and whoever asks: who may decide what in each service."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse

from remit.web.accounts.entrances import entitled
from remit.web.accounts.policy import Act
from remit.web.hooks import Place, panels
from remit.web.oversight.cards import cards_of
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import services_for, visitor
from remit.web.oversight.words import URGENT


@entitled(Act.SEE_OVERSIGHT)
def page(request: HttpRequest) -> HttpResponse:
    """Show every delegation of the services that somebody may look into."""
    cards = cards_of(services_for(visitor(request)))
    by_service = [
        (
            service,
            sorted(held, key=lambda card: URGENT.index(card.status.state)),
            panels(Place.SERVICE, request, service),
        )
        for service, held in groupby(cards, lambda card: card.service)
    ]
    return shown(request, "overview", {"by_service": by_service})
