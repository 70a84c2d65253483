"""Settings that both programs share. Runs in their environments, so it knows nothing of ours."""

import os
from pathlib import Path
from urllib.parse import urlsplit

ADDRESS = urlsplit(os.environ["DATABASE_URL"])
HERE = Path(__file__).parent

SHARED = {
    "DEBUG": False,
    "SECRET_KEY": "a-peer-keeps-no-secret-" + "x" * 40,
    "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
    "USE_TZ": True,
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
    "STATIC_URL": "/static/",
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE / "templates"],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    "DATABASES": {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": ADDRESS.path.lstrip("/"),
            "USER": ADDRESS.username,
            "HOST": ADDRESS.hostname,
            "PORT": ADDRESS.port,
            "OPTIONS": {"pool": {"min_size": 4, "max_size": 8}},
        }
    },
    "LOGGING_CONFIG": None,
}
QUESTIONS, CHOSEN = 8, 6
CHOICES = [f"It went rather like {n}" for n in range(5)]


def text_of(number: int) -> str:
    """Return the words of a question, as the yardstick asks them."""
    return f"How was the part of the journey that is number {number}?"
