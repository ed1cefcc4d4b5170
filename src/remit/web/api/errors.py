"""Which error is which problem."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.db.models import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from remit.core.errors import NotAllowed, RemitError
from remit.core.sentences import Sentence, say
from remit.web.api.problems import Problem, problem
from remit.web.records.errors import ChangedMeanwhile, Refused

log = logging.getLogger(__name__)


def answer_with_problems(api: NinjaAPI) -> None:
    """Let an API answer every error as a problem."""
    for error in (Problem, NotAllowed, Refused, ValidationError, AuthenticationError, HttpError,
                  Http404, ObjectDoesNotExist, RemitError, DatabaseError, Exception):  # fmt: skip
        api.add_exception_handler(error, _told)


def _told(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    match error:
        case Problem():
            return problem(error.status, error.sentences, **error.more)
        case ValidationError():
            return problem(422, [WRONG], errors=[_amiss(one) for one in error.errors])
        case NotAllowed():
            return problem(409, error.sentences)
        case Refused():
            status = 409 if isinstance(error, ChangedMeanwhile) else 422
            return problem(status, [error.sentence])
        case AuthenticationError():
            return problem(401)
        case Http404() | ObjectDoesNotExist():
            return problem(404)
        case RequestDataTooBig():
            return problem(413)
        case HttpError():
            return problem(error.status_code)
        case RemitError():
            return problem(409, detail=str(error))
    log.exception("a request failed: %s %s", request.method, request.path, exc_info=True)
    return problem(503 if isinstance(error, DatabaseError) else 500)


WRONG: Sentence = say("Nothing was done. “errors” names what is not right, and where.")


def _amiss(error: dict[str, object]) -> dict[str, object]:
    place = error.get("loc", ())
    parts = place[2:] or place[-1:] if isinstance(place, (list, tuple)) else (place,)
    return {"place": "/".join(map(str, parts)), "reason": error.get("msg", "")}
