"""The project package: settings, root addresses, the Celery app and the `run` command.

Nothing imports this package; it sits on top of the ladder of apps.
"""

from coprod.celery import app as celery_app

__all__ = ["celery_app"]
