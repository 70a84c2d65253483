"""`.env.example` names exactly what `coprod/env.py` and `docker-compose.yml` read, and nothing else reads the environment."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READERS = {"_read", "_switch", "_number"}
APPS = (
    "access",
    "coprod",
    "feedback",
    "kinds",
    "jobs",
    "notices",
    "operations",
    "organisations",
    "participants",
    "projects",
)
APPS += ("stages", "ui", "workspace")
MAY_TOUCH = {
    "coprod/env.py": "the one reader",
    "coprod/celery.py": "chooses the settings module",
    "coprod/wsgi.py": "chooses the settings module",
    "coprod/asgi.py": "chooses the settings module",
}

pytestmark = pytest.mark.unit


def variables_read():
    tree = ast.parse((ROOT / "coprod/env.py").read_text())
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in READERS
        and isinstance(node.args[0], ast.Constant)
    }


def variables_of_compose():
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))


def test_the_example_names_the_variables_that_are_read():
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = [line.split("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)]
    assert sorted(named) == sorted(variables_read() | variables_of_compose())


def test_only_one_module_reads_the_environment():
    touching = {
        str(file.relative_to(ROOT))
        for app in APPS
        for file in (ROOT / app).rglob("*.py")
        if re.search(r"os\.(environ|getenv)", file.read_text())
    }
    assert touching == set(MAY_TOUCH)
