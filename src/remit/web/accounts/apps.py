from django.apps import AppConfig


class Accounts(AppConfig):
    """Who works here, in which department, and what each role may do."""

    name = "remit.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
