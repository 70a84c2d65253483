"""The app of the look."""

from django.apps import AppConfig

from ui import pseudo


class UiConfig(AppConfig):
    """Layouts, components and the words around them."""

    name = "ui"

    def ready(self) -> None:
        """Offer the mirrored practice language where the settings list it."""
        pseudo.install()
