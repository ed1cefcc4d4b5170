"""For the owner and any officer: signing, stopping, restarting.

Each act is read before it is done: the first page says what follows, the second does it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from remit.core.sentences import Sentence, Share, say
from remit.web.accounts.entrances import entitled
from remit.web.accounts.models import Person
from remit.web.accounts.policy import Act
from remit.web.look.numbers import whole
from remit.web.oversight.cards import Card
from remit.web.oversight.expecting import Expected, expected
from remit.web.oversight.frame import shown
from remit.web.oversight.scope import visitor
from remit.web.oversight.ways import Words, delegation_for, done, refused
from remit.web.records import delegating

NOT_OWNER = say("Only the owner of the service may do this, because the owner answers for it.")
OWN_CEILING = say(
    "You set the ceiling of this delegation yourself, so you cannot also sign beneath it. Ask "
    "somebody else to set the ceiling first."
)

NO_REASON = say("Say why it must stop: its owner has to know what to put right.")

SIGN = Words(
    say("Sign this delegation"),
    say("Sign"),
    say("Signed. It holds from this moment on."),
    say("The evidence does not hold at this moment, so nothing was signed."),
)
STOP = Words(
    say("Stop this delegation"),
    say("Stop it now"),
    say("Stopped. A person decides every case from this moment on, and the owner has been told."),
    say("It was not stopped."),
    "danger",
)
RESTART = Words(
    say("Restart this delegation"),
    say("Restart"),
    say("Restarted."),
    say("It was not restarted: it is not stopped, or verdicts are still overdue."),
)


@entitled(Act.SIGN_DELEGATION)
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, service: str, name: str) -> HttpResponse:
    """Let the owner put into force what the evidence supports."""
    found, card = delegation_for(request, service, name)
    if found.owner_id != visitor(request).pk:
        return refused(request, card, SIGN, NOT_OWNER)
    if card.ceiling is not None and card.ceiling.set_by == visitor(request).staff_number:
        return refused(request, card, SIGN, OWN_CEILING)
    if request.method == "POST":
        step = whole(request.POST.get("read", ""), -1)
        by = visitor(request).staff_number
        return done(request, card, SIGN, lambda: delegating.sign(found, name, by, read=step))
    if card.eligible is None:
        return refused(request, card, SIGN, SIGN.not_done, card.forecast)
    return _asked(
        request,
        card,
        SIGN,
        _follows_signing(card, visitor(request)),
        read=card.eligible,
        figures=_figures(card, card.eligible),
    )


@entitled(Act.STOP_TOOL)
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, service: str, name: str) -> HttpResponse:
    """Let anybody who works with it end a delegation at once."""
    found, card = delegation_for(request, service, name)
    if request.method == "POST":
        by = visitor(request).staff_number
        note = request.POST.get("reason", "").strip()
        if note:
            return done(request, card, STOP, lambda: delegating.stop(found, name, by, note=note))
    why = (NO_REASON,) if request.method == "POST" else ()
    return _asked(request, card, STOP, FOLLOWS_STOPPING, asks_why=True, why=why)


@entitled(Act.SIGN_DELEGATION)
@require_http_methods(["GET", "POST"])
def restart(request: HttpRequest, service: str, name: str) -> HttpResponse:
    """Let the owner set going again what was stopped or has lapsed."""
    found, card = delegation_for(request, service, name)
    if found.owner_id != visitor(request).pk:
        return refused(request, card, RESTART, NOT_OWNER)
    if request.method == "POST":
        by = visitor(request).staff_number
        return done(request, card, RESTART, lambda: delegating.restart(found, name, by))
    lapsed = card.status.state == "lapsed"
    return _asked(request, card, RESTART, AFTER_LAPSE if lapsed else FOLLOWS_RESTARTING)


# What follows, in plain words ----------------------------------------------------------------

FOLLOWS_STOPPING = (
    say("From this moment on a person decides every case. Nothing that went out is changed."),
    say("The owner is told at once, with your name and your reason."),
    say("Only the owner can let it start again, and it must earn new evidence first."),
)
FOLLOWS_RESTARTING = (
    say("Evidence is gathered anew, from nothing. A person goes on deciding every case."),
    say("When the evidence holds, you may sign."),
)
AFTER_LAPSE = (
    say("It goes on under the same evidence: nothing spoke against it."),
    say("This is possible only once every overdue verdict is in."),
)


def _figures(card: Card, step: int) -> list[tuple[Sentence, Sentence]]:
    """Return what was promised, what was measured, and what is to be expected of a month."""
    target, sure = Share(card.promise.target_level), Share(card.promise.confidence_level)
    promised = say("fewer than {target} wrong, {sure} sure", target=target, sure=sure)
    month = expected(card, step)
    if month is None:
        return [(say("Promised"), promised)]
    return [
        (say("Promised"), promised),
        (say("Measured at this step"), _measured(month)),
        (say("To be expected in a month"), _month(month)),
    ]


def _measured(month: Expected) -> Sentence:
    return say(
        "{wrong} of {labels} blind labels wrong: {rate} (95% interval: {low} to {high})",
        wrong=round(month.errors),
        labels=month.labels,
        rate=Share(month.rate),
        low=Share(month.low),
        high=Share(month.high),
    )


def _month(month: Expected) -> Sentence:
    return say(
        "about {cases} cases, of them about {wrong} wrong, {most} at the upper end of the "
        "interval",
        cases=round(month.cases),
        wrong=round(month.wrong),
        most=round(month.wrong_at_most),
    )


def _follows_signing(card: Card, signer: Person) -> tuple[Sentence, ...]:
    assert card.line is not None, "who may sign has a line to read"
    decides = (
        say("From this moment on, the tool decides alone: {line}.", line=card.line)
        if card.is_tool
        else say("From this moment on, what officers decide goes out without a signature.")
    )
    return (
        decides,
        say(
            "{rate} of these decisions are decided a second time, blind. If too many are wrong, "
            "the delegation ends by itself, in the moment in which that becomes known.",
            rate=Share(card.promise.audit_rate),
        ),
        say(
            "You answer for the result. Your name, {name}, and this day are published in the "
            "public register.",
            name=str(signer),
        ),
        say("You, and any officer, can stop it at any moment."),
    )


def _asked(
    request: HttpRequest,
    card: Card,
    act: Words,
    follows: tuple[Sentence, ...],
    *,
    read: int = -1,
    figures: Sequence[tuple[Sentence, Sentence]] = (),
    asks_why: bool = False,
    why: tuple[Sentence, ...] = (),
) -> HttpResponse:
    content = {
        "card": card,
        "act": act,
        "follows": follows,
        "read": read,
        "figures": figures,
        "asks_why": asks_why,
        "errors": [("reason", sentence) for sentence in why],
    }
    return shown(request, "act", content, 422 if why else 200)
