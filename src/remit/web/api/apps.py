from django.apps import AppConfig


class Api(AppConfig):
    """What other systems may do here."""

    name = "remit.web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
