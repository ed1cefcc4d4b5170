"""The way of every act on a delegation: found, done or refused, and back to its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from remit.core.errors import NotEntitled
from remit.core.sentences import Sentence
from remit.web.look.language import spoken
from remit.web.oversight.cards import Card, card_of
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import service_for, visitor
from remit.web.records.errors import Refused
from remit.web.records.models import Service


@dataclass(frozen=True, slots=True)
class Words:
    """What an act is called, what its button says, what is told after it or instead of it."""

    title: Sentence
    button: Sentence
    done: Sentence
    not_done: Sentence
    kind: str = ""


def delegation_for(request: HttpRequest, service: str, name: str) -> tuple[Service, Card]:
    """Return a service and the delegation in it; for whom it is closed, it is not there."""
    found = service_for(visitor(request), service)
    card = card_of(found, name)
    if card is None:
        raise Http404
    return found, card


def done(request: HttpRequest, card: Card, act: Words, do: Callable[[], None]) -> HttpResponse:
    """Do it and go back to the delegation, or say why it was not done."""
    try:
        do()
    except NotEntitled:
        return refused(request, card, act, act.not_done)
    except Refused as why:
        return refused(request, card, act, why.sentence)
    messages.success(request, spoken().said(act.done))
    return redirect("oversight:delegation", card.service.key, card.name)


def refused(request: HttpRequest, card: Card, act: Words, *why: Sentence) -> HttpResponse:
    """Say why it was not done."""
    return shown(request, "refused", {"card": card, "act": act, "why": why}, 409)
