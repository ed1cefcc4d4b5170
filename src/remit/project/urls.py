"""Every address of the site."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("remit.web.api.urls")),
    path("people/keys/", include("remit.web.api.key_urls")),
    path("", include("remit.web.accounts.urls")),
    path("", include("remit.web.oversight.urls")),
    path("", include("remit.web.public.urls")),
    path("casework/", include("remit.web.casework.urls")),
]

handler400 = "remit.web.look.errors.unreadable"
handler403 = "remit.web.look.errors.refused"
handler404 = "remit.web.look.errors.missing"
handler500 = "remit.web.look.errors.broken"
handler429 = "remit.web.look.errors.busy"
