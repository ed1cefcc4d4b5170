from django.apps import AppConfig


class Hotline(AppConfig):
    """What citizens report, in any words, and who has to deal with it."""

    name = "remit.services.hotline"
    label = "hotline"

    def ready(self) -> None:
        """Let the site's cases run by the hotline's flows."""
        from remit.services.hotline.flow import FLOWS
        from remit.web import hooks

        for flow in FLOWS.values():
            hooks.register_flow(flow)
