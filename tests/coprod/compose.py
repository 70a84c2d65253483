"""What `docker-compose.yml`, `Dockerfile`, `.dockerignore` and `.env.example` say, read for the tests beside this file."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service["image"].startswith("coprod:")}
LASTING = {"web", "worker", "beat"}
ONE_SHOT = {"migrate", "backup"}


def dockerfile():
    """Return the instructions of the Dockerfile as pairs, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line.split(None, 1) for line in text.splitlines() if line and line[0] not in "# "]
    return [(word, " ".join(rest.split())) for word, rest in lines]


def last_stage():
    """Return the instructions from the last FROM on: what becomes the image."""
    steps = dockerfile()
    return steps[max(at for at, (word, _) in enumerate(steps) if word == "FROM") :]


def let_in():
    """Return the paths that `.dockerignore` lets into the image."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return [line[1:] for line in lines if line.startswith("!")]


def named_in_example():
    lines = (ROOT / ".env.example").read_text().splitlines()
    return {line.split("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)}


def command_of(name):
    """Return what follows `manage.py` in the command of one of our services."""
    start, script, *words = SERVICES[name]["command"]
    assert (start, script) == ("python", "manage.py")
    return words
