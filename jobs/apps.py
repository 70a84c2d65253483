"""Application configuration of `jobs`."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work with progress. Higher apps register their kinds of work in `jobs.kinds`."""

    name = "jobs"
