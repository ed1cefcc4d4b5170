"""How people sign in, where it differs from what allauth does by itself."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse

from remit.core.sentences import say
from remit.web.accounts.entrances import needs_second_factor
from remit.web.accounts.languages import remember
from remit.web.accounts.models import Person
from remit.web.accounts.rooms import first_room
from remit.web.look.language import later


class Adapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; their owners find their language and work again."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": later(
            say("The staff number or the password is not correct.")
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        assert isinstance(request.user, Person)
        return first_room(request.user)

    def post_login(self, request: HttpRequest, user: Person, **more: Any) -> HttpResponse:
        response = super().post_login(request, user, **more)
        return remember(user.language, response) if user.language else response


class SecondFactor(DefaultMFAAdapter):
    """Whoever needs a second factor cannot give it up."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not needs_second_factor(authenticator.user)
