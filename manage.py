#!/usr/bin/env python3
"""Coprod's commands; `manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Run one command; a setting that is missing or wrong ends it with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coprod.settings.development")

    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- after the choice of settings

    from coprod.env import SettingError  # noqa: PLC0415 -- after the choice of settings

    try:
        execute_from_command_line(sys.argv)
    except SettingError as problem:
        sys.exit(f"Coprod cannot start: {problem}")


if __name__ == "__main__":
    main()
