from django.apps import AppConfig


class Oversight(AppConfig):
    """Who may decide instead of whom, on what evidence, and what became of it."""

    name = "remit.web.oversight"
    label = "oversight"
