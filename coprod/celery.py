"""The Celery app: where background work is found, and what happens when a worker starts."""

import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_ready
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.production")

app = Celery("coprod")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_log_lines(**_: Any) -> None:
    """Leave the lines as Django's settings have them; otherwise the worker would write some of its own kind."""


@app.on_after_configure.connect
def prepare_queue_folders(**_: Any) -> None:
    """Make the folders of the embedded queue, which the library expects to exist."""
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    for name in ("data_folder_in", "data_folder_out", "control_folder"):
        if name in options:
            Path(options[name]).mkdir(parents=True, exist_ok=True)


def is_answered_by(worker: str, *, seconds: float) -> bool:
    """Return whether the worker of this name answers through the queue in time. Raises when the queue cannot be reached."""
    options = {
        **app.conf.broker_transport_options,
        "socket_timeout": 2 * seconds,
        "socket_connect_timeout": seconds,
    }
    with app.connection_for_write(connect_timeout=seconds, transport_options=options) as queue:
        answers = app.control.ping([worker], timeout=seconds, limit=1, connection=queue)
    return bool(answers)


@worker_ready.connect
def catch_up(**_: Any) -> None:
    """Do at once what fell due while no worker ran, instead of a minute later."""
    for task in ("feedback.tasks.close_due", "notices.tasks.plan"):
        app.send_task(task, expires=55)
