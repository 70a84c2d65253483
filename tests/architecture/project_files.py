"""The project's own files, for the tests of this folder."""

import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    *("access", "coprod", "feedback", "jobs", "kinds", "notices", "operations", "organisations"),
    *("participants", "projects", "stages", "ui", "workspace"),
)
SKIPPED = {".git", ".venv", ".uv", "var", "node_modules", "staticfiles", "__pycache__"}
SKIPPED |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis"}


def name(file):
    return file.relative_to(ROOT).as_posix()


def code(*apps):
    """Return the Python files of some apps (all by default), without their migrations."""
    return [
        file
        for app in apps or APPS
        for file in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in file.parts
    ]


def templates():
    folders = [
        ROOT / "templates",
        *sorted(ROOT.glob("*/question_types")),
        *sorted(ROOT.glob("*/reminder_rules")),
    ]
    return [file for folder in folders for file in sorted(folder.rglob("*.html"))]


@cache
def texts():
    """Return every text file a person wrote, wherever it stands."""
    kinds = {".py", ".html", ".txt", ".md", ".toml", ".css", ".js", ".yml", ".yaml", ".sh", ".cfg"}
    kinds |= {".example", ""}
    found = []
    for folder, inside, files in os.walk(ROOT):
        inside[:] = sorted(set(inside) - SKIPPED)
        found += [Path(folder) / file for file in files if Path(file).suffix in kinds]
    return sorted(found)
