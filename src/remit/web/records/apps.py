from django.apps import AppConfig


class Records(AppConfig):
    """The journal of facts, the content beside it, and the cases as they stand now."""

    name = "remit.web.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
