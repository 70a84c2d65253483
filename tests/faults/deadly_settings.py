"""The development settings with a mail server that may take the worker with it."""

from coprod.settings.development import *
from coprod.settings.development import MAILBOX_DIR

MAILERS = {
    "default": {
        "BACKEND": "tests.faults.deadly.Mailbox",
        "OPTIONS": {"file_path": str(MAILBOX_DIR)},
    }
}
