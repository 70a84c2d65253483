"""The way in for background work: every task is one of our own Celery app, whoever loads it first.

Nothing else imports Celery, and a web process loads it with the first bell that is rung: people who answer never wait for it.
"""

from importlib import import_module

from celery import shared_task
from django.conf import settings

__all__ = ["shared_task"]

import_module(settings.QUEUE_APP)
