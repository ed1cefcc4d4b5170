"""Errors as RFC 9457 writes them, in the language that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from remit.core.sentences import Sentence, say
from remit.web.look.language import spoken

PREFIX = "/api/"
MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: say("The request cannot be read."),
    401: say("The request bears no key that is known here."),
    403: say("This key is not good for that."),
    404: say("There is nothing at this address, or nothing for this key."),
    405: say("This address takes other methods."),
    409: say("The case does not stand as the request assumes."),
    413: say("The request is too long."),
    415: say("The request must be JSON."),
    422: say("Something in the request is not right."),
    429: say("Too many requests came in a short time."),
    500: say("Something went wrong on our side."),
    503: say("The site cannot do that at this moment."),
}
ADVICE = {
    400: say("Send JSON, encoded in UTF-8, as /api/v1/openapi.json describes it."),
    401: say("Send the header “Authorization: Bearer …” with a key that was not revoked."),
    404: say("Check the address, and that the case lies with the key's department."),
    405: say("Look at /api/v1/openapi.json for what can be done here."),
    413: say("A message may have about 300,000 characters; leave the rest out."),
    429: say("Wait a moment and send fewer; nothing was done."),
    500: say("The fault was noted. Try again in a minute, with the same Idempotency-Key."),
    503: say("Nothing was kept. Try again in a minute, with the same Idempotency-Key."),
}


class Problem(Exception):
    """A request that is refused, with the reason in words."""

    def __init__(self, status: int, *sentences: Sentence, **more: Any) -> None:
        super().__init__(status)
        self.status, self.sentences, self.more = status, sentences, more


def problem(status: int, sentences: Sequence[Sentence] = (), **more: Any) -> HttpResponse:
    """Return an error: what happened, why, and what to do."""
    language = spoken()
    told = sentences or ([ADVICE[status]] if status in ADVICE else [])
    title = TITLES.get(status)
    body = {
        "type": "about:blank",
        "title": language.said(title) if title else HTTPStatus(status).phrase,
        "status": status,
        "detail": language.paragraph(tuple(told)),
        **more,
    }
    content = json.dumps(body, ensure_ascii=False)
    answer = HttpResponse(content, content_type=MEDIA_TYPE, status=status)
    answer["Content-Language"] = language.code
    if status in (429, 503):
        answer["Retry-After"] = "10"
    return answer


class ProblemAnswers:
    """Writes errors below /api/ as problems, also those that arise before the API is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if not request.path.startswith(PREFIX) or answer.status_code < 400:
            return answer
        if answer.get("Content-Type") == MEDIA_TYPE:
            return answer
        told = problem(answer.status_code)
        if "Allow" in answer:
            told["Allow"] = answer["Allow"]
        return told
