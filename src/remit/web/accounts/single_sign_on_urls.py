"""The addresses of single sign-on, where the settings name a provider."""

from __future__ import annotations

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import path

from remit.web.accounts.entrances import public

BELOW = "single-sign-on/<slug:provider_id>/"
urlpatterns = [
    path("single-sign-on/", public(social.signup), name="socialaccount_signup"),
    path(
        "single-sign-on/no/", public(social.login_cancelled), name="socialaccount_login_cancelled"
    ),
    path("single-sign-on/failed/", public(social.login_error), name="socialaccount_login_error"),
    path(BELOW, public(provider.login), name="openid_connect_login"),
    path(BELOW + "back/", public(provider.callback), name="openid_connect_callback"),
]
