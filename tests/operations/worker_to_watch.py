"""Starts a watchdog with the command that follows, as `manage.py serve worker` does; for tests."""

import sys

import django

django.setup()

from coprod.watchdog import keep_running  # noqa: E402 -- needs the loaded apps

sys.exit(keep_running(sys.argv[2:], patience=float(sys.argv[1])))
