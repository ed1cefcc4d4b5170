"""Signing in and one's own account; allauth's views, as far as they are wanted, by its names."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import include, path

from remit.web.accounts import people_pages as people
from remit.web.accounts import views
from remit.web.accounts.entrances import public, signed_in

own = [
    path("", views.home, name="home"),
    path("as/<slug:staff_number>/", views.sign_in_as, name="sign_in_as"),
    path("link/<slug:staff_number>/<str:token>/", views.link, name="link"),
]
others = [
    path("", people.everybody, name="list"),
    path("new/", people.new, name="new"),
    path("person/<slug:staff_number>/", people.one, name="one"),
    path("person/<slug:staff_number>/link/", people.link, name="link"),
    path("person/<slug:staff_number>/do/<slug:act>/", people.change, name="change"),
]
urlpatterns = [
    path("account/", include((own, "accounts"))),
    path("people/", include((others, "people"))),
    path("language/<slug:code>/", views.language, name="language"),
    path("sign-in/", public(views.SignIn.as_view()), name="account_login"),
    path("sign-in/second-factor/", public(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/closed/", public(account.account_inactive), name="account_inactive"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("account/again/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/password/", signed_in(account.password_change), name="account_change_password"),
    path("account/second-factor/", signed_in(mfa.index), name="mfa_index"),
    path("account/second-factor/on/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "account/second-factor/off/",
        signed_in(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path("account/codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/codes/new/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/codes/file/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]  # fmt: skip
if settings.OIDC_SERVER:
    urlpatterns.append(path("", include("remit.web.accounts.single_sign_on_urls")))
