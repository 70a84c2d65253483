"""One machine, no servers: SQLite, a queue of files, mail written to a folder that /mailbox/ shows."""

from typing import Any

from coprod import env, logs
from coprod.settings.base import *
from coprod.settings.base import LANGUAGES, REMOVALS_FILE, TEMPLATES, VAR_DIR

DEBUG = env.debug()
SECRET_KEY = env.development_secret_key(VAR_DIR)
SITE_URL = env.site_url(default=f"http://localhost:{env.port()}")
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]", *env.allowed_hosts()]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys work on http://localhost, and only there

REMOVALS_FILE = REMOVALS_FILE or VAR_DIR / "removals.jsonl"
MAILBOX_DIR = VAR_DIR / "mail"
HAS_DESIGN_PAGES = True
MAILERS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(MAILBOX_DIR)},
    }
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mail_from(default="Coprod <coprod@localhost>")

# A mirrored language shows whether pages hold from right to left.
LANGUAGES = [*LANGUAGES, ("ar-xb", "Mirrored")]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if DEBUG:
    _loaders = [
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    TEMPLATES[0]["APP_DIRS"] = False
    TEMPLATES[0]["OPTIONS"]["loaders"] = _loaders

# On a developer's own machine a line may quote what was typed.
LOGGING = logs.configuration(level=env.log_level(), style=env.log_format(logs.PLAIN), is_open=DEBUG)
