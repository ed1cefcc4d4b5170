"""For the owner who signs and everybody who asks why: one delegation, with all its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from markupsafe import Markup

from remit.core.authority import Ceiling, Dated, Promise, StratumEvidence
from remit.core.cases import (
    DelegationRestarted,
    DelegationSigned,
    DelegationSuspended,
)
from remit.core.sentences import say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Department, Person
from remit.web.accounts.policy import Act, may
from remit.web.oversight import charts, promises, tables, words
from remit.web.oversight.cards import Card, card_of
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import service_for, visitor
from remit.web.records.measuring import LEAST, Band
from remit.web.records.models import Fact, Service

EVIDENCE = say("How often blind labels said “wrong”, at each step.")
CALIBRATION = say("How often it was right, by how sure it was.")


@entitled(Act.SEE_OVERSIGHT)
def page(request: HttpRequest, service: str, name: str) -> HttpResponse:
    """Show a delegation."""
    found = service_for(visitor(request), service)
    card = card_of(found, name)
    if card is None:
        raise Http404
    content = _promised(card) | _lived(card) | _measured(card) | _acts(visitor(request), card)
    return shown(request, "delegation", {"card": card, "service": found, **content})


def _promised(card: Card) -> dict[str, Any]:
    evidence = card.status.evidence
    return {
        "types": words.listed([case_type.label for case_type in card.types]),
        "licence": promises.licence(card.promise),
        "licence_exactly": promises.licence_exactly(card.promise),
        "reaction": promises.reaction(card.promise),
        "lacking": promises.lacking(card.status),
        "bears": promises.bears(card.bears),
        "steps": [tables.step_row(step) for step in evidence],
        "evidence_chart": _evidence_chart(evidence, card.promise),
    }


def _lived(card: Card) -> dict[str, Any]:
    history, ceiling = card.status.history, card.ceiling
    names = _names(card.service, history, ceiling)
    return {
        "ceiling": ceiling,
        "ceiling_by": ceiling and names.get(ceiling.set_by, ceiling.set_by),
        "ceiling_at": ceiling and _ceiling_at(card.service, card.name),
        "history": [
            (_moment(dated), words.happened(dated.event, names, card.ladder))
            for dated in reversed(history)
        ],
    }


def _evidence_chart(evidence: Sequence[StratumEvidence], promise: Promise) -> Markup | None:
    if not any(step.labels for step in evidence):
        return None
    return charts.chart(charts.evidence(evidence, promise), "evidence", EVIDENCE)


def _moment(dated: Dated) -> datetime:
    return datetime.fromtimestamp(dated.at * 86_400, UTC)


def _names(service: Service, history: Sequence[Dated], ceiling: Ceiling | None) -> dict[str, str]:
    """Return the names of whoever had a part in it, by staff number."""
    numbers = {service.owner.staff_number, ceiling.set_by if ceiling else ""}
    for dated in history:
        match dated.event:
            case DelegationSigned(signed_by=by) | DelegationRestarted(restarted_by=by):
                numbers.add(by)
            case DelegationSuspended(by=by):
                numbers.add(by)
    people = Person.objects.filter(staff_number__in=numbers)
    return {person.staff_number: str(person) for person in people}


def _ceiling_at(service: Service, name: str) -> datetime | None:
    """Return when the ceiling was set; ceilings are few."""
    facts = Fact.objects.filter(service=service, kind="CeilingSet").order_by("-position")
    return next((fact.at for fact in facts if fact.data["delegation"] == name), None)


def _measured(card: Card) -> dict[str, Any]:
    teams = Department.objects.in_bulk([leaning.team for leaning in card.leanings])
    any_band = card.is_tool and any(band.cases for band in card.bands)
    return {
        "leanings": [
            tables.leaning_row(str(teams.get(leaning.team, leaning.team)), leaning)
            for leaning in card.leanings
        ],
        "least": LEAST,
        "bands": tables.band_rows(card.bands),
        "calibration_chart": _calibration_chart(card.bands) if any_band else None,
    }


def _calibration_chart(bands: Sequence[Band]) -> Markup:
    return charts.chart(charts.calibration(bands), "calibration", CALIBRATION)


def _acts(person: Person, card: Card) -> dict[str, bool]:
    """Say what the visitor may do here now."""
    owns = card.service.owner_id == person.pk
    state = card.status.state
    return {
        "may_sign": owns and card.eligible is not None,
        "may_restart": owns and state in ("stopped", "lapsed"),
        "may_stop": state == "granted" and may(person, Act.STOP_TOOL),
        "may_set_ceiling": not owns and may(person, Act.SET_CEILING, card.service.department_id),
    }
