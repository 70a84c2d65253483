"""Application configuration of `operations`."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The installation itself, above every organisation in it."""

    name = "operations"
