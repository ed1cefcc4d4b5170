"""Pages for what went wrong: what happened, why, and what to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from remit.core.sentences import Sentence, say

DRAINED = 32_000_000
Told = Sentence | tuple[Sentence, ...]
"""A paragraph, or the points of a list."""


def error_page(
    request: HttpRequest, status: int, title: Sentence, *told: Told, **more: Any
) -> HttpResponse:
    """Return a page that says what went wrong and what to do."""
    content = {"title": title, "told": told, **more}
    return render(request, "look/error.html", content, status=status)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return error_page(
        request,
        400,
        say("This request cannot be read"),
        say("Something in it is not what a page of this site sends."),
        say("Go back, load the page again and repeat what you did."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer what is too long to be kept."""
    _drain(request)
    return error_page(
        request,
        413,
        say("That is too long to send"),
        say("A message may have about 300,000 characters, and all files together 12 MB."),
        say("Nothing was kept. Go back, shorten the message or leave a file out, and try again."),
    )


def _drain(request: HttpRequest) -> None:
    """Read what still comes in: a browser shows no answer before it has sent everything."""
    left = DRAINED
    try:
        while left > 0 and (part := request.read(64 * 1024)):
            left -= len(part)
    except OSError:
        pass


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from a page of this site."""
    return error_page(
        request,
        403,
        say("This form cannot be accepted"),
        say("It does not come from a page of this site that you opened in this browser lately."),
        say("Go back, load the page again and repeat what you did; cookies must be allowed."),
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer whoever may not see or do this; the exception may say why in sentences."""
    told = [part for part in exception.args if isinstance(part, (Sentence, tuple))]
    title = say("You may not see this page")
    return error_page(request, 403, title, *(told or [say("It is not open to you.")]))


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return error_page(
        request,
        404,
        say("There is nothing at this address"),
        say("It may be mistyped, or it may be for somebody else."),
        say("Check the address, or go to the start page."),
    )


def busy(request: HttpRequest) -> HttpResponse:
    """Answer whoever tries too often."""
    return error_page(
        request,
        429,
        say("Too many attempts"),
        say("To protect accounts, the site waits a few minutes before it accepts more."),
        say("Try again in five minutes."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when we failed; the page needs neither database nor session."""
    return error_page(
        request,
        500,
        say("Something went wrong on our side"),
        say("The fault was noted. What was accepted before is safe."),
        say("Try again in a minute. If it happens again, tell your administrator when it did."),
        bare=True,
    )
