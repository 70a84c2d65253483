"""What is the same however Coprod runs. The other settings modules import this one and say what differs."""

from pathlib import Path
from typing import Any

from django.contrib.messages import constants as message_levels
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from coprod import connections, env, logs

BASE_DIR: Path = env.ROOT
VAR_DIR: Path = env.var_dir()
DEBUG = False

# Apps, from the bottom of the ladder up ------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "kinds",
    "ui",
    "access",
    "notices",
    "jobs",
    "organisations",
    "participants",
    "projects",
    "stages",
    "feedback",
    "workspace",
    "operations",
    "coprod",
]
AUTH_USER_MODEL = "organisations.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "coprod.request_log.RequestLines",
    "ui.headers.SafeHeaders",
    "operations.middleware.HealthUnderAnyName",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "ui.middleware.RequestTooBig",
    "ui.middleware.CleanText",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ui.headers.RefusedMethods",
    "ui.guessing.GuessedLinks",
    "ui.middleware.HtmxRedirect",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisations.middleware.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "coprod.urls"
WSGI_APPLICATION = "coprod.wsgi.application"

# Templates: a question type or a reminder rule brings its own folder --------------------------------------------


def _template_folders() -> list[Path]:
    kinds = [
        folder
        for pattern in ("*/question_types/*/templates", "*/reminder_rules/*/templates")
        for folder in sorted(BASE_DIR.glob(pattern))
    ]
    return [BASE_DIR / "templates", *kinds]


TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": _template_folders(),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database and cache ---------------------------------------------------------------------------------------------

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
    ),
}
POSTGRESQL_OPTIONS: dict[str, Any] = {
    "connect_timeout": 10,
    # A database machine that vanished without a word is noticed within half a minute.
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    # While the database is away people hear so within seconds, and nobody waits out a long pause once it is back.
    "pool": {
        "min_size": 1,
        "max_size": 10,
        "timeout": 4,
        "reconnect_timeout": 5,
        "check": connections.check,
    },
}


def _database() -> dict[str, Any]:
    """Return the one database. Requests open no transaction by themselves: each action opens its own."""
    database = env.database(VAR_DIR / "coprod.sqlite3")
    is_sqlite = database["ENGINE"].endswith("sqlite3")
    options = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    return database | {
        "OPTIONS": {**options, **database.get("OPTIONS", {})},
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": not is_sqlite,
        "CONN_MAX_AGE": None if is_sqlite else 0,
    }


DATABASES = {"default": _database()}

REDIS_URL = env.redis_url()
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {
            "BACKEND": "coprod.cache.RedisOrHere",
            "LOCATION": env.redis_cache_url(),
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# Answers at public links ------------------------------------------------------------------------------------------

DOOR_HOLDS_AFTER, DOOR_REFUSES_AFTER = env.door_holds_after(), env.door_refuses_after()
QUICK_SECONDS = 2.0
"""A whole page that comes back sooner was hardly read by a person."""

# Background work: the database row is the promise, the queue is only a bell ---------------------------------------

QUEUE_APP = "coprod.celery"
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {"visibility_timeout": 1800, "global_keyprefix": "coprod:"}
    if REDIS_URL
    else {
        "data_folder_in": str(VAR_DIR / "queue" / "messages"),
        "data_folder_out": str(VAR_DIR / "queue" / "messages"),
        "control_folder": str(VAR_DIR / "queue" / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_CRON_STARTING_DEADLINE = 900
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": 60.0, "options": {"expires": 55}}
    for name, task in (
        ("close what is due", "feedback.tasks.close_due"),
        ("plan notices", "notices.tasks.plan"),
        ("compose messages", "notices.tasks.compose"),
        ("deliver messages", "notices.tasks.deliver"),
        ("sweep hand-overs", "notices.tasks.sweep"),
        ("copy removals", "operations.tasks.copy_removals"),
        ("count how people stand", "feedback.tasks.refresh_loads"),
        ("do long work", "jobs.tasks.work"),
    )
} | {
    name: {"task": task, "schedule": 3600.0, "options": {"expires": 3500}}
    for name, task in (
        ("forget sessions", "organisations.tasks.forget_sessions"),
        ("let go what is kept long enough", "participants.tasks.keep"),
    )
}

# Backups ---------------------------------------------------------------------------------------------------------

BACKUP_DIR: Path = env.backup_dir(VAR_DIR)
BACKUP_RECIPIENT: str = env.backup_recipient()
REMOVALS_FILE: Path | None = env.removals_file()
"""What was taken away for good, outside the database; None where nobody said yet where it is safe."""

# Addresses and messages ------------------------------------------------------------------------------------------

MAILBOX_DIR: Path | None = None
"""Where sent mail can be read on a development machine; None where mail leaves the machine."""

HAS_DESIGN_PAGES = False
"""Whether /design/ shows what pages are made of."""

MAIL_PROVIDER = ""
"""The mail provider that letters go through; "" where they go to a mail server."""
MAIL_REPORTS: dict[str, str] = {}
"""What proves a provider's reports; empty where none are taken."""

# Words, places and times -----------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES: list[tuple[str, Any]] = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Static files ----------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site has a use for our files
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"

# Accounts --------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "organisations.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
# With a confirmed address, signing up answers the same whether or not the address has an account.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_FORMS = {
    "login": "organisations.forms.accounts.SignInForm",
    "signup": "organisations.forms.accounts.SignUpForm",
    "reset_password": "organisations.forms.accounts.AskForPasswordForm",
    "reset_password_from_key": "organisations.forms.accounts.NewPasswordForm",
    "change_password": "organisations.forms.accounts.ChangePasswordForm",
    "reauthenticate": "organisations.forms.accounts.ReauthenticateForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_NOTIFICATIONS = True

# The second step: a passkey, or a code from a phone; recovery codes stand in for either.
MFA_ADAPTER = "organisations.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Wherever a passkey is asked for: a question put at the second step may also be answered at the first, which needs no password.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Coprod"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "authenticate": "organisations.forms.second_factor.CodeForm",
    "reauthenticate": "organisations.forms.second_factor.CodeAgainForm",
    "activate_totp": "organisations.forms.second_factor.FirstCodeForm",
    "add_webauthn": "organisations.forms.second_factor.NewPasskeyForm",
    "edit_webauthn": "organisations.forms.second_factor.PasskeyNameForm",
}

# Sessions end with the browser, after an hour without a page, and after twelve hours in any case.
SESSION_ENGINE = "organisations.sessions"
SESSION_COOKIE_AGE = 60 * 60
SESSION_LONGEST = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = False

# Safety ----------------------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked inside the machine, without TLS
# What pages never ask a browser for; `ui.headers` closes it, also to whatever might get into a page one day.
CLOSED_FEATURES = [
    *("accelerometer", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
    *("payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "ui.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024  # as sent; `ui.middleware` counts 10 MB of words
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Files come in memory and never touch the disk; what is bigger than a picture may be is read past. Each form has its own limit below.
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024 + 64 * 1024  # with what stands around it
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
MESSAGE_LEVEL = message_levels.INFO

METRICS_TOKEN = env.metrics_token()
EXIT_SITE = env.exit_site()

# Log lines go to standard error; the one who starts the process decides where they end ----------------------------

LOGGING = logs.configuration(level=env.log_level(), style=env.log_format(logs.PLAIN))
