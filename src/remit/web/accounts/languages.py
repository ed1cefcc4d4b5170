"""Keeps the language that somebody chose, in a cookie."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse


def remember(code: str, response: HttpResponse) -> HttpResponse:
    """Return the response, which makes the browser keep the language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
