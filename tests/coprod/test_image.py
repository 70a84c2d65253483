"""The image: small, not root, with pinned packages, and with nothing in it that is not named."""

import re

import pytest
from django.conf import settings

from tests.coprod.compose import ROOT, SERVICES, dockerfile, last_stage, let_in

pytestmark = pytest.mark.unit

SECRETS = re.compile(r"SECRET_KEY|PASSWORD|DATABASE_URL|MAIL_URL|SENTRY")


def test_it_does_not_run_as_root():
    users = [rest for word, rest in last_stage() if word == "USER"]
    assert len(users) == 1
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", users[0])


def test_packages_are_installed_as_pinned_and_never_compiled():
    install = [rest for word, rest in dockerfile() if word == "RUN" and " install " in rest]
    assert "--require-hashes" in install[0]
    assert "--only-binary :all: -r requirements-prod.txt" in install[0]


def test_what_becomes_the_image_takes_only_what_backups_need():
    runs = [rest for word, rest in last_stage() if word == "RUN"]
    taking = [rest for rest in runs if re.search(r"\bpip\b|\bapt(-get)?\b|\bcurl\b", rest)]
    assert [re.findall(r"install (?:--\S+ )+(.+?) &&", rest) for rest in taking] == [
        ["postgresql-client-15"]
    ]
    assert "slim" in dict(last_stage())["FROM"]


def test_its_client_programs_fit_the_database():
    server = re.match(r"postgres:(\d+)-", SERVICES["database"]["image"])
    assert f"postgresql-client-{server.group(1)}" in " ".join(rest for _, rest in last_stage())


def test_no_secret_stays_in_the_image():
    kept = [rest for word, rest in dockerfile() if word in {"ENV", "ARG", "LABEL"}]
    assert kept
    assert [rest for rest in kept if SECRETS.search(rest)] == []


def test_static_files_are_collected_while_it_is_made():
    runs = " ".join(rest for word, rest in dockerfile() if word == "RUN")
    assert "manage.py collectstatic --no-input" in runs


def test_its_own_check_and_command_are_the_web_servers():
    steps = dict(last_stage())
    check, web = SERVICES["web"]["healthcheck"]["test"], SERVICES["web"]["command"]
    assert re.findall(r'"([^"]+)"', steps["HEALTHCHECK"]) == check[1:]
    assert re.findall(r'"([^"]+)"', steps["CMD"]) == web


def test_every_app_is_let_in():
    apps = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    other = {"manage.py", "requirements-prod.txt", "deploy/healthcheck.py"}
    assert set(let_in()) == apps | other | {"templates", "static", "locale"}


def test_nothing_else_is_let_in():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert [path for path in let_in() if not (ROOT / path).exists()] == []
