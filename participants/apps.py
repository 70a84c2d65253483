"""Application configuration of `participants`."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Registers how participants are reached, and their stop link."""

    name = "participants"
