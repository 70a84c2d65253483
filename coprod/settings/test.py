"""The suite: nothing leaves the process, tasks run where they are called, passwords are cheap."""

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import Any

from coprod.settings.base import *
from coprod.settings.base import DATABASES, LANGUAGES

# A folder for each process, so that suites may run side by side.
FOLDER = Path(tempfile.mkdtemp(prefix="coprod-test-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

SECRET_KEY = "only-for-the-suite-" + "x" * 40
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Many tests move the clock by months while somebody is signed in; the limits' own tests set the real ones.
SESSION_COOKIE_AGE = SESSION_LONGEST = 10 * 365 * 24 * 60 * 60
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

BACKUP_DIR = FOLDER / "backups"
BACKUP_RECIPIENT = ""
REMOVALS_FILE = FOLDER / "removals.jsonl"
MAILBOX_DIR = FOLDER / "mail"
HAS_DESIGN_PAGES = True
MAILERS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = "Coprod <coprod@localhost>"
LANGUAGES = [*LANGUAGES, ("ar-xb", "Mirrored")]

QUICK_SECONDS = 0.0  # the clock stands still in most tests
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in use: the in-memory engine locks differently.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
    DATABASES["default"]["OPTIONS"]["timeout"] = (
        300  # whoever waits for its turn gets it on a slow machine too
    )
else:
    DATABASES["default"]["OPTIONS"].pop("pool", None)

# Tables as the models say: the migrations take longer, and leave the same (tests/operations/test_same_tables.py).
DATABASES["default"].setdefault("TEST", {})["MIGRATE"] = False
