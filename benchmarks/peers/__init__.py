"""Two other programs with forms, each from its package in an environment of its own: rows 3 and 4 of the targets.

They are made below `var/peers/` with pip as it is set up on this machine. Where that cannot be done, the rows say why.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "var" / "peers"
SERVER = ("granian==2.8.9", "psycopg[binary,pool]==3.3.9")
MOST_SECONDS = 600
TOKEN = "a" * 32
QUESTIONS, CHOSEN = 8, 6
LINES = 1000


@dataclass(frozen=True)
class Peer:
    """One program: its package, the module here that runs it, which table an answered form leaves a row in."""

    name: str
    package: str
    module: str
    table: str

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return PLACE / self.module / "bin" / "python"


PEERS = (
    Peer("Wagtail", "wagtail==8.0.1", "wagtail_forms", "wagtailforms_formsubmission"),
    Peer("django-survey", "django-survey-and-report==1.5.0", "django_survey", "survey_response"),
)


class NoPeerError(Exception):
    """A program cannot be run here; its text says why."""


def make(peer: Peer) -> None:
    """Make the environment of a program, unless it is there.

    Raises `NoPeerError`.
    """
    if not peer.python.exists():
        _run("make an environment", [sys.executable, "-m", "venv", str(PLACE / peer.module)])
    wanted = [peer.package, *SERVER]
    check = [str(peer.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(f"install {peer.package}", [*check, *wanted])


def environment(peer: Peer, address: str) -> dict[str, str]:
    """Return what the program needs to know to run."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "DATABASE_URL": address, "PYTHONPATH": str(Path(__file__).parent)}


def fill(peer: Peer, address: str) -> None:
    """Make its tables and one form of eight questions.

    Raises `NoPeerError`.
    """
    _run("make its tables", [str(peer.python), "-m", peer.module], environment(peer, address))


def _run(what: str, command: list[str], given: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=given, capture_output=True, text=True, check=False,
            timeout=MOST_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NoPeerError(f"could not {what} ({type(problem).__name__})") from problem
    if done.returncode:
        # Not what was said: addresses of this machine may stand in it.
        raise NoPeerError(f"could not {what} (status {done.returncode})")


def write_pools(folder: Path, peer: Peer) -> None:
    """Write what is sent: the same answers as to the others, under the names that its form has."""
    names = FIELDS[peer.module]
    said = {
        names(number): (CHOICES[peer.module] if number <= CHOSEN else WORDS)
        for number in range(1, QUESTIONS + 1)
    }
    body = urlencode({"csrfmiddlewaretoken": TOKEN, **said})
    lines = {
        "see.path": "/form/1/",
        "keep.path": "/form/1/",
        "keep.cookie": f"csrftoken={TOKEN}",
        "keep.body": body,
    }
    for name, line in lines.items():
        (folder / f"{peer.module}_{name}").write_text(f"{line}\n" * LINES, encoding="ascii")


CHOICES = {
    "wagtail_forms": "It went rather like 2",
    "django_survey": "it-went-rather-like-2",
}
"""The same answer as each writes it: django-survey sends its slug."""
WORDS = "The bus stop should stay where it is, because people use it every day."
FIELDS = {
    "wagtail_forms": lambda number: f"q{number}",
    "django_survey": lambda number: f"question_{number}",
}
"""How each names the field of a question, by its number from 1."""
