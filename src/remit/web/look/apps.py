from django.apps import AppConfig


class Look(AppConfig):
    """How all pages look, and how they speak two languages."""

    name = "remit.web.look"
    label = "look"
