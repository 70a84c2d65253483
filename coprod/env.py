"""The only reader of the process environment.

Each setting that a machine may change has one function here, so the list of variables is this file. `.env.example`
is compared with it by a test. Values are checked while the settings load: a wrong one stops the start with one sentence.
"""

import contextlib
import os
import re
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
SECRET_MINIMUM_LENGTH = 40
TOKEN_MINIMUM_LENGTH = 32
REPORTS_SECRET_MINIMUM_LENGTH = 20
MAIL_PROVIDERS = {
    "brevo": "api_key",
    "mailgun": "api_key",
    "postmark": "server_token",
    "sparkpost": "api_key",
}
"""The mail providers that may be chosen, and what each calls its key."""

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}
_DATABASES = {"sqlite", "postgresql", "postgres"}
_DEFAULT_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}

environ.Env.read_env(ROOT / ".env")


class SettingError(ImproperlyConfigured):
    """A setting is missing or cannot be understood; its text is one sentence for the person who starts Coprod."""


def _read(name: str, default: str = "") -> str:
    """Return the trimmed value of a variable; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def _switch(name: str, *, default: bool) -> bool:
    value = _read(name).lower()
    if not value:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    message = f"{name} is “{value}”, which is neither on nor off: use 1 or 0."
    raise SettingError(message)


def _number(name: str, default: int, *, low: int, high: int) -> int:
    value = _read(name, str(default))
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        message = f"{name} is “{value}”, but it must be a whole number from {low} to {high}."
        raise SettingError(message)
    return int(value)


def debug() -> bool:
    """Tell whether Django's debug pages and template reloading are on."""
    return _switch("DEBUG", default=False)


def port() -> int:
    """Return the port of the web server."""
    return _number("PORT", 8000, low=1, high=65535)


def host() -> str:
    """Return the address that the web server listens on; by default only this machine reaches it."""
    return _read("LISTEN_ON", "127.0.0.1")


def web_workers() -> int:
    """Return the number of web processes; more than one only pays with PostgreSQL."""
    return _number("WEB_WORKERS", 1, low=1, high=64)


def worker_processes() -> int:
    """Return the number of tasks that one worker does side by side, each in a process of its own."""
    return _number("WORKER_PROCESSES", 2, low=1, high=64)


def watchdog_seconds() -> int:
    """Return for how many seconds a worker may do nothing while something is due, before it is started anew."""
    return _number("WATCHDOG_SECONDS", 300, low=5, high=3600)


def var_dir() -> Path:
    """Return the folder for everything made at run time: database, queue, mail, logs."""
    return Path(_read("VAR_DIR", str(ROOT / "var"))).expanduser().absolute()


def secret_key() -> str:
    """Return the secret key, which must be set, long and not the example's."""
    value = _read("SECRET_KEY")
    if not value:
        message = "SECRET_KEY is not set: give it a random text of at least 50 characters."
        raise SettingError(message)
    if len(value) < SECRET_MINIMUM_LENGTH or value.startswith("change-me"):
        message = (
            "SECRET_KEY is too easy to guess: give it a random text of at least 50 characters."
        )
        raise SettingError(message)
    return value


def secret_key_fallbacks() -> list[str]:
    """Return the secret keys of before, which still open what they closed until they are taken out."""
    found = [key.strip() for key in _read("SECRET_KEY_FALLBACKS").split(",") if key.strip()]
    if any(len(key) < SECRET_MINIMUM_LENGTH for key in found):
        message = "SECRET_KEY_FALLBACKS holds a key that is too easy to guess: take it out."
        raise SettingError(message)
    return found


def development_secret_key(folder: Path) -> str:
    """Return the secret key of a development machine, made once and kept in `folder`."""
    kept = folder / "secret"
    try:
        if not kept.exists():
            _keep_new_secret(kept)
        return kept.read_text(encoding="ascii")
    except OSError as problem:
        message = f"nothing can be kept in {folder}, the system says: {problem.strerror}."
        raise SettingError(message) from problem


def _keep_new_secret(kept: Path) -> None:
    """Write a fresh secret in one step, so that two processes that start at once agree on it."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_name(f"secret.{secrets.token_hex(8)}")
    try:
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(fresh, kept)
    finally:
        fresh.unlink(missing_ok=True)


def allowed_hosts() -> list[str]:
    """Return the host names that Coprod answers to."""
    return [name.strip() for name in _read("ALLOWED_HOSTS").split(",") if name.strip()]


def site_url(default: str = "") -> str:
    """Return the address that links in messages start with, without a slash at its end."""
    value = _read("SITE_URL", default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
        message = "SITE_URL must be the address people reach Coprod at, such as https://coprod.example.org."
        raise SettingError(message)
    return value


def database(default_file: Path) -> dict[str, Any]:
    """Return Django's database entry for the address in DATABASE_URL, or SQLite in `default_file`."""
    value = _read("DATABASE_URL") or f"sqlite:///{default_file}"
    if urlsplit(value).scheme not in _DATABASES:
        message = "DATABASE_URL must start with postgresql:// or sqlite:/// and name a database."
        raise SettingError(message)
    found: dict[str, Any] = environ.Env.db_url_config(value)
    return found


def redis_url() -> str:
    """Return the address of Redis, or an empty text for the embedded queue and cache."""
    value = _read("REDIS_URL")
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        message = "REDIS_URL must start with redis:// or rediss://."
        raise SettingError(message)
    return value


def redis_cache_url() -> str:
    """Return the address of the cache: CACHE_URL, or the database after the queue's.

    Either way, clearing the cache loses no task.
    """
    apart = _read("CACHE_URL")
    if apart:
        if urlsplit(apart).scheme not in {"redis", "rediss", "unix"}:
            message = "CACHE_URL must start with redis:// or rediss://."
            raise SettingError(message)
        return apart
    parts = urlsplit(redis_url())
    number = parts.path.strip("/") or "0"
    if not number.isdigit():
        message = (
            "REDIS_URL must end with the number of a database, such as redis://127.0.0.1:6379/0."
        )
        raise SettingError(message)
    return urlunsplit(parts._replace(path=f"/{int(number) + 1}"))


def mailer() -> dict[str, Any]:
    """Return the options of the SMTP mailer for the address in MAIL_URL.

    `smtp://` is unencrypted, `smtp+tls://` switches to TLS after greeting, `smtps://` speaks TLS from the start.
    """
    parts = urlsplit(_read("MAIL_URL"))
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        message = "MAIL_URL must name a mail server, such as smtp+tls://user:password@mail.example.org:587."
        raise SettingError(message)
    return {
        "host": parts.hostname,
        "port": parts.port or _DEFAULT_PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }


def mail_provider() -> str:
    """Return the mail provider to send through instead of a mail server, or "" for none."""
    name = _read("MAIL_PROVIDER").lower()
    if name and name not in MAIL_PROVIDERS:
        names = ", ".join(MAIL_PROVIDERS)
        message = (
            f"MAIL_PROVIDER is “{name}”, but it must be one of {names}, or empty to use MAIL_URL."
        )
        raise SettingError(message)
    if name and find_spec("anymail") is None:
        message = (
            "MAIL_PROVIDER needs the extra “prod”, which is not installed: install coprod[prod]."
        )
        raise SettingError(message)
    return name


def provider_mailer(name: str) -> dict[str, Any]:
    """Return the entry of MAILERS for a mail provider."""
    key, url = _read("MAIL_PROVIDER_KEY"), _read("MAIL_PROVIDER_URL")
    if not key:
        message = "MAIL_PROVIDER_KEY is not set: give it the key with which the mail provider lets us send."
        raise SettingError(message)
    if url and urlsplit(url).scheme != "https":
        message = "MAIL_PROVIDER_URL must start with https://."
        raise SettingError(message)
    options = {MAIL_PROVIDERS[name]: key, "timeout": 20} | ({"api_url": url} if url else {})
    return {"BACKEND": f"anymail.backends.{name}.EmailBackend", "OPTIONS": options}


def mail_reports(name: str) -> dict[str, str]:
    """Return what proves that a report of what came back is the mail provider's; empty where none are taken."""
    secret, signing_key = _read("MAIL_PROVIDER_REPORTS_SECRET"), _read("MAIL_PROVIDER_SIGNING_KEY")
    if not name or not secret:
        return {}
    user, _colon, password = secret.partition(":")
    if not user or len(password) < REPORTS_SECRET_MINIMUM_LENGTH:
        message = "MAIL_PROVIDER_REPORTS_SECRET must be a name, a colon and at least 20 random characters."
        raise SettingError(message)
    if name != "mailgun":
        return {"webhook_secret": secret}
    if not signing_key:
        message = "MAIL_PROVIDER_SIGNING_KEY is not set: Mailgun signs its reports with it."
        raise SettingError(message)
    return {"webhook_secret": secret, "webhook_signing_key": signing_key}


def mail_from(default: str = "") -> str:
    """Return the sender of every message."""
    value = _read("MAIL_FROM", default)
    if "@" not in value:
        message = "MAIL_FROM must be the address that messages come from, such as Coprod <hello@example.org>."
        raise SettingError(message)
    return value


def metrics_token() -> str:
    """Return what a monitor shows to read /metrics; empty switches it off."""
    value = _read("METRICS_TOKEN")
    if value and len(value) < TOKEN_MINIMUM_LENGTH:
        message = (
            "METRICS_TOKEN is too easy to guess: give it a random text of at least 32 characters."
        )
        raise SettingError(message)
    return value


def exit_site() -> str:
    """Return where "Exit this page" leads: a page that anybody might have open, over https."""
    value = _read("EXIT_SITE", "https://www.bbc.co.uk/weather")
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        message = "EXIT_SITE is no address of a public page: it begins with https://"
        raise SettingError(message)
    return value


def behind_proxy() -> bool:
    """Tell whether a proxy in front sets X-Forwarded-Proto and X-Forwarded-For and strips them from visitors."""
    return _switch("BEHIND_PROXY", default=True)


def door_holds_after() -> int:
    """Return how many new answers a minute one public link takes before more are held for a person to look at."""
    return _number("DOOR_HOLDS_AFTER", 300, low=1, high=1_000_000)


def door_refuses_after() -> int:
    """Return how many it takes before the next ones are asked to wait, their words still on the page."""
    return _number("DOOR_REFUSES_AFTER", 2000, low=1, high=1_000_000)


def log_level() -> str:
    """Return the level from which log lines are written."""
    value = _read("LOG_LEVEL", "INFO").upper()
    if value not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        message = f"LOG_LEVEL is “{value}”, but it must be DEBUG, INFO, WARNING or ERROR."
        raise SettingError(message)
    return value


def backup_dir(folder: Path) -> Path:
    """Return the folder that backups are written to; one inside `folder` by default."""
    return Path(_read("BACKUP_DIR", str(folder / "backups"))).expanduser().absolute()


def backup_recipient() -> str:
    """Return the public key that backups are encrypted for (as `manage.py backup_key` prints it), or an empty text."""
    value = _read("BACKUP_RECIPIENT")
    if value and not re.fullmatch(r"age1[a-z0-9]{58}", value):
        message = "BACKUP_RECIPIENT must be a public key that begins with age1: manage.py backup_key makes one."
        raise SettingError(message)
    return value


def removals_file() -> Path | None:
    """Return the file in which removals are kept apart from the database and its backups, or None."""
    value = _read("REMOVALS_FILE")
    return Path(value).expanduser().absolute() if value else None


def log_format(default: str) -> str:
    """Return how log lines are written: `json` for machines or `plain` for people."""
    value = _read("LOG_FORMAT", default).lower()
    if value not in {"json", "plain"}:
        message = f"LOG_FORMAT is “{value}”, but it must be json or plain."
        raise SettingError(message)
    return value


def sentry_dsn() -> str:
    """Return where faults are reported to, without anybody's words; empty for nowhere."""
    value = _read("SENTRY_DSN")
    parts = urlsplit(value)
    if value and not (parts.scheme in {"http", "https"} and parts.username and parts.hostname):
        message = "SENTRY_DSN must be the address that your error reporter gave you, or empty."
        raise SettingError(message)
    return value
