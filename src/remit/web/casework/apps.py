from django.apps import AppConfig


class Casework(AppConfig):
    """The officer's workbench: the queue, and one page for each case."""

    name = "remit.web.casework"
    label = "casework"
