"""Only tightens: refuses to start without a secret, host names, an address and a mail server."""

from typing import Any

from coprod import env, logs
from coprod.settings.base import *
from coprod.settings.base import STORAGES

if env.debug():
    message = "DEBUG is on, which shows secrets to visitors: switch it off in production."
    raise env.SettingError(message)

SECRET_KEY = env.secret_key()
SECRET_KEY_FALLBACKS = env.secret_key_fallbacks()
ALLOWED_HOSTS = env.allowed_hosts()
if not ALLOWED_HOSTS:
    message = (
        "ALLOWED_HOSTS is not set: list the host names that Coprod answers to, with commas between."
    )
    raise env.SettingError(message)
SITE_URL = env.site_url()
if not SITE_URL.startswith("https://"):
    message = "SITE_URL must start with https:// in production: people's links and answers travel over it."
    raise env.SettingError(message)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

MAIL_PROVIDER = env.mail_provider()
MAIL_REPORTS = env.mail_reports(MAIL_PROVIDER)
MAILERS: dict[str, dict[str, Any]] = {
    "default": (
        env.provider_mailer(MAIL_PROVIDER)
        if MAIL_PROVIDER
        else {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": env.mailer(),
        }
    )
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mail_from()

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

SECURE_SSL_REDIRECT = True
if env.behind_proxy():
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = (
        1  # else every visitor shares the proxy's address and its sign-in limit
    )
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Browsers' preload list is for the owner of a whole domain to join, not for one program under it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A name that browsers take from this very host only: no neighbour under the same domain can plant one.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_SECURE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

LOGGING = logs.configuration(level=env.log_level(), style=env.log_format(logs.JSON))
if env.sentry_dsn():
    from coprod import error_reports  # only where it is wanted: the library takes a while to load

    error_reports.start(env.sentry_dsn())
    LOGGING = error_reports.reporting(LOGGING)
