"""No request is larger than what the site could keep, or holds what no database keeps."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from remit.web.look.errors import too_large, unreadable


class RequestSize:
    """Answers a request that is too large with a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _announced(request) > settings.REQUEST_MAX_SIZE:
            return too_large(request)
        return self.get_response(request)


class StorableText:
    """Answers a request that holds the character U+0000 before any query stumbles over it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Look at the address; what is sent in a body is read with care by whoever takes it."""
        texts = (text for _, values in request.GET.lists() for text in values)
        nul = "\0" in request.path or any("\0" in text for text in texts)
        return unreadable(request, ValueError("U+0000")) if nul else None


def _announced(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0
