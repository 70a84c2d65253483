"""The development settings with a mail server that may take the worker with it."""

from coprod.settings import development
from coprod.settings.development import *  # noqa: F403 -- settings are all names of the module

MAILERS = {
    "default": {
        "BACKEND": "tests.faults.deadly.Mailbox",
        "OPTIONS": {"file_path": str(development.MAILBOX_DIR)},
    }
}
