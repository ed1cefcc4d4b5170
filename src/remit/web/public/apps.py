from django.apps import AppConfig


class Public(AppConfig):
    """The citizens' side: nobody signs in here."""

    name = "remit.web.public"
    label = "public"
