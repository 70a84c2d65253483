"""`manage.py serve web|worker|scheduler`: one process of an installation that has several of them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from coprod import env
from coprod.processes import become, lasting_web_command, prefork_worker_command, scheduler_command
from coprod.watchdog import keep_running

DEVELOPMENT = (
    "these settings are for development: set DJANGO_SETTINGS_MODULE to coprod.settings.production."
)
NO_POSTGRESQL = (
    "DATABASE_URL names no PostgreSQL, which processes apart from each other need; "
    "one machine without servers starts with manage.py run."
)
NO_REDIS = (
    "REDIS_URL names no Redis, which processes apart from each other need; "
    "one machine without servers starts with manage.py run."
)


class Command(BaseCommand):
    """Check what the processes share, then become the process that was asked for."""

    help = "Start one web server, one worker or the scheduler; production's own processes."
    requires_system_checks = ()  # about the code, which the suite has checked; a start is quick

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the kind of process."""
        parser.add_argument("part", choices=("web", "worker", "scheduler"))

    def handle(self, *_args: Any, part: str, **_options: Any) -> None:
        """Become the process; it ends by SIGTERM. One sentence and exit status 1 when it cannot start."""
        refuse_what_is_not_shared(settings)
        if part == "web":
            become(lasting_web_command(env.host(), env.port(), env.web_workers()))
        if part == "worker":
            command = prefork_worker_command(env.worker_processes(), env.log_level())
            raise SystemExit(keep_running(command, patience=env.watchdog_seconds()))
        try:
            settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self.stderr.write(f"Coprod cannot write to {settings.VAR_DIR}: {problem.strerror}.")
            raise SystemExit(1) from None
        become(scheduler_command(Path(settings.VAR_DIR) / "beat-schedule", env.log_level()))


def refuse_what_is_not_shared(chosen: Any) -> None:
    """Raise `SettingError` where a second process on a second machine would see other data than this one."""
    if chosen.MAILBOX_DIR is not None:
        raise env.SettingError(DEVELOPMENT)
    if chosen.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        raise env.SettingError(NO_POSTGRESQL)
    if not chosen.REDIS_URL:
        raise env.SettingError(NO_REDIS)
